import { afterAll, beforeAll, expect, test } from 'vitest';
import { adminEvents } from '../../../app/db/admin-events.ts';
import { openDeskPages, type DeskPages, type Session } from '../../support/desk-pages.ts';
import { addRequest } from '../../support/request-row.ts';

let desk: DeskPages;
let records: Session;
const submitted: string[] = [];
const number = 'TD-2026-VHJTHDNC';
beforeAll(async () => {
  desk = await openDeskPages({
    // The worker's part, which its own tests are about.
    submit: async (draftId) => {
      submitted.push(draftId);
      if (submitted.length === 1) await addRequest(desk.db, { number, draftId, service: 'data' });
    },
  });
  records = await desk.enter({ role: 'records_officer', unit: 'sekretariat' });
});
afterAll(() => desk.close());

const hidden = (body: string): string => /name="formulir" value="([^"]+)"/.exec(body)?.[1] ?? '';
/** An internship as somebody at the counter tells it. */
const internship = {
  isian_sekolah_kampus: 'Universitas Tanjungpura',
  isian_jurusan: 'Informatika',
  isian_jumlah_peserta: '2',
  isian_nama_peserta: 'Rina Safitri, Budi Santoso',
  isian_mulai: '14 Desember 2026',
  isian_selesai: '12 Maret 2027',
  isian_minat_unit: 'Aplikasi Informatika',
};

test('a form is read by the readers of the chat, becomes one request however often it is sent, and gives a receipt', async () => {
  const path = '/meja/loket/magang';
  const formulir = hidden((await records.get(path)).body);
  const form = {
    formulir,
    nama: 'Siti Aminah',
    telepon: '0812 3456 7890',
    sop: '1',
    ...internship,
  };
  const posted = await records.post(path, form);
  expect([posted.statusCode, posted.headers.location]).toEqual([303, `/meja/loket/kabar/${formulir}`]);
  await records.post(path, form);
  expect(submitted).toEqual([formulir, formulir]);
  const draft = await desk.db.prisma.draft.findMany({ include: { contact: true } });
  expect(draft).toMatchObject([
    { id: formulir, state: 'submitting', contact: { name: 'Siti Aminah', phone: '+6281234567890' } },
  ]);
  const entered = (await adminEvents(desk.db.pool)).filter(({ action }) => action === 'counter_entered');
  expect(entered).toMatchObject([{ about: formulir, actor: 'records_officer Sari' }]);
  const news = await records.get(`/meja/loket/kabar/${formulir}`);
  expect(news.headers.location).toBe(`/meja/permohonan/${number}/tanda-terima`);
  const receipt = await records.get(String(news.headers.location));
  expect(receipt.body).toContain(number);
  expect(receipt.body).toContain(desk.catalogue.city.office.name);
});

test('what is lacking or less than certain is asked back, with what was typed, and nothing is kept', async () => {
  const before = await desk.db.prisma.draft.count();
  const formulir = hidden((await records.get('/meja/loket/magang')).body);
  const typed = {
    formulir,
    nama: 'x',
    telepon: 'abc',
    surel: 'x',
    isian_jumlah_peserta: '900',
    isian_jurusan: 'Rekayasa <b>',
  };
  const { statusCode, body } = await records.post('/meja/loket/magang', typed);
  expect(statusCode).toBe(422);
  for (const say of [
    'nama lengkapnya',
    'bukan nomor telepon',
    'bukan alamat surel',
    'SOP harus disetujui',
    'wajib diisi',
  ])
    expect(body).toContain(say);
  expect(body).toContain('value="Rekayasa &lt;b&gt;"');
  expect(hidden(body)).toBe(formulir);
  expect(await desk.db.prisma.draft.count()).toBe(before);
});

test('services that hold a place or a name, or are for civil servants, are not entered here', async () => {
  for (const { code, audience, fields } of desk.catalogue.services) {
    const may =
      audience === 'external' && fields.every(({ type }) => type !== 'slot' && type !== 'subdomain');
    expect([code, (await records.get(`/meja/loket/${code}`)).statusCode]).toEqual([code, may ? 200 : 403]);
  }
});

test.each([
  [{ role: 'operator', unit: 'sekretariat' }, 200, 200],
  [{ role: 'operator', unit: 'persandian' }, 200, 403],
  [{ role: 'head', unit: 'sekretariat' }, 403, 403],
  [{ role: 'administrator', unit: 'sekretariat' }, 403, 403],
] as const)('%j: the counter %i, another unit’s service %i', async (who, counter, other) => {
  const session = await desk.enter(who);
  expect((await session.get('/meja/loket')).statusCode).toBe(counter);
  expect((await session.get('/meja/loket/magang')).statusCode).toBe(other);
  expect((await session.post('/meja/loket/magang', { formulir: 'x' })).statusCode).toBe(403);
});
