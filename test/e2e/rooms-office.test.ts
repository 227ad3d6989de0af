import { afterAll, beforeAll, expect, test } from 'vitest';
import { calendarLink, calendarRevoke } from '../../app/admin/calendar-link.ts';
import { resourceCalendar } from '../../app/calendar/resource-calendar.ts';
import { RequestMovedOn } from '../../app/db/apply-transition.ts';
import { block, propose } from '../../app/db/room-effects.ts';
import { addBlock } from '../../app/db/booking-blocks.ts';
import { releaseRequest } from '../../app/db/release-holds.ts';
import { keepWatch, takeFreedWatches } from '../../app/db/slot-watches.ts';
import type { Resource } from '../../domain/resources.ts';
import { expireMoves } from '../../worker/jobs/expire-moves.ts';
import { forgetOldWatches, tellOfFreed } from '../../worker/jobs/tell-watchers.ts';
import { remindBookings } from '../../worker/jobs/remind-bookings.ts';
import type { Shown } from '../support/phone.ts';
import { runJson } from '../app/admin/office.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import {
  contactIn,
  heard,
  heardOf,
  historyIn,
  introduce,
  makeRequestIn,
  openOffice,
  requestIn,
} from '../support/office.ts';
import { readIcs } from '../support/read-ics.ts';
import { runJob } from '../support/timed-jobs.ts';

// Monday, 23 November 2026, 09.00 in Pontianak.
let now = new Date('2026-11-23T02:00:00Z');
let house: TestHouse & AsyncDisposable;
let office: ReturnType<typeof openOffice>;
let warga: string;

beforeAll(async () => {
  house = await openTestHouse({ clock: () => now });
  office = openOffice(house.url);
  warga = await introduce(house, office.warga);
});
afterAll(() => house[Symbol.asyncDispose]());

const meetingOn = (date: string, from = '09:00', to = '11:00') => ({
  service: 'kunjungan',
  answers: {
    keperluan: 'pinjam_meeting_room',
    nama_instansi: 'SMA Negeri 1 Pontianak',
    agenda: 'Belajar bersama',
    jumlah_peserta: 10,
    waktu: { date, from, to },
    penanggung_jawab: 'Budi Santoso',
    hp_penanggung_jawab: '+6281200000077',
  },
});
const fetched = async (url: string): Promise<string> => (await fetch(new URL(url, house.url))).text();

test('a confirmation brings the calendar of what is held', async () => {
  const request = await makeRequestIn(house, warga, meetingOn('2026-11-25'));
  const said = await heard(office.warga, ({ text }) => text.includes(request.number), 'confirmation');
  expect(said.file?.name).toBe(`jadwal-${request.number}.ics`);
  const { events } = readIcs(await fetched(said.file?.url ?? ''));
  expect(events).toMatchObject([{ DTSTART: '20261125T020000Z', DTEND: '20261125T040000Z' }]);
});

test('staff read a room in their own calendar, by service and institution only, as long as its address is good', async () => {
  const admin = { ...house, now };
  const link = (options: object = {}) =>
    runJson<{ url: string }>(admin, calendarLink, { argument: 'meeting_room', ...options });
  const pathOf = (url: string): string => url.replace(/^https?:\/\/[^/]+/, house.url);
  const { json, text } = await link();
  expect(text).toContain(json.url);
  expect((await link()).json.url).toBe(json.url);

  const answer = await fetch(pathOf(json.url));
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(answer.headers.get('cache-control')).toContain('private');
  const body = await answer.text();
  expect(readIcs(body).events).toMatchObject([
    {
      SUMMARY: expect.stringMatching(/Meeting Room – SMA Negeri 1 Pontianak$/) as string,
      DTSTART: '20261125T020000Z',
    },
  ]);
  for (const personal of ['Rina', 'Budi', '812', 'Gajah', 'Belajar']) expect(body).not.toContain(personal);
  const etag = answer.headers.get('etag') ?? '';
  expect((await fetch(pathOf(json.url), { headers: { 'if-none-match': etag } })).status).toBe(304);

  const token = new URL(json.url).searchParams.get('token') ?? '';
  for (const wrong of [
    '/calendar/meeting_room.ics',
    `/calendar/meeting_room.ics?token=${token.slice(0, -1)}x`,
    `/calendar/meeting_room.ics?token=2${token.slice(1)}`,
    `/calendar/pontive_center.ics?token=${token}`,
    `/calendar/mayor.ics?token=${token}`,
  ])
    expect((await fetch(`${house.url}${wrong}`)).status, wrong).toBe(404);

  const renewed = await link({ renew: true });
  expect((await fetch(pathOf(json.url))).status).toBe(404);
  expect((await fetch(pathOf(renewed.json.url))).status).toBe(200);
  await runJson(admin, calendarRevoke, { argument: 'meeting_room' });
  expect((await fetch(pathOf(renewed.json.url))).status).toBe(404);
  await expect(runJson(admin, calendarRevoke, { argument: 'meeting_room' })).rejects.toThrow('no address');
  await expect(runJson(admin, calendarLink, { argument: 'aula' })).rejects.toThrow('meeting_room');
  const again = await link();
  expect((await fetch(pathOf(again.json.url))).status).toBe(200);
  expect((await fetch(pathOf(json.url))).status).toBe(404);
});

