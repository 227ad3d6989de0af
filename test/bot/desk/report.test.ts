import { afterAll, beforeAll, expect, test } from 'vitest';
import { adminEvents } from '../../../app/db/admin-events.ts';
import { sealedPlaces } from '../../../app/places.ts';
import { eventually } from '../../support/eventually.ts';
import { openDeskPages, type DeskPages, type Session } from '../../support/desk-pages.ts';
import { addRequest } from '../../support/request-row.ts';

let desk: DeskPages;
let administrator: Session;
let head: Session;
beforeAll(async () => {
  desk = await openDeskPages();
  administrator = await desk.enter({ role: 'administrator', unit: 'sekretariat', name: 'Ani' });
  head = await desk.enter({ role: 'head', unit: 'sekretariat', name: 'Ibu Kepala' });
  const id = await addRequest(desk.db, { number: 'TD-2026-AAAA2222', service: 'vicon', channel: 'telegram' });
  await addRequest(desk.db, { number: 'TD-2026-BBBB2222', submittedAt: new Date('2025-05-01T03:00:00Z') });
  await desk.db.prisma.requestRating.create({
    data: {
      ...{ requestId: id, round: 1, stars: 4, at: new Date('2026-11-21T02:00:00Z') },
      comment: desk.vault.seal('Cepat sekali', sealedPlaces.ratingComment(id)),
    },
  });
});
afterAll(() => desk.close());

const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const path = '/meja/laporan?dari=2026-01-01&sampai=2026-12-31';
const days = { dari: '2026-01-01', sampai: '2026-12-31' };

test('every figure of a report opens the requests it counts, of its days, service, unit and channel', async () => {
  const { body } = await head.get(path);
  const links = [...body.matchAll(/href="(\/meja\/pengawasan\/angka\?[^"]+)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  );
  expect(links.length).toBeGreaterThan(5);
  for (const link of links.filter((one) => one.includes('angka=received'))) {
    const opened = textOf((await head.get(link)).body);
    expect(opened).toContain('TD-2026-AAAA2222');
    expect(opened).not.toContain('TD-2026-BBBB2222');
  }
  for (const kind of ['layanan=vicon', 'bidang=aptika', 'kanal=telegram'])
    expect(links.some((one) => one.includes(kind))).toBe(true);
});

test('what takes long to count is said at once and shown once it is counted; nobody waits for it', async () => {
  const hasty = await openDeskPages({ countingMs: 100 });
  try {
    const reader = await hasty.enter({ role: 'head', unit: 'sekretariat', name: 'Ibu Kepala' });
    const client = await hasty.db.pool.connect();
    try {
      await client.query('BEGIN; LOCK TABLE figure_count IN ACCESS EXCLUSIVE MODE');
      for (const asked of [path, `${path}&bentuk=csv`]) {
        const { statusCode, headers, body } = await reader.get(asked);
        expect(statusCode).toBe(202);
        expect(headers['refresh']).toBe(`3; url=${asked}`);
        expect(textOf(body)).toContain('sedang dihitung sekarang');
      }
    } finally {
      await client.query('COMMIT');
      client.release();
    }
    await eventually(async () => (await reader.get(path)).statusCode).toBe(200);
    await eventually(async () => (await reader.get(`${path}&bentuk=csv`)).body).toMatch(/^layanan,/);
  } finally {
    await hasty.close();
  }
});

test('it is taken along as PDF, workbook, CSV and JSON, which is written down; operators may not', async () => {
  for (const [form, begins] of [
    ['pdf', '%PDF-'],
    ['xlsx', 'PK'],
    ['csv', 'layanan,'],
    ['json', '{'],
  ] as const) {
    const { rawPayload, headers } = await administrator.get(`${path}&bentuk=${form}`);
    expect(headers['content-disposition']).toBe(
      `attachment; filename="laporan-2026-01-01-2026-12-31.${form}"`,
    );
    expect(rawPayload.subarray(0, begins.length).toString()).toBe(begins);
  }
  const taken = (await adminEvents(desk.db.pool)).filter(({ action }) => action === 'desk_exported');
  expect(taken).toHaveLength(4);
  const operator = await desk.enter({ unit: 'aptika', name: 'Sari' });
  expect((await operator.get(path)).statusCode).toBe(403);
  expect(
    (await operator.post('/meja/laporan/usulan', { ...days, usulan: 'Tambah loket baru.' })).statusCode,
  ).toBe(403);
  expect((await head.get('/meja/laporan?dari=2026-12-31&sampai=2026-01-01')).statusCode).toBe(422);
});

test('the proposal is written by an administrator, signed by the head as it was read, and then stays', async () => {
  const propose = (usulan: string) => administrator.post('/meja/laporan/usulan', { ...days, usulan });
  const sign = (usulan: string) => head.post('/meja/laporan/tanda-tangan', { ...days, usulan });
  expect((await propose('pendek')).statusCode).toBe(422);
  expect((await propose('Tambah satu ruang rapat.')).statusCode).toBe(200);
  expect((await propose('Tambah dua ruang rapat.')).statusCode).toBe(200);
  expect((await sign('Tambah satu ruang rapat.')).statusCode).toBe(409);
  expect((await head.post('/meja/laporan/usulan', { ...days, usulan: 'Dari Kepala.' })).statusCode).toBe(403);
  expect((await administrator.post('/meja/laporan/tanda-tangan', { ...days, usulan: 'x' })).statusCode).toBe(
    403,
  );
  expect(textOf((await sign('Tambah dua ruang rapat.')).body)).toContain(
    'Ditandatangani Kepala Dinas, Senin, 23 November 2026',
  );
  expect((await propose('Sesuatu yang lain.')).statusCode).toBe(409);
  const { proposal } = (await administrator.get(`${path}&bentuk=json`)).json<{ proposal: object }>();
  expect(proposal).toEqual({ words: 'Tambah dua ruang rapat.', signedOn: 'Senin, 23 November 2026' });
  const acts = (await adminEvents(desk.db.pool)).map(({ action, actor }) => `${action} ${actor}`);
  expect(acts.filter((act) => act.startsWith('report_'))).toEqual([
    'report_proposed administrator Ani',
    'report_proposed administrator Ani',
    'report_signed head Ibu Kepala',
  ]);
});

test('a comment’s theme is picked by an administrator and counted in the report, without its words', async () => {
  const { body } = await administrator.get('/meja/pengawasan');
  const [, id = ''] = /action="\/meja\/pengawasan\/tema">[\s\S]*?name="id" value="(\d+)"/.exec(body) ?? [];
  expect((await administrator.post('/meja/pengawasan/tema', { id, tema: 'gossip' })).statusCode).toBe(422);
  expect((await administrator.post('/meja/pengawasan/tema', { id, tema: 'speed' })).statusCode).toBe(200);
  const { body: json } = await administrator.get(`${path}&bentuk=json`);
  expect(json).toContain('"theme": "speed"');
  expect(json).not.toContain('Cepat sekali');
});
