import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginCity } from '../../../app/city/begin-city.ts';
import { adminEvents } from '../../../app/db/admin-events.ts';
import { cityPartsAt, liveCityNo } from '../../../app/db/city-versions.ts';
import { aMoment } from '../../support/context.ts';
import { openDeskPages, type DeskPages, type Session } from '../../support/desk-pages.ts';
import { pontianak } from '../../support/pontianak.ts';

let desk: DeskPages;
let administrator: Session;
let head: Session;
let operator: Session;
beforeAll(async () => {
  desk = await openDeskPages();
  await beginCity(desk.db, { folder: pontianak, today: '2026-11-23', now: aMoment });
  administrator = await desk.enter({ role: 'administrator', unit: 'sekretariat', name: 'Dewi' });
  head = await desk.enter({ role: 'head', unit: 'sekretariat', name: 'Hasan' });
  operator = await desk.enter({ name: 'Budi' });
});
afterAll(() => desk.close());

const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const sopOf = (): readonly string[] => desk.catalogue.byCode.get('magang')?.sop ?? [];
const path = '/meja/layanan/magang/sop';
/** One step otherwise; the pages here go on with the first version, so each test takes a step of its own. */
const form = (words: string, { alasan = 'Lebih jelas', step: changed = 0 } = {}) => ({
  ...Object.fromEntries(sopOf().map((step, at) => [`langkah_${at}`, at === changed ? words : step])),
  alasan,
});
const sealedIn = (body: string): string => /name="usulan" value="([^"]+)"/.exec(body)?.[1] ?? '';

const submit = async (words: string, step = 0): Promise<number> => {
  const { body } = await administrator.post(path, form(words, { step }));
  const sent = await administrator.post('/meja/layanan/usulan', { usulan: sealedIn(body) });
  expect([sent.statusCode, sent.headers.location]).toEqual([303, '/meja/layanan/usulan']);
  const page = await administrator.get('/meja/layanan/usulan');
  return Number(/Usulan (\d+)/.exec(textOf(page.body))?.[1]);
};

test('an SOP is written anew beside what stands, looked at as a phone shows it, submitted, and adopted by the head', async () => {
  expect((await administrator.get('/meja/layanan/magang')).body).toContain(`href="${path}"`);
  const preview = await administrator.post(path, form('Bawa surat pengantar dari <b>sekolah</b>.'));
  expect(textOf(preview.body)).toContain('Sesudah Bawa surat pengantar');
  expect(textOf(preview.body)).toContain('Seperti yang akan dibaca pemohon');
  expect(preview.body).not.toContain('<b>');
  expect(await liveCityNo(desk.db.pool)).toBe(1);
  const id = await submit('Bawa surat pengantar dari sekolah.');

  const read = await head.get('/meja/layanan/usulan');
  expect(textOf(read.body)).toMatch(
    /Usulan dari .*Dewi.*Sesudah: Bawa surat pengantar dari sekolah\..*Alasan: Lebih jelas/,
  );
  expect(read.body).toContain('Tetapkan</button>');
  expect((await administrator.get('/meja/layanan/usulan')).body).not.toContain('Tetapkan</button>');
  const done = await head.post(`/meja/layanan/usulan/${id}`, { tindakan: 'tetapkan' });
  expect(textOf(done.body)).toContain('ditetapkan dan langsung berlaku');
  expect(await liveCityNo(desk.db.pool)).toBe(2);
  const parts = await cityPartsAt(desk.db.pool, 2);
  expect(parts.get('services/magang.yaml')).toContain('Bawa surat pengantar dari sekolah.');
  expect((await adminEvents(desk.db.pool)).at(-1)).toMatchObject({
    ...{ action: 'city_adopted', actor: 'head Hasan' },
  });
  const again = await head.post(`/meja/layanan/usulan/${id}`, { tindakan: 'tetapkan' });
  expect([again.statusCode, textOf(again.body).includes('sudah diputuskan')]).toEqual([422, true]);
});

test('a change is sent back with a reason', async () => {
  const id = await submit('Kirim surat pengantar lebih dulu.', 1);
  const silent = await head.post(`/meja/layanan/usulan/${id}`, { tindakan: 'kembalikan' });
  expect(silent.statusCode).toBe(422);
  const fields = { tindakan: 'kembalikan', [`alasan_${id}`]: 'Tunggu peraturan baru.' };
  expect(textOf((await head.post(`/meja/layanan/usulan/${id}`, fields)).body)).toContain('dikembalikan');
  expect((await adminEvents(desk.db.pool)).at(-1)).toMatchObject({
    ...{ action: 'city_returned', note: 'Tunggu peraturan baru.' },
  });
});

test.each([
  ['nothing changed', () => form(sopOf()[0] ?? ''), 'Belum ada langkah yang diubah'],
  ['a step of two letters', () => form('ab'), 'Tulis langkah'],
  ['no reason', () => form('Bawa surat.', { alasan: '' }), 'Tulis alasan'],
])('a form with %s says so, and keeps what was typed', async (_, fields, sentence) => {
  const { statusCode, body } = await administrator.post(path, fields());
  expect([statusCode, textOf(body).includes(sentence)]).toEqual([422, true]);
});

test('whoever may not is refused', async () => {
  for (const who of [operator, head]) expect((await who.get(path)).statusCode).toBe(403);
  expect((await operator.get('/meja/layanan/usulan')).statusCode).toBe(403);
  expect((await operator.get('/meja/layanan')).body).not.toContain('/meja/layanan/usulan');
  const id = await submit('Bawa surat tugas dari sekolah.', 1);
  for (const who of [operator, administrator])
    expect((await who.post(`/meja/layanan/usulan/${id}`, { tindakan: 'tetapkan' })).statusCode).toBe(403);
  const { body } = await administrator.post(path, form('Bawa surat tugas dari kampus.', { step: 1 }));
  const other = await desk.enter({ role: 'administrator', unit: 'sekretariat', name: 'Ani' });
  expect((await other.post('/meja/layanan/usulan', { usulan: sealedIn(body) })).statusCode).toBe(403);
  expect(await liveCityNo(desk.db.pool)).toBe(2);
});
