import { afterAll, beforeAll, expect, test } from 'vitest';
import { calendarLink, calendarRevoke } from '../../app/admin/calendar-link.ts';
import { runJson } from '../app/admin/office.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { heard, introduce, makeRequestIn, openOffice } from '../support/office.ts';
import { readIcs } from '../support/read-ics.ts';

// Monday, 23 November 2026, 09.00 in Pontianak.
const now = new Date('2026-11-23T02:00:00Z');
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
  const admin = { db: house.db, vault: house.vault, now };
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