const reminding = (overrides: Partial<TestHouse> = {}): Promise<void> =>
  runJob(remindBookings, { ...house, ...overrides });
const remindersOf = async (number: string): Promise<number> => {
  await office.warga.news();
  return office.warga.all.filter(({ text }) => text.includes('🔔') && text.includes(number)).length;
};
const at = (text: string): void => {
  now = new Date(text);
};

test('the day before at 15.00 city time what is still held is reminded of, once, also of who wants no other reminders', async () => {
  at('2026-11-23T02:00:00Z');
  const kept = await makeRequestIn(house, warga, meetingOn('2026-11-26'));
  const dropped = await makeRequestIn(house, warga, meetingOn('2026-11-26', '13:00', '15:00'));
  await house.db.prisma.$transaction((tx) =>
    releaseRequest(tx, dropped.id, { now, resources: house.catalogue.city.resources }),
  );
  // What is let go is gone from the room's calendar as well.
  const feed = await resourceCalendar(house.db, 'meeting_room', { catalogue: house.catalogue, now });
  expect([kept.id, dropped.id].map((id) => feed.replace(/\r\n /g, '').includes(id))).toEqual([true, false]);
  await house.db.prisma.contact.update({ where: { id: warga }, data: { remindersOff: true } });
  for (const early of ['2026-11-24T08:30:00Z', '2026-11-25T07:59:00Z']) {
    at(early);
    await reminding();
  }
  at('2026-11-25T08:00:00Z');
  await reminding();
  await reminding();
  const said = await heard(
    office.warga,
    ({ text }) => text.includes('🔔') && text.includes(kept.number),
    'reminder',
  );
  expect(said.text).toMatch(
    /Besok: Meeting Room.*Kamis, 26 November 2026, pukul 09\.00–11\.00.*Kantor DISKOMINFO.*Bidang Aplikasi/s,
  );
  expect(await remindersOf(kept.number)).toBe(1);
  expect(await remindersOf(dropped.number)).toBe(0);
});

test('a reminder keeps the city’s midnight, comes in the morning when the evening was missed, and not after a late booking', async () => {
  // 00.30 on the 27th in Jayapura is still the 26th in UTC and in Pontianak.
  at('2026-11-24T02:00:00Z');
  const early = await makeRequestIn(house, warga, meetingOn('2026-11-30', '08:00', '09:00'));
  await house.db.prisma.booking.updateMany({
    where: { requestId: early.id },
    data: { startsAt: new Date('2026-11-29T15:30:00Z'), endsAt: new Date('2026-11-29T16:30:00Z') },
  });
  at('2026-11-28T06:30:00Z');
  await reminding({ tz: 'Asia/Jayapura' });
  expect(await remindersOf(early.number)).toBe(0);
  at('2026-11-29T06:30:00Z');
  await reminding({ tz: 'Asia/Jayapura' });
  await heard(office.warga, ({ text }) => text.includes('🔔') && text.includes(early.number), 'reminder');

  at('2026-11-25T02:00:00Z');
  const missed = await makeRequestIn(house, warga, meetingOn('2026-12-02', '13:00', '15:00'));
  at('2026-12-01T15:00:00Z');
  await reminding();
  expect(await remindersOf(missed.number)).toBe(0);
  at('2026-12-01T23:30:00Z');
  await reminding();
  const said = await heard(
    office.warga,
    ({ text }) => text.includes('🔔') && text.includes(missed.number),
    'reminder',
  );
  expect(said.text).toContain('Hari ini: Meeting Room');

  at('2026-12-02T09:00:00Z');
  const late = await makeRequestIn(house, warga, meetingOn('2026-12-03', '09:00', '10:00'));
  at('2026-12-02T10:00:00Z');
  await reminding();
  expect(await remindersOf(late.number)).toBe(0);
});

