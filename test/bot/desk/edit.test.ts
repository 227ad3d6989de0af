import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beginCity } from '../../../app/city/begin-city.ts';
import { adminEvents } from '../../../app/db/admin-events.ts';
import { cityPartsAt, liveCityNo } from '../../../app/db/city-versions.ts';
import { aMoment } from '../../support/context.ts';
import { cityService } from '../../support/city-service.ts';
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

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
const plain = (html: string): string =>
  html.replace(/&(?:amp|lt|gt|quot|#39);/g, (one) => entities[one] ?? one);
const textOf = (html: string): string => plain(html.replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ');
const sealedIn = (body: string): string => /name="usulan" value="([^"]+)"/.exec(body)?.[1] ?? '';

/** What a browser sends of a page's form whose fields nobody touched. */
const standing = (body: string): Record<string, string[]> => {
  const fields: Record<string, string[]> = {};
  const add = (name: string, value: string): void => {
    (fields[name] ??= []).push(plain(value));
  };
  const form = /<form[^>]*class="card".*?<\/form>/s.exec(body)?.[0] ?? '';
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const of = (name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
    if (of('name') === 'csrf' || (of('type') === 'checkbox' && !tag.includes(' checked'))) continue;
    add(of('name'), of('value'));
  }
  for (const [, name = '', value = ''] of form.matchAll(
    /<textarea[^>]* name="([^"]+)"[^>]*>(.*?)<\/textarea>/gs,
  ))
    add(name, value.replaceAll('\n', '\r\n'));
  for (const [, name = '', options = ''] of form.matchAll(
    /<select[^>]* name="([^"]+)"[^>]*>(.*?)<\/select>/gs,
  ))
    add(name, /value="([^"]*)" selected/.exec(options)?.[1] ?? /value="([^"]*)"/.exec(options)?.[1] ?? '');
  return fields;
};

const open = async (path: string) => {
  const { body, statusCode } = await administrator.get(path);
  expect([path, statusCode]).toEqual([path, 200]);
  return standing(body);
};

