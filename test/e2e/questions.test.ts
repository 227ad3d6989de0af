import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { aComplaint, contactIn, heard, heardOf, makeRequestIn, openOffice } from '../support/office.ts';

let house: TestHouse & AsyncDisposable;
let office: ReturnType<typeof openOffice>;
beforeAll(async () => {
  house = await openTestHouse();
  office = openOffice(house.url);
});
afterAll(() => house[Symbol.asyncDispose]());

const numberIn = (text: string): string => /TN-\d{4}-\w{8}/.exec(text)?.[0] ?? '';

test('a question has a number: it is passed on, answered, written about again and closed, and nothing of it lies open', async () => {
  const { warga, sekretariat, aptika, ikp } = office;
  await warga.say('petugas');
  const sent = await warga.say('Apakah server kota boleh dipakai untuk lomba?');
  const number = numberIn(sent.text);
  expect(number).not.toBe('');

  const alert = await heardOf(sekretariat, 'Pertanyaan lewat', number);
  expect(alert.text).toContain('> Apakah server kota boleh dipakai untuk lomba?');
  let shown = await sekretariat.choose(alert, 'Teruskan');
  await sekretariat.choose(shown, 'Bidang Aplikasi Informatika');
  const passed = await heardOf(aptika, 'Pertanyaan untuk Bidang Aplikasi', number);
  expect((await warga.say('status')).text).toContain(`*${number}*: diteruskan ke Bidang Aplikasi`);
  expect((await ikp.say('pertanyaan')).text).toContain('Tidak ada pertanyaan');
  expect((await aptika.say('pertanyaan')).text).toContain(number);

  await aptika.choose(passed, 'Jawab');
  shown = await aptika.say('Boleh, ajukan lewat layanan hosting.');
  expect(shown.text).toContain('Yang akan dibaca penanya');
  await aptika.choose(shown, 'Kirim');
  const answer = await heardOf(warga, 'Jawaban petugas', number);
  expect(answer.text).toContain('Boleh, ajukan lewat layanan hosting.');

  // An old button decides on what the question is now; the answer is not sent twice.
  const offered = await warga.say('berapa lama prosesnya ya pak kalau lewat situ');
  expect(offered.text).toContain(`pertanyaan *${number}*`);
  await warga.say('1');
  const again = await heardOf(aptika, 'Pesan lanjutan', number);
  await aptika.choose(again, 'Tutup');
  await heard(warga, ({ text }) => text.includes(`*${number}* sudah kami tutup`), 'word of the end');

  const rows = await house.db.pool.query<{ all: string }>(
    `SELECT (SELECT jsonb_agg(to_jsonb(q)) FROM question q)::text || (SELECT jsonb_agg(to_jsonb(m)) FROM question_message m)::text AS all`,
  );
  const [{ all } = { all: '' }] = rows.rows;
  expect(all).toContain('"closed"');
  expect(all).not.toMatch(/lomba|hosting|81200000001/);
});

test('what is written about a request that has ended is a question to its unit', async () => {
  const { warga, sekretariat } = office;
  const made = await makeRequestIn(house, await contactIn(house, warga), aComplaint);
  const alert = await heardOf(sekretariat, 'Permohonan baru', made.number);
  await sekretariat.choose(alert, 'Tolak');
  await sekretariat.say('Di luar kewenangan kota ini');
  const preview = sekretariat.all.at(-1);
  if (preview?.options.some(({ label }) => label === 'Kirim')) await sekretariat.choose(preview, 'Kirim');
  await heardOf(warga, '*ditolak*', made.number);
  const offered = await warga.say('lho kok bisa pak, minggu lalu katanya bisa');
  expect(offered.text).toContain(`permohonan *${made.number}*`);
  const sent = await warga.say('ya');
  const asked = await heardOf(sekretariat, 'Pertanyaan lewat', numberIn(sent.text));
  expect(asked.text).toContain(`Tentang permohonan ${made.number}`);
});

test('no step had to be run again for a fact that nobody had declared', async () => {
  expect(await house.undeclared()).toEqual([]);
});