test('who asked is told once when a period becomes free, in the order of asking, and only when their wish fits', async () => {
  at('2026-12-04T02:00:00Z');
  const request = await makeRequestIn(house, warga, meetingOn('2026-12-10'));
  const { prisma } = house.db;
  const watch = async (contactId: string, from: string, to: string, resource: Resource = 'meeting_room') => {
    const slot = { date: '2026-12-10', from, to };
    await prisma.$transaction((tx) => keepWatch(tx, contactId, { resource, amount: 1, slot }, now));
  };
  const [first, second, other] = [
    await contactIn(house, office.ikp),
    await contactIn(house, office.aptika),
    await contactIn(house, office.asn),
  ];
  await watch(second, '09:00', '11:00');
  at('2026-12-04T02:01:00Z');
  await watch(first, '10:00', '11:00');
  await watch(other, '09:00', '10:00', 'pontive_center');
  // 08.00 to 12.00 is not wholly free without what others hold: its end is blocked.
  const hour = { from: new Date('2026-12-10T04:30:00Z'), to: new Date('2026-12-10T05:00:00Z') };
  const staff = await prisma.staff.findFirstOrThrow();
  await prisma.$transaction((tx) =>
    addBlock(
      tx,
      { resource: 'meeting_room', ...hour, reason: 'Perbaikan', staffId: staff.id },
      { now, resources: house.catalogue.city.resources },
    ),
  );
  await watch(warga, '08:00', '12:00');

  await office.warga.say(`status ${request.number}`);
  const asked = await office.warga.choose(office.warga.all.at(-1) as Shown, 'Batalkan permohonan');
  await office.warga.choose(asked, 'Ya');
  await heard(
    office.warga,
    ({ text }) => text.includes(request.number) && text.includes('sudah dilepas'),
    'withdrawal',
  );
  const said = await heard(
    office.aptika,
    ({ text }) => text.includes('yang Anda tunggu kosong lagi'),
    'news',
  );
  expect(said.text).toMatch(/\*Meeting Room\*.*10 Desember 2026, pukul 09\.00–11\.00/);
  await heard(office.ikp, ({ text }) => text.includes('10.00–11.00'), 'news');
  const told = await prisma.slotWatch.findMany({ where: { toldAt: { not: null } }, orderBy: { id: 'asc' } });
  expect(told.map(({ contactId }) => contactId)).toEqual([second, first]);
  const again = await prisma.$transaction((tx) =>
    takeFreedWatches(
      tx,
      { requestId: request.id },
      { now, tz: house.tz, resources: house.catalogue.city.resources },
    ),
  );
  expect(again).toEqual([]);
  // The wish for the whole morning fits once the block at its end has been released.
  const held = await prisma.bookingBlock.findFirstOrThrow({ where: { reason: 'Perbaikan' } });
  await prisma.booking.updateMany({ where: { blockId: held.id }, data: { releasedAt: new Date(0) } });
  await runJob(tellOfFreed, house);
  await heard(
    office.warga,
    ({ text }) => text.includes('kosong lagi') && text.includes('08.00–12.00'),
    'news',
  );
  at('2026-12-11T02:00:00Z');
  await runJob(forgetOldWatches, house);
  expect(await prisma.slotWatch.count()).toBe(0);
  expect(await prisma.booking.count({ where: { contactId: { in: [first, second] } } })).toBe(0);
});

