import { afterAll, beforeAll, expect, test } from 'vitest';
import { calendarLink, calendarRevoke } from '../../app/admin/calendar-link.ts';
import { addBlock } from '../../app/db/booking-blocks.ts';
import { releaseRequest } from '../../app/db/release-holds.ts';
import { keepWatch, takeFreedWatches } from '../../app/db/slot-watches.ts';
import type { Resource } from '../../domain/resources.ts';
import { remindBookings } from '../../worker/jobs/sweep/remind-bookings.ts';
import type { Shown } from '../support/phone.ts';
import { runJson } from '../app/admin/office.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { contactIn, heard, introduce, makeRequestIn, openOffice } from '../support/office.ts';
import { readIcs } from '../support/read-ics.ts';

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

const sweeping = (overrides: Partial<TestHouse> = {}): Promise<void> =>
  remindBookings({ ...house, ...overrides });
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
  await house.db.prisma.$transaction((tx) => releaseRequest(tx, dropped.id, now));
  await house.db.prisma.contact.update({ where: { id: warga }, data: { remindersOff: true } });
  for (const early of ['2026-11-24T08:30:00Z', '2026-11-25T07:59:00Z']) {
    at(early);
    await sweeping();
  }
  at('2026-11-25T08:00:00Z');
  await sweeping();
  await sweeping();
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
  await sweeping({ tz: 'Asia/Jayapura' });
  expect(await remindersOf(early.number)).toBe(0);
  at('2026-11-29T06:30:00Z');
  await sweeping({ tz: 'Asia/Jayapura' });
  await heard(office.warga, ({ text }) => text.includes('🔔') && text.includes(early.number), 'reminder');

  at('2026-11-25T02:00:00Z');
  const missed = await makeRequestIn(house, warga, meetingOn('2026-12-02', '13:00', '15:00'));
  at('2026-12-01T15:00:00Z');
  await sweeping();
  expect(await remindersOf(missed.number)).toBe(0);
  at('2026-12-01T23:30:00Z');
  await sweeping();
  const said = await heard(
    office.warga,
    ({ text }) => text.includes('🔔') && text.includes(missed.number),
    'reminder',
  );
  expect(said.text).toContain('Hari ini: Meeting Room');

  at('2026-12-02T09:00:00Z');
  const late = await makeRequestIn(house, warga, meetingOn('2026-12-03', '09:00', '10:00'));
  at('2026-12-02T10:00:00Z');
  await sweeping();
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
    addBlock(tx, { resource: 'meeting_room', ...hour, reason: 'Perbaikan', staffId: staff.id }, now),
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
    takeFreedWatches(tx, { requestId: request.id }, { now, tz: house.tz }),
  );
  expect(again).toEqual([]);
  expect(await prisma.booking.count({ where: { contactId: { in: [first, second] } } })).toBe(0);
});