/** Submits what was looked at; the head adopts it. */
const adopt = async (body: string): Promise<void> => {
  expect((await administrator.post('/meja/layanan/usulan', { usulan: sealedIn(body) })).statusCode).toBe(303);
  const { body: waiting } = await head.get('/meja/layanan/usulan');
  const id = [...waiting.matchAll(/usulan\/(\d+)"/g)].at(-1)?.[1] ?? '';
  const done = await head.post(`/meja/layanan/usulan/${id}`, { tindakan: 'tetapkan' });
  expect(textOf(done.body)).toContain('langsung berlaku');
};

const written = async (file: string): Promise<string> =>
  (await cityPartsAt(desk.db.pool, await liveCityNo(desk.db.pool))).get(file) ?? '';

type Change = {
  at: string;
  typed: Record<string, string | string[]>;
  difference: RegExp;
  phone: RegExp | null;
  file: string;
  stands: RegExp;
};

/** Which question of a form a field is. */
const placeOf = (service: string, field: string): number =>
  cityService(service).fields.findIndex(({ key }) => key === field) + 1;

/** The pages go on with the first version, so each change is of something of its own. */
const changes: Record<string, Change> = {
  'the office’s phone': {
    at: 'kantor',
    typed: { 'office.phone': '0561-123456' },
    difference: /Kantor dan kota: Telepon Sebelum .* Sesudah 0561-123456/,
    phone: /Telepon: 0561-123456/,
    ...{ file: 'city.yaml', stands: /phone: 0561-123456/ },
  },
  'a unit’s name': {
    at: 'unit/ikp',
    typed: { name: 'Bidang Komunikasi' },
    difference: /Unit: .*: Nama Sebelum .* Sesudah Bidang Komunikasi/,
    phone: /Bidang Komunikasi/,
    ...{ file: 'units.yaml', stands: /name: Bidang Komunikasi/ },
  },
  'another unit': {
    at: 'unit/baru',
    typed: { code: 'statistik', name: 'Bidang Statistik', law: 'draf' },
    difference: /Unit: ditambahkan: Bidang Statistik/,
    phone: /Bidang Statistik/,
    ...{ file: 'units.yaml', stands: /code: statistik/ },
  },
  'what a room holds, and its hours': {
    at: 'ruangan/meeting_room',
    typed: {
      people: '30',
      ...Object.fromEntries([1, 2, 3, 4, 5].map((day) => [`openings.${day}`, '09.00-15.00'])),
    },
    difference:
      /Meeting Room: Paling banyak orang Sebelum 25 Sesudah 30 .*Buka Senin Sebelum – Sesudah 09:00–15:00/,
    phone: null,
    ...{ file: 'resources.yaml', stands: /people: 30[\s\S]*open: 09:00/ },
  },
  'a holiday': {
    at: 'libur/baru',
    typed: { date: '2027-10-23', name: 'Hari Jadi' },
    difference: /Hari libur: Sabtu, 23 Oktober 2027 – Hari Jadi/,
    phone: null,
    ...{ file: 'holidays.yaml', stands: /date: 2027-10-23/ },
  },
  'what a service’s card says': {
    at: 'layanan.tte',
    typed: { summary: 'Tanda tangan untuk "surat" Jum\'at 🙂', promiseWorkingDays: '9' },
    difference: /Ringkasan Sebelum .* Sesudah Tanda tangan untuk "surat" Jum'at 🙂/,
    phone: /Jum'at 🙂 .*paling lama 9 hari kerja/,
    ...{ file: 'services/tte.yaml', stands: /promiseWorkingDays: 9/ },
  },
  'a question’s words': {
    at: 'isian.magang/sekolah_kampus',
    typed: { label: 'Nama sekolah', help: 'Tulis nama sekolahnya.' },
    difference:
      /Isian Sekolah\/kampus – Permohonan magang: Pertanyaan Sebelum Sekolah\/kampus Sesudah Nama sekolah/,
    phone: new RegExp(
      `Nama sekolah \\(Magang · ${placeOf('magang', 'sekolah_kampus')}/\\d+\\) .*Tulis nama sekolahnya\\.`,
    ),
    ...{ file: 'services/magang.yaml', stands: /label: Nama sekolah/ },
  },
  'a question more': {
    at: 'isian.penelitian/baru',
    typed: {
      ...{
        key: 'nama_panggilan',
        type: 'text',
        label: 'Nama panggilan',
        help: 'Boleh singkat.',
        required: 'ya',
      },
      ...{ min: '2', max: '40', example: 'Rina', invalidExamples: ['a\r\n...'] },
    },
    difference: /Isian – Permohonan penelitian: ditambahkan: Nama panggilan/,
    phone: /Nama panggilan/,
    ...{ file: 'services/penelitian.yaml', stands: /key: nama_panggilan/ },
  },
  'how a message is said': {
    at: 'teks/sop.question',
    typed: { question: 'Apakah Anda sepakat dengan SOP ini?' },
    difference: /Bunyi pesan: sop\.question Sebelum – Sesudah Apakah Anda sepakat/,
    phone: null,
    ...{ file: 'texts.yaml', stands: /question: Apakah Anda sepakat/ },
  },
  'a letter’s words': {
    at: 'berkas.magang/surat_pengantar',
    typed: { label: 'Surat sekolah' },
    difference: /Nama berkas Sebelum .* Sesudah Surat sekolah/,
    phone: /Surat sekolah \(/,
    ...{ file: 'services/magang.yaml', stands: /label: Surat sekolah/ },
  },
};

describe('what the city decides is changed in a form, looked at, submitted and adopted', () => {
  test.each(Object.entries(changes))('%s', async (_, { at, typed, difference, phone, file, stands }) => {
    const path = `/meja/layanan/ubah/${at}`;
    const fields = { ...(await open(path)), ...typed, alasan: 'Keputusan rapat' };
    const { body, statusCode } = await administrator.post(path, fields);
    expect([statusCode, textOf(body)]).toEqual([200, expect.stringMatching(difference)]);
    if (phone) expect(textOf(body)).toMatch(phone);
    await adopt(body);
    expect(await written(file)).toMatch(stands);
    expect((await adminEvents(desk.db.pool)).at(-1)).toMatchObject({
      action: 'city_adopted',
      actor: 'head Hasan',
    });
  });
});

test('every form of everything can be opened, and sent untouched it says that nothing was changed', async () => {
  const lists = ['unit', 'ruangan', 'libur'];
  const services = desk.catalogue.services.flatMap(({ code }) => [`isian.${code}`, `berkas.${code}`]);
  const pages = ['kantor', ...desk.catalogue.services.map(({ code }) => `layanan.${code}`)];
  for (const list of [...lists, ...services]) {
    const { body } = await administrator.get(`/meja/layanan/ubah/${list}`);
    const entries = [...body.matchAll(/href="\/meja\/layanan\/ubah\/([^"]+)"/g)].map(([, at = '']) => at);
    expect(entries.at(-1)).toBe(`${list}/baru`);
    pages.push(...entries.slice(0, -1).slice(0, 3));
  }
  expect(pages.length).toBeGreaterThan(60);
  for (const at of pages) {
    const path = `/meja/layanan/ubah/${at}`;
    const { statusCode, body } = await administrator.post(path, {
      ...(await open(path)),
      alasan: 'Coba saja',
    });
    expect([at, statusCode, textOf(body).includes('Belum ada yang diubah')]).toEqual([at, 422, true]);
  }
});

test.each([
  ['a number that is none', 'ruangan/coworking', { people: 'banyak' }, 'Tulis satu angka bulat'],
  ['an hour that is none', 'ruangan/coworking', { 'openings.2': 'pagi' }, 'Tulis jam seperti'],
  ['a name left empty', 'unit/aptika', { name: ' ' }, 'Bagian ini perlu diisi'],
  ['no reason', 'unit/aptika', { name: 'Bidang Aplikasi', alasan: '' }, 'Tulis alasan'],
  [
    'an example its question refuses',
    'isian.magang/jumlah_peserta',
    { example: '900' },
    'fields.jumlah_peserta.example',
  ],
  ['a mailbox that is none', 'kantor', { 'office.email': 'bukan surel' }, 'city.yaml:'],
  [
    'a parameter a message does not have',
    'teks/sop.question',
    { question: 'Setuju, {nama}?' },
    'texts.yaml:',
  ],
  [
    'a key that stands twice',
    'isian.magang/baru',
    {
      key: 'sekolah_kampus',
      type: 'text',
      label: 'Lagi',
      help: 'Lagi.',
      min: '2',
      max: '9',
      example: 'abc',
      invalidExamples: 'a',
    },
    'kode ini ada dua kali',
  ],
])('a form with %s says so, keeps what was typed and changes nothing', async (_, at, typed, sentence) => {
  const live = await liveCityNo(desk.db.pool);
  const path = `/meja/layanan/ubah/${at}`;
  const { statusCode, body } = await administrator.post(path, {
    ...(await open(path)),
    alasan: 'Coba',
    ...typed,
  });
  expect([statusCode, textOf(body).includes(sentence)]).toEqual([422, true]);
  expect(sealedIn(body)).toBe('');
  for (const value of Object.values(typed)) if (value.trim() !== '') expect(plain(body)).toContain(value);
  expect(await liveCityNo(desk.db.pool)).toBe(live);
});

test('a unit that people are of cannot go, a question can', async () => {
  const remove = async (at: string) => {
    const path = `/meja/layanan/ubah/${at}`;
    return administrator.post(path, { ...(await open(path)), tindakan: 'hapus', alasan: 'Tidak dipakai' });
  };
  expect(textOf((await remove('unit/aptika')).body)).toContain('tidak dapat dibuat');
  const { body } = await remove('isian.peliputan/kegiatan');
  expect(textOf(body)).toMatch(/Isian .* – .*: dihapus/);
});

test('another unit takes the secretariat’s part from the one that had it', async () => {
  const path = '/meja/layanan/ubah/unit/infrastruktur';
  const fields = { ...(await open(path)), secretariat: 'ya', alasan: 'Peraturan baru' };
  const { body, statusCode } = await administrator.post(path, fields);
  expect([statusCode, textOf(body)]).toEqual([
    200,
    expect.stringMatching(/tanpa unit Sebelum – Sesudah ya .*tanpa unit Sebelum ya Sesudah –/),
  ]);
});

test('a change is tried out in a chat nobody has, also by the head before it is adopted', async () => {
  const path = '/meja/layanan/ubah/layanan.hosting';
  const fields = { ...(await open(path)), whoMay: 'Untuk semua sekolah.', alasan: 'Keputusan rapat' };
  const usulan = sealedIn((await administrator.post(path, fields)).body);
  const talk = await administrator.post('/meja/layanan/contoh', { usulan, kata: ['setuju'], tulis: 'menu' });
  expect(textOf(talk.body)).toMatch(
    /Untuk semua sekolah\. .*Pemohon setuju .*Pemohon menu Kantor .*Apa yang bisa kami bantu/,
  );
  await administrator.post('/meja/layanan/usulan', { usulan });
  const nomor = /name="nomor" value="(\d+)"/.exec((await head.get('/meja/layanan/usulan')).body)?.[1] ?? '';
  expect(textOf((await head.post('/meja/layanan/contoh', { nomor })).body)).toContain('Untuk semua sekolah.');
  expect(await desk.db.prisma.draft.count()).toBe(0);
});

test('an earlier version is put back as a change like any other', async () => {
  const newest = await liveCityNo(desk.db.pool);
  const page = await administrator.get('/meja/layanan/versi');
  expect(textOf(page.body)).toContain(`${newest} (berlaku sekarang)`);
  const wrong = await administrator.post('/meja/layanan/versi', { versi: String(newest), alasan: 'Kembali' });
  expect([wrong.statusCode, textOf(wrong.body).includes('Versi itu tidak ada')]).toEqual([422, true]);
  const { body } = await administrator.post('/meja/layanan/versi', {
    versi: '1',
    alasan: 'Semua dibatalkan',
  });
  expect(textOf(body)).toMatch(/kembali seperti versi 1 .*units\.yaml statistik: removed/);
  await adopt(body);
  expect(await liveCityNo(desk.db.pool)).toBe(newest + 1);
  expect(await cityPartsAt(desk.db.pool, newest + 1)).toEqual(await cityPartsAt(desk.db.pool, 1));
});

test('a service is closed with a notice and opened again at once', async () => {
  const path = '/meja/layanan/data/buka-tutup';
  expect((await administrator.post(path, { pemberitahuan: 'Tutup' })).statusCode).toBe(422);
  expect((await administrator.post(path, { pemberitahuan: 'Tutup sampai Senin.' })).statusCode).toBe(303);
  expect((await operator.get('/meja/layanan')).body).toContain('ditutup: Tutup sampai Senin.');
  expect((await administrator.post(path)).statusCode).toBe(303);
  expect((await operator.get('/meja/layanan')).body).not.toContain('ditutup:');
  const acts = (await adminEvents(desk.db.pool)).slice(-2).map(({ action }) => action);
  expect(acts).toEqual(['service_closed', 'service_opened']);
});

test('whoever may not is refused', async () => {
  for (const who of [operator, head])
    for (const at of ['kantor', 'unit', 'isian.magang/sekolah_kampus']) {
      expect((await who.get(`/meja/layanan/ubah/${at}`)).statusCode).toBe(403);
      expect((await who.post(`/meja/layanan/ubah/${at}`, { alasan: 'Coba' })).statusCode).toBe(403);
    }
  expect((await operator.get('/meja/layanan/versi')).statusCode).toBe(403);
  expect((await head.post('/meja/layanan/versi', { versi: '1', alasan: 'Coba' })).statusCode).toBe(403);
  expect((await operator.post('/meja/layanan/data/buka-tutup')).statusCode).toBe(403);
  expect((await administrator.get('/meja/layanan/ubah/nirwana')).statusCode).toBe(403);
  expect((await operator.post('/meja/layanan/contoh', { nomor: '1' })).statusCode).toBe(403);
});