/** An operator's chat with a room already chosen for a block on a day. */
const blocking = async (date: string): Promise<Shown> => {
  const { aptika } = office;
  const day = await aptika.say('jadwal');
  const which = await aptika.choose(day, 'Blokir waktu');
  await aptika.choose(which, 'Meeting Room');
  const until = await aptika.say(date);
  const times = await aptika.choose(until, 'Hari itu saja');
  return aptika.choose(times, 'Sepanjang hari');
};
/** A request whose alert has come, so that nothing of it comes between what the operator says and the answer. */
const alertedOf = async (filled: ReturnType<typeof meetingOn>) => {
  const request = await makeRequestIn(house, warga, filled);
  await heardOf(office.aptika, 'Permohonan baru', request.number);
  return request;
};
const activeOf = (requestId: string) =>
  house.db.prisma.booking.findMany({ where: { requestId, releasedAt: null }, orderBy: { startsAt: 'asc' } });
const actionsOf = async (requestId: string): Promise<string[]> =>
  (await historyIn(house, requestId)).map(({ action }) => action);

test('a block takes what is free and says what it touches; the move it asks for is agreed to, and the block takes the rest', async () => {
  at('2026-12-14T02:00:00Z');
  const { aptika, warga: rina } = office;
  const request = await alertedOf(meetingOn('2026-12-22'));
  const reason = await blocking('22/12/2026');
  const asked = await aptika.choose(reason, 'Dipakai Wali Kota');
  expect(asked.text).toContain(request.number);
  expect(await house.db.prisma.bookingBlock.count({ where: { reason: 'Dipakai Wali Kota' } })).toBe(0);
  const told = await aptika.choose(asked, 'Blokir sisanya');
  expect(told.text).toContain('diblokir: Selasa, 22 Desember 2026, sepanjang hari');
  expect(await activeOf(request.id)).toHaveLength(1);

  const when = await aptika.choose(told, `Pindahkan ${request.number}`);
  expect(when.text).toContain('sekarang Selasa, 22 Desember 2026, pukul 09.00–11.00');
  const why = await aptika.say('23/12/2026 13.00-15.00');
  await aptika.choose(why, 'Ruang dipakai Wali Kota');
  const question = await heard(rina, ({ text }) => text.includes('mengusulkan jadwal baru'), 'question');
  expect(question.options.map(({ label }) => label)).toEqual(['Setuju pindah', 'Tetap jadwal semula']);
  expect((await activeOf(request.id)).map(({ kind }) => kind)).toEqual(['request', 'proposal']);

  const schedule = { date: '2026-12-22', from: '08:45', to: '11:00', place: 'Lantai 2' };
  await house.db.prisma.request.update({ where: { id: request.id }, data: { schedule } });
  await rina.choose(question, 'Setuju pindah');
  await heard(
    aptika,
    ({ text }) => text.includes('Pemohon setuju pindah') && text.includes(request.number),
    'news',
  );
  const file = await heard(
    rina,
    ({ file }) => file?.name === `jadwal-${request.number}.ics` && file.url !== '',
    'file',
  );
  const moved = await requestIn(house, request.number);
  const period = { date: '2026-12-23', from: '13:00', to: '15:00' };
  expect(moved.answers['waktu']).toEqual(period);
  expect(moved.schedule).toEqual({ ...period, place: 'Lantai 2' });
  const newest = await heard(
    rina,
    ({ text, file }) => file !== undefined && text.includes('jadwal yang baru'),
    'calendar',
  );
  const [before, after] = await Promise.all(
    [file, newest].map(async (shown) => readIcs(await fetched(shown.file?.url ?? '')).events[0]),
  );
  expect(after).toMatchObject({ UID: before?.['UID'], DTSTART: '20261223T060000Z' });
  expect(Number(after?.['SEQUENCE'])).toBeGreaterThan(Number(before?.['SEQUENCE']));
  expect(await activeOf(request.id)).toMatchObject([
    { kind: 'request', startsAt: new Date('2026-12-23T06:00:00Z') },
  ]);
  expect(await actionsOf(request.id)).toEqual(['submit', 'blocked_over', 'move_proposed', 'moved']);
  // The day is wholly the block's now, and free again once it is released.
  const block = await house.db.prisma.bookingBlock.findFirstOrThrow({
    where: { reason: 'Dipakai Wali Kota' },
  });
  const pieces = await house.db.prisma.booking.findMany({ where: { blockId: block.id, releasedAt: null } });
  const hours = pieces.reduce(
    (sum, { startsAt, endsAt }) => sum + (endsAt.getTime() - startsAt.getTime()) / 3_600_000,
    0,
  );
  expect(hours).toBe(24);
  const day = await aptika.say('jadwal 22/12/2026');
  await aptika.choose(day, /^Lepas blokir/);
  await heard(aptika, ({ text }) => text.includes('dilepas: Selasa, 22 Desember 2026'), 'release');
  expect(await house.db.prisma.booking.count({ where: { blockId: block.id, releasedAt: null } })).toBe(0);
});

