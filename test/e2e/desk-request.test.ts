import { afterAll, beforeAll, expect, test } from 'vitest';
import { hidden, openDeskBrowser, type DeskBrowser } from '../support/desk-browser.ts';
import { eventually } from '../support/eventually.ts';
import { pdfBytes } from '../support/files.ts';
import { letHeldGo } from '../../worker/jobs/let-held-go.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import {
  aComplaint,
  heardOf,
  historyIn,
  introduce,
  makeRequestIn,
  openOffice,
  requestIn,
} from '../support/office.ts';
import { runJob } from '../support/timed-jobs.ts';

let later = 0;
let house: TestHouse & AsyncDisposable;
let office: ReturnType<typeof openOffice>;
let desk: DeskBrowser;
let stranger: DeskBrowser;
beforeAll(async () => {
  // Monday morning in Pontianak.
  const began = Date.now();
  const monday = new Date('2026-11-23T02:00:00Z').getTime();
  house = await openTestHouse({
    undoSeconds: 60,
    clock: () => new Date(monday + Date.now() - began + later),
  });
  office = openOffice(house.url);
  [desk, stranger] = [openDeskBrowser(house.url), openDeskBrowser(house.url)];
  await desk.enter(office.sekretariat);
  await stranger.enter(office.aptika);
});
afterAll(() => house[Symbol.asyncDispose]());

const complaint = async () => {
  const request = await makeRequestIn(house, await introduce(house, office.warga), aComplaint);
  await heardOf(office.warga, '*diterima*', request.number);
  return request;
};
const path = (number: string, step = ''): string => `/meja/permohonan/${number}${step && `/${step}`}`;

/** Sends what a preview shows; the page one is led to. */
const send = async (preview: string): Promise<string> => {
  const formulir = hidden(preview, 'formulir');
  expect(formulir).not.toBe('');
  const posted = await desk.send('/meja/langkah', { formulir });
  return (await desk.get(posted.location)).body;
};

test('what is written to the applicant at the desk is shown first, can be taken back, goes out once, and is answered there', async () => {
  const { number, id } = await complaint();
  expect((await desk.get(path(number))).body).toContain('Tulis kepada pemohon</button>');
  const tries: [object, string][] = [
    [{ uraian: '' }, 'Terlalu singkat'],
    [{ uraian: 'NIK Anda 6171010101900001?' }, 'Jangan menulis NIK'],
    [{ uraian: 'Lihat', berkas: new File(['MZ'], 'a.pdf') }, 'Belum ada yang dikirim'],
  ];
  for (const [fields, sentence] of tries) {
    const wrong = await desk.send(path(number, 'tulis'), { ...fields });
    expect([wrong.status, wrong.body.includes(sentence)]).toEqual([422, true]);
  }
  const berkas = new File([new Uint8Array(pdfBytes(1))], 'denah.pdf', { type: 'application/pdf' });
  const preview = await desk.send(path(number, 'tulis'), { uraian: 'Di lantai berapa ruangnya?', berkas });
  expect(preview.body).toContain('Yang akan dibaca pemohon');
  expect(preview.body).toMatch(
    /Berkas: denah\.pdf[\s\S]*Pesan dari petugas[\s\S]*Di lantai berapa ruangnya\?/,
  );
  const page = await send(preview.body);
  expect(page).toContain('pemohon membacanya dalam 60 detik');
  const undone = await desk.send(path(number, 'urungkan'), { langkah: hidden(page, 'langkah') });
  expect(undone.body).toContain('Pesan diurungkan dan tidak terkirim');
  const again = await desk.send(path(number, 'tulis'), { uraian: 'Di lantai berapa?' });
  await send(again.body);
  await send(again.body);
  later += 61_000;
  await runJob(letHeldGo, house);
  const read = await heardOf(office.warga, 'Di lantai berapa?', number);
  expect(await house.db.prisma.requestMessage.count({ where: { requestId: id } })).toBe(1);

  await office.warga.choose(read, 'Balas petugas');
  await office.warga.say('Lantai dua, <b>dekat tangga</b>');
  await eventually(async () => (await desk.get(path(number))).body).toContain(
    'Lantai dua, &lt;b&gt;dekat tangga&lt;/b&gt;',
  );
  expect((await stranger.send(path(number, 'tulis'), { uraian: 'Halo, apa kabar?' })).status).toBe(403);
});

test('a note for the units goes into the history and to nobody outside', async () => {
  const { number, id } = await complaint();
  const before = office.warga.all.length;
  const preview = await desk.send(path(number, 'catatan'), { uraian: 'Sudah ditelepon, tidak diangkat.' });
  expect(preview.body).toContain('Pemohon tidak menerima pesan');
  expect(await send(preview.body)).toContain('Catatan disimpan');
  expect((await historyIn(house, id)).at(-1)).toMatchObject({
    action: 'note',
    note: 'Sudah ditelepon, tidak diangkat.',
  });
  await office.warga.news();
  expect(office.warga.all.slice(before)).toEqual([]);
});

