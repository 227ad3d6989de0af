import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSandbox } from '../../../app/sandbox/sandbox.ts';
import { adminEvents } from '../../../app/db/admin-events.ts';
import { openDeskPages, type DeskPages, type Session } from '../../support/desk-pages.ts';
import { workbook } from '../../support/workbook.ts';

const sandbox = openSandbox();
let desk: DeskPages;
let administrator: Session;
beforeAll(async () => {
  desk = await openDeskPages({ sandbox });
  administrator = await desk.enter({ role: 'administrator', unit: 'sekretariat', name: 'Ani' });
});
afterAll(() => {
  sandbox.close();
  return desk.close();
});

const header = 'nip,nama,jabatan,perangkat_daerah,hp';
const andi = '198503152010011001,Andi Pratama,Kasubbag Umum,Dinas Pendidikan,081200000011';
const dewi = '197608212003122002,Dewi Lestari,Kepala Bidang,Dinas Kesehatan,081200000012';

const eka = '198001012005011003,Eka Saputra,Analis,Dinas Kesehatan,081200000013';

const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const upload = (text: string | Buffer, by = administrator) =>
  by.upload('/meja/orang/pegawai', { name: 'daftar.csv', bytes: Buffer.from(text) });
const sealedIn = (body: string): string => /name="berkas" value="([^"]+)"/.exec(body)?.[1] ?? '';
const names = async () =>
  (await desk.db.prisma.employee.findMany({ orderBy: { name: 'asc' } })).map(
    ({ name, position }) => `${name}, ${position}`,
  );

test('what each row does is shown before it is done, and whole NIPs stand nowhere', async () => {
  const { body } = await upload([header, andi, 'x,Rahasia,B,C,1', dewi].join('\n'));
  expect(textOf(body)).toContain('2 orang baru, 0 berbeda, 0 sama, 1 baris ditolak.');
  expect(textOf(body)).toMatch(/3 NIP hanya boleh berisi angka; HP bukan nomor telepon/);
  expect(body).not.toMatch(/198503152010011001|Rahasia/);
  expect(await names()).toEqual([]);
  const done = await administrator.post('/meja/orang/pegawai/simpan', { berkas: sealedIn(body) });
  expect(textOf(done.body)).toContain('Tersimpan: 2 ditambah, 0 diperbarui, 0 tidak diubah.');
  expect(await names()).toEqual(['Andi Pratama, Kasubbag Umum', 'Dewi Lestari, Kepala Bidang']);
  expect((await adminEvents(desk.db.pool)).at(-1)).toMatchObject({
    action: 'employees_imported',
    actor: 'administrator Ani',
  });
});

test('nobody known is changed unless it is asked for', async () => {
  const changed = [header, andi.replace('Kasubbag Umum', 'Sekretaris'), dewi].join('\n');
  const { body } = await upload(changed);
  expect(textOf(body)).toContain('0 orang baru, 1 berbeda, 1 sama');
  expect(textOf(body)).toMatch(/Sekretaris semula: Kasubbag Umum/);
  const berkas = sealedIn(body);
  await administrator.post('/meja/orang/pegawai/simpan', { berkas });
  expect(await names()).toContain('Andi Pratama, Kasubbag Umum');
  await administrator.post('/meja/orang/pegawai/simpan', { berkas, perbarui: '1' });
  expect(await names()).toContain('Andi Pratama, Sekretaris');
});

test('numbers a spreadsheet has rounded are named once, first, and none of them is taken', async () => {
  const rounded = [
    header,
    '198501012010011000,Budi Santoso,Analis,Dinas Kesehatan,081234567890',
    '198502022010012000,Sri Wahyuni,Analis,Dinas Kesehatan,081234567891',
  ].join('\n');
  const text = textOf((await upload(rounded)).body);
  expect(text).toContain('2 NIP terpotong oleh aplikasi lembar kerja.');
  expect(text.indexOf('2 NIP terpotong')).toBeLessThan(text.indexOf('Baris yang ditolak'));
  expect(await names()).toHaveLength(2);
});

test('a workbook is shown and taken over like a CSV, row by row', async () => {
  const rows = [header.split(','), ['x', 'Eka', 'A', 'B', '1'], [...dewi.split(',')], eka.split(',')];
  const { body } = await upload(workbook(rows));
  expect(textOf(body)).toContain('1 orang baru, 0 berbeda, 1 sama, 1 baris ditolak.');
  await administrator.post('/meja/orang/pegawai/simpan', { berkas: sealedIn(body) });
  expect(await names()).toContain('Eka Saputra, Analis');
  const broken = await upload(workbook(rows).subarray(0, 300));
  expect([broken.statusCode, textOf(broken.body)]).toEqual([
    422,
    expect.stringContaining('tidak bisa dibuka'),
  ]);
});

test.each([
  [
    'its separator in a line of its own',
    `sep=;\n${header.replaceAll(',', ';')}\n${andi.replaceAll(',', ';')}`,
    200,
  ],
  ['nothing in it', '', 422],
  ['other columns', 'a,b\n1,2', 422],
  ['a quotation mark that never ends', `${header}\n"198503152010011001,A`, 422],
  ['no text in it', Buffer.alloc(64, 255), 422],
])('a file with %s is answered', async (_, file, status) => {
  const { statusCode, body } = await upload(file);
  expect(statusCode).toBe(status);
  expect(body).not.toMatch(/\bThe (?:file|first line)\b/);
});

test('what somebody else was shown, or nobody, is not taken over', async () => {
  const other = await desk.enter({ role: 'administrator', unit: 'sekretariat', name: 'Bela' });
  const { body } = await upload([header, andi].join('\n'), other);
  for (const berkas of [sealedIn(body), 'v2.x', ''])
    expect((await administrator.post('/meja/orang/pegawai/simpan', { berkas })).statusCode).toBe(403);
  const operator = await desk.enter({ name: 'Budi' });
  expect((await operator.get('/meja/orang/pegawai')).statusCode).toBe(403);
  expect((await upload(header, operator)).statusCode).toBe(403);
});