test('a move nobody answers in time leaves the old period, and both sides hear of it', async () => {
  at('2026-12-28T02:00:00Z');
  const { aptika, warga: rina } = office;
  const request = await alertedOf(meetingOn('2027-01-06'));
  const opened = await aptika.say(request.number);
  await aptika.choose(opened, 'Pindahkan jadwal');
  const why = await aptika.say('7/1/2027 09.00-11.00');
  await aptika.choose(why, 'Pemeliharaan');
  const question = await heard(
    rina,
    ({ text }) => text.includes('mengusulkan') && text.includes(request.number),
    'question',
  );
  at('2026-12-30T02:00:00Z');
  await Promise.all([expireMoves(house), expireMoves(house)]);
  await heard(
    rina,
    ({ text }) => text.includes('lewat batas waktunya') && text.includes(request.number),
    'news',
  );
  await heard(aptika, ({ text }) => text.includes('tidak dijawab') && text.includes(request.number), 'alert');
  expect(await activeOf(request.id)).toMatchObject([
    { kind: 'request', startsAt: new Date('2027-01-06T02:00:00Z') },
  ]);
  expect((await actionsOf(request.id)).filter((action) => action.startsWith('move'))).toEqual([
    'move_proposed',
    'move_expired',
  ]);
  const late = await rina.choose(question, 'Setuju pindah');
  expect(late.text).not.toContain('sudah pindah');
  expect((await requestIn(house, request.number)).version).toBe(request.version);
});

test('the picture of a week comes to whoever ordered it', async () => {
  const { kepala: head } = office;
  const day = await head.say('jadwal 6/1/2027');
  const week = await head.choose(day, 'Seminggu');
  await head.choose(week, 'Gambar');
  const sent = await heard(head, ({ file }) => file?.mime === 'image/png', 'picture');
  expect(sent.text).toBe('Jadwal ruang Senin, 4 Januari 2027 sampai Jumat, 8 Januari 2027');
});

test('the database decides: a block of what was booked meanwhile, or a move to it, is undone as a whole', async () => {
  at('2027-01-11T02:00:00Z');
  const { prisma } = house.db;
  const [one, two] = [await alertedOf(meetingOn('2027-01-20')), await alertedOf(meetingOn('2027-01-21'))];
  const staff = await prisma.staff.findFirstOrThrow();
  const outside = {
    contactId: await contactIn(house, office.aptika),
    now,
    tz: house.tz,
    vault: house.vault,
    resources: house.catalogue.city.resources,
  };
  const before = [await prisma.bookingBlock.count(), await prisma.bookingMove.count()];
  const slot = { date: '2027-01-20', from: '08:00', to: '10:00' };
  const blocking = prisma.$transaction((tx) =>
    block(
      tx,
      {
        type: 'block',
        resource: 'meeting_room',
        from: slot.date,
        until: slot.date,
        times: null,
        reason: 'Rapat',
        staffId: staff.id,
        touches: [two.id],
      },
      outside,
    ),
  );
  await expect(blocking).rejects.toThrow(RequestMovedOn);
  const moving = prisma.$transaction((tx) =>
    propose(
      tx,
      {
        type: 'propose_move',
        requestId: two.id,
        contactId: warga,
        item: 'waktu',
        slot,
        reason: 'Rapat',
        expiresAt: '2027-01-12T02:00:00Z',
        staffId: staff.id,
        actor: 'Sari',
        role: 'operator',
        note: '',
      },
      outside,
    ),
  );
  await expect(moving).rejects.toThrow(RequestMovedOn);
  expect([await prisma.bookingBlock.count(), await prisma.bookingMove.count()]).toEqual(before);
  for (const { id } of [one, two]) expect(await actionsOf(id)).toEqual(['submit']);
  expect(await activeOf(two.id)).toHaveLength(1);
});

test('no step had to be run again for a fact that nobody had declared', async () => {
  expect(await house.undeclared()).toEqual([]);
});
