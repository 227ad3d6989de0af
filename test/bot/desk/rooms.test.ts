import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDeskPages, type DeskPages, type Session } from '../../support/desk-pages.ts';
import { addRequest } from '../../support/request-row.ts';

let desk: DeskPages;
let keeper: Session;
const number = 'TD-2026-AAAA2222';
let requestId = '';

beforeAll(async () => {
  desk = await openDeskPages();
  keeper = await desk.enter({ unit: 'aptika' });
  requestId = await addRequest(desk.db, {
    ...{ number, service: 'ruang', state: 'submitted' },
    answers: { kegiatan: 'Rapat <b>PKK</b>' },
  });
  // Wednesday, 25 November, 09.00 to 11.00 in Pontianak.
  const [startsAt, endsAt] = [new Date('2026-11-25T02:00:00Z'), new Date('2026-11-25T04:00:00Z')];
  await desk.db.prisma.booking.create({
    data: {
      holder: requestId,
      requestId,
      resource: 'meeting_room',
      seat: 1,
      startsAt,
      endsAt,
      freeAt: endsAt,
    },
  });
});
afterAll(() => desk.close());

test('a week and a month say who holds what and what is free', async () => {
  const { body } = await keeper.get('/meja/ruangan?tanggal=2026-11-25');
  expect(body).toContain(number);
  expect(body).toContain('09.00');
  expect(body).toContain('Kosong');
  expect(body).not.toContain('<b>PKK');
  const month = await keeper.get('/meja/ruangan?lihat=bulan&tanggal=2026-11-02');
  expect(month.body.match(/<caption>/g)).toHaveLength(6);
  expect(month.body).toContain(number);
  expect((await keeper.get('/meja/ruangan?tanggal=2026-12-01')).body).not.toContain(number);
});

const block = { ruang: 'meeting_room', dari: '2026-11-26', jam: '08.00-12.00', alasan: 'Pemeliharaan' };

test('a time is blocked and let go', async () => {
  expect((await keeper.post('/meja/ruangan/blokir', block)).body).toContain('diblokir');
  const { body } = await keeper.get('/meja/ruangan?tanggal=2026-11-26');
  const release = /href="(\/meja\/ruangan\/lepas\/[^"]+)"/.exec(body)?.[1] ?? '';
  expect((await keeper.get(release)).body).toContain('Pemeliharaan');
  expect((await keeper.post(release)).body).toContain('dilepas');
  expect((await keeper.post(release)).statusCode).toBe(404);
});

test('what a block would touch is shown first, and is written into its history when it is blocked all the same', async () => {
  const over = { ...block, dari: '2026-11-25' };
  const asked = await keeper.post('/meja/ruangan/blokir', over);
  expect(asked.body).toContain(number);
  expect(await desk.db.prisma.bookingBlock.count({ where: { releasedAt: null } })).toBe(0);
  await keeper.post('/meja/ruangan/blokir', { ...over, sentuh: requestId });
  expect(await desk.db.prisma.bookingBlock.count({ where: { releasedAt: null } })).toBe(1);
  expect(await desk.db.prisma.requestEvent.findMany({ select: { action: true } })).toEqual([
    { action: 'blocked_over' },
  ]);
});

test.each([
  ['a day that is over', { dari: '2026-11-20' }],
  ['an end before its beginning', { sampai: '2026-11-25' }],
  ['more than a month', { sampai: '2027-01-30' }],
  ['times that are none', { jam: 'pagi sekali banget' }],
  ['no reason', { alasan: '' }],
  ['no day', { dari: '' }],
  ['what another unit keeps', { ruang: 'vicon_kit' }],
])('%s is refused and blocks nothing', async (_, changes) => {
  const before = await desk.db.prisma.bookingBlock.count();
  expect((await keeper.post('/meja/ruangan/blokir', { ...block, ...changes })).statusCode).toBe(422);
  expect(await desk.db.prisma.bookingBlock.count()).toBe(before);
});

test('who keeps nothing looks and changes nothing', async () => {
  const head = await desk.enter({ role: 'head', unit: 'sekretariat', name: 'Ibu Kepala' });
  const { body } = await head.get('/meja/ruangan?tanggal=2026-11-25');
  expect(body).toContain(number);
  expect(body).not.toContain('/meja/ruangan/blokir');
  expect((await head.post('/meja/ruangan/blokir', block)).statusCode).toBe(422);
  expect((await head.post(`/meja/ruangan/lepas/${randomUUID()}`)).statusCode).toBe(404);
});
