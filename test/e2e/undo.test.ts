import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstBrokenLink } from '../../domain/event-chain.ts';
import { letHeldGo } from '../../worker/jobs/let-held-go.ts';
import { pdfBytes } from '../support/files.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import {
  aComplaint,
  contactIn,
  heard,
  heardOf,
  historyIn,
  makeRequestIn,
  openOffice,
  requestIn,
} from '../support/office.ts';
import { runJob } from '../support/timed-jobs.ts';

let later = 0;
let house: TestHouse & AsyncDisposable;
let office: ReturnType<typeof openOffice>;
beforeAll(async () => {
  house = await openTestHouse({ undoSeconds: 60, clock: () => new Date(Date.now() + later) });
  office = openOffice(house.url);
});
afterAll(() => house[Symbol.asyncDispose]());

const actionsOf = async (number: string): Promise<string[]> => {
  const events = await historyIn(house, (await requestIn(house, number)).id);
  expect(firstBrokenLink(events)).toBeNull();
  return events.map(({ action, to }) => `${action} ${to}`);
};

test('what goes to an applicant waits a minute, is taken back by whoever sent it, and goes out when it was not', async () => {
  const { warga, ikp, sekretariat } = office;
  await warga.say('menu');
  const { number } = await makeRequestIn(house, await contactIn(house, warga), aComplaint);
  await heardOf(warga, '*diterima*', number);
  const alert = await heardOf(ikp, 'Permohonan baru', number);
  let shown = await ikp.choose(await ikp.choose(alert, 'Tolak'), 'Permohonan ganda');
  shown = await ikp.choose(shown, 'Kirim');
  expect(shown.text).toContain('Terkirim dalam 60 detik. Ada yang salah? Tekan *Urungkan*.');
  await runJob(letHeldGo, house);
  expect((await requestIn(house, number)).state).toBe('rejected');

  // A colleague sees the button only if they guess it, and may not.
  const undoId = shown.options.find(({ label }) => label === 'Urungkan')?.id ?? '';
  await heardOf(sekretariat, 'Permohonan baru', number);
  await sekretariat.news();
  await sekretariat.send({ button: undoId });
  expect((await sekretariat.reply()).text).toContain('Hanya yang mengirimnya');

  const undone = await ikp.choose(shown, 'Urungkan');
  expect(undone.text).toContain('*Tolak* diurungkan. Pemohon tidak menerima apa pun.');
  expect(undone.options.map(({ label }) => label)).toContain('Verifikasi');
  expect((await requestIn(house, number)).state).toBe('submitted');
  expect((await ikp.choose(shown, 'Urungkan')).text).toContain('Tidak dapat diurungkan lagi');

  // Once more, and this time it stays.
  shown = await ikp.choose(await ikp.choose(undone, 'Tolak'), 'Di luar kewenangan kantor kami');
  shown = await ikp.choose(shown, 'Kirim');
  later += 61_000;
  await runJob(letHeldGo, house);
  const refused = await heardOf(warga, 'ditolak', number);
  expect(refused.text).toContain('Di luar kewenangan kantor kami');
  expect(warga.all.filter(({ text }) => text.includes('Permohonan ganda'))).toEqual([]);
  expect((await ikp.choose(shown, 'Urungkan')).text).toContain('Tidak dapat diurungkan lagi');
  expect(await actionsOf(number)).toEqual([
    'submit submitted',
    'reject rejected',
    'take_back submitted',
    'reject rejected',
  ]);
});

test('a message to an applicant too', async () => {
  const { warga, ikp } = office;
  const { id, number } = await makeRequestIn(house, await contactIn(house, warga), aComplaint);
  await heardOf(ikp, 'Permohonan baru', number);
  await ikp.news();
  const write = async (words: string) => {
    await ikp.send({ button: `act.write.${id}` });
    await ikp.reply();
    return ikp.choose(await ikp.say(words), 'Kirim');
  };
  const first = await write('Mohon datang Senin.');
  const second = await write('Mohon datang Selasa.');
  expect((await ikp.choose(first, 'Urungkan')).text).toContain('Pesan diurungkan dan tidak terkirim');
  later += 61_000;
  await runJob(letHeldGo, house);
  await heard(warga, ({ text }) => text.includes('Mohon datang Selasa.'), 'the message');
  expect(warga.all.filter(({ text }) => text.includes('Mohon datang Senin.'))).toEqual([]);
  expect((await ikp.choose(second, 'Urungkan')).text).toContain('Tidak dapat diurungkan lagi');
});

test('a file sent while the result still waits goes with it', async () => {
  const { warga, ikp } = office;
  const { id, number } = await makeRequestIn(house, await contactIn(house, warga), aComplaint);
  await heardOf(ikp, 'Permohonan baru', number);
  await ikp.news();
  await house.db.prisma.request.update({ where: { id }, data: { state: 'in_progress' } });
  await ikp.send({ button: `act.complete.${id}.${(await requestIn(house, number)).version}` });
  await ikp.reply();
  await ikp.choose(await ikp.say('Titik wifi sudah diperbaiki.'), 'Kirim');
  const joined = await ikp.file('berita-acara.pdf', 'application/pdf', pdfBytes(1));
  expect(joined.text).toContain('Berkas *berita-acara.pdf* ikut dikirim bersama hasilnya.');
  later += 61_000;
  await runJob(letHeldGo, house);
  await heardOf(warga, 'Titik wifi sudah diperbaiki.', number);
  await heard(warga, ({ file }) => file?.name === 'berita-acara.pdf', 'the file');
  expect(warga.all.filter(({ text }) => text.includes('Titik wifi sudah diperbaiki.'))).toHaveLength(1);
  expect((await actionsOf(number)).slice(1)).toEqual([
    'complete completed',
    'take_back in_progress',
    'complete completed',
  ]);
  expect((await requestIn(house, number)).resultFile?.name).toBe('berita-acara.pdf');
});