test('another period is proposed at the desk by the readers of the chat, and the applicant decides', async () => {
  const contact = await introduce(house, office.warga);
  const answers = {
    ...{ keperluan: 'pinjam_meeting_room', nama_instansi: 'SMA Negeri 1', agenda: 'Belajar bersama' },
    ...{ jumlah_peserta: 10, waktu: { date: '2026-11-26', from: '09:00', to: '11:00' } },
    ...{ penanggung_jawab: 'Budi Santoso', hp_penanggung_jawab: '+6281200000077' },
  };
  const { number, id } = await makeRequestIn(house, contact, { service: 'kunjungan', answers });
  await heardOf(office.warga, '*diterima*', number);
  expect((await desk.get(path(number))).body).toContain('Pindahkan jadwal</button>');
  const tries: [object, string][] = [
    [{ tanggal: '', jam: '' }, 'Terlalu singkat'],
    [{ tanggal: '26 November 2026', jam: '09.00-11.00', alasan: 'blocked' }, 'Itu waktu yang sekarang'],
    [{ tanggal: '28 November 2026', jam: '09.00-11.00', alasan: 'blocked' }, 'Sabtu'],
  ];
  for (const [fields, sentence] of tries) {
    const wrong = await desk.send(path(number, 'pindah'), { ...fields });
    expect([sentence, wrong.status, wrong.body.includes(sentence)]).toEqual([sentence, 422, true]);
  }
  const preview = await desk.send(path(number, 'pindah'), {
    ...{ tanggal: 'jumat 27/11/2026', jam: '13.30 - 15.30', alasan: 'blocked' },
  });
  expect(preview.body).toMatch(
    /Kami mengusulkan jadwal baru[\s\S]*27 November 2026[\s\S]*Ruang dipakai Wali Kota/,
  );
  expect(await send(preview.body)).toContain('Kedua waktu ditahan sampai dijawab');
  const asked = await heardOf(office.warga, 'Kami mengusulkan jadwal baru', number);
  const late = await desk.get(path(number, 'pindah'));
  expect([late.status, late.body.includes('sudah ada usulan')]).toEqual([403, true]);
  await office.warga.choose(asked, 'Setuju pindah');
  await eventually(async () => (await requestIn(house, number)).answers['waktu']).toEqual({
    ...{ date: '2026-11-27', from: '13:30', to: '15:30' },
  });
  expect((await historyIn(house, id)).map(({ action }) => action)).toContain('move_proposed');
});

test('the checklist keeps its marks while a letter is looked at, and leads to what they come to', async () => {
  const { number, id } = await complaint();
  const key = house.catalogue.byCode.get('pengaduan')?.letters.find(({ sensitive }) => !sensitive)?.key ?? '';
  const bytes = pdfBytes(1);
  const sha256 = await house.files.put(bytes);
  await house.db.prisma.requestLetter.create({
    data: {
      ...{ requestId: id, key, position: 0, name: 'surat.pdf', mime: 'application/pdf', pages: 1 },
      ...{ bytes: bytes.length, sha256 },
    },
  });
  // Verified without a look, it is asked whether that is meant.
  expect((await desk.get(path(number, 'verify'))).body).toContain('Anda belum membuka berkasnya');
  const marks = {
    tanda_kategori: 'right',
    [`tanda_${key}`]: 'unreadable',
    [`uraian_${key}`]: 'Hal. 1 gelap',
  };
  const looked = await desk.send(path(number, 'periksa'), { ...marks, buka: sha256 });
  expect(looked.body).toContain('<img class="page"');
  expect(looked.body).toMatch(
    /value="right" selected[\s\S]*value="unreadable" selected|unreadable" selected[\s\S]*right" selected/,
  );
  expect(looked.body).toContain('value="Hal. 1 gelap"');
  expect((await historyIn(house, id)).at(-1)).toMatchObject({ action: 'viewed' });
  const noWords = await desk.send(path(number, 'periksa'), {
    ...marks,
    tanda_uraian: 'own',
    tindakan: 'lanjut',
  });
  expect([noWords.status, noWords.body.includes('Terlalu singkat')]).toEqual([422, true]);

  const rest = await desk.send(path(number, 'periksa'), { tanda_kategori: 'mend', tindakan: 'sisanya' });
  expect(rest.body).toMatch(/value="mend" selected/);
  expect(rest.body).toMatch(/value="right" selected/);
  const lacking = await desk.send(path(number, 'periksa'), { ...marks, tindakan: 'lanjut' });
  expect(lacking.body).toContain(`Minta kelengkapan: ${number}`);
  expect(lacking.body).toContain('Hal. 1 gelap');
  const sound = await desk.send(path(number, 'periksa'), { tanda_kategori: 'right', tindakan: 'lanjut' });
  expect(sound.body).toContain(`Verifikasi: ${number}`);
  expect(sound.body).not.toContain('belum membuka');
  await send(sound.body);
  expect((await historyIn(house, id)).at(-1)).toMatchObject({
    action: 'verify',
    note: expect.stringContaining('Diperiksa dan sesuai') as string,
  });
  expect((await desk.get(path(number, 'periksa'))).status).toBe(403);
});
