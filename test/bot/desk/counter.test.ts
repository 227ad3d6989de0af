import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adminEvents } from '../../../app/db/admin-events.ts';
import { readReceiptCode } from '../../../domain/receipt-code.ts';
import { trackingNumber } from '../../../domain/tracking-number.ts';
import type { DeskNeeds } from '../../../bot/desk/needs.ts';
import { openDeskPages, type DeskPages, type Session } from '../../support/desk-pages.ts';
import { knownCatalogue } from '../../support/known-city.ts';
import { addRequest } from '../../support/request-row.ts';

let desk: DeskPages;
let records: Session;
const submitted: string[] = [];
const number = 'TD-2026-VHJTHDNC';
beforeAll(async () => {
  desk = await openDeskPages({
    catalogue: await knownCatalogue('2026-11-23'),
    // The worker's part, which its own tests are about.
    submit: async (draftId) => {
      submitted.push(draftId);
      if (submitted.length === 1)
        await addRequest(desk.db, { number, draftId, service: 'data', channel: 'counter' });
    },
    // What a file is has tests of its own, too: here it is what it says, and one called `rusak` is damaged.
    inspector: {
      inspect: ({ sha256, name, mime }: { sha256: string; name: string; mime: string }) =>
        Promise.resolve({
          ...{ sha256, name, mime, bytes: 4, type: 'pdf' as const, pages: 1 },
          ...(name.startsWith('rusak') ? { trouble: 'damaged' as const } : {}),
        }),
    } as unknown as DeskNeeds['inspector'],
  });
  records = await desk.enter({ role: 'records_officer', unit: 'sekretariat' });
});
afterAll(() => desk.close());

/** The code a receipt shows; null without one. */
const codeOn = (body: string): string | null => {
  const read = readReceiptCode(body);
  return read !== null && read !== 'misspelt' ? read.code : null;
};

const hidden = (body: string, name = 'formulir'): string =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1] ?? '';
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
  expect(submitted).toEqual([formulir]);
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

const pdf = (name: string) => ({
  ...{ name, field: 'berkas_surat_pengantar', mime: 'application/pdf', bytes: Buffer.from(`%PDF ${name}`) },
});

test('letters scanned at the counter are judged as in the chat, kept while the rest is mended, and go with the request', async () => {
  const path = '/meja/loket/magang';
  const formulir = hidden((await records.get(path)).body);
  const damaged = await records.upload(path, pdf('rusak.pdf'), { formulir, nama: 'Siti Aminah', sop: '1' });
  expect(damaged.statusCode).toBe(422);
  expect(damaged.body).toMatch(/rusak\.pdf.* rusak atau terpotong/);
  const scanned = await records.upload(path, pdf('surat.pdf'), { formulir, nama: 'Siti Aminah', sop: '1' });
  expect(scanned.statusCode).toBe(422);
  expect(scanned.body).toContain('Sudah dipindai: surat.pdf');
  const tersimpan = hidden(scanned.body, 'tersimpan');
  const form = { formulir, tersimpan, nama: 'Siti Aminah', sop: '1', ...internship };
  expect((await records.post(path, form)).headers.location).toBe(`/meja/loket/kabar/${formulir}`);
  const draft = await desk.db.prisma.draft.findUniqueOrThrow({ where: { id: formulir } });
  expect(draft.files).toMatchObject({ surat_pengantar: [{ name: 'surat.pdf', pages: 1 }] });
  // What nobody scanned lies in the office.
  expect(draft.skipped).toContain('cv');
  expect(draft.skipped).not.toContain('surat_pengantar');
});

test('what was scanned is taken from no other form and no other clerk, and can be dropped', async () => {
  const path = '/meja/loket/magang';
  const formulir = hidden((await records.get(path)).body);
  const fields = { formulir, nama: 'Siti Aminah', sop: '1' };
  const { body } = await records.upload(path, pdf('surat.pdf'), fields);
  const tersimpan = hidden(body, 'tersimpan');
  const other = await desk.enter({ unit: 'sekretariat', name: 'Budi' });
  const elsewhere = hidden((await records.get(path)).body);
  for (const tried of [
    await other.post(path, { ...fields, tersimpan }),
    await records.post(path, { ...fields, formulir: elsewhere, tersimpan }),
    await records.post(path, { ...fields, tersimpan, buang_surat_pengantar: '1' }),
  ])
    expect(tried.body).not.toContain('Sudah dipindai');
});

test('a room is booked with its time, which is nobody else’s from then on', async () => {
  const path = '/meja/loket/coworking';
  const ask = async (orang: string) => {
    const formulir = hidden((await records.get(path)).body);
    const form = { formulir, nama: 'Siti Aminah', sop: '1', isian_keperluan: 'Kelompok belajar' };
    return {
      formulir,
      got: await records.post(path, {
        ...form,
        isian_jumlah_orang: orang,
        isian_waktu: '2 Desember 2026 09.00-11.00',
      }),
    };
  };
  const first = await ask('15');
  expect([first.got.statusCode, first.got.headers.location]).toEqual([
    303,
    `/meja/loket/kabar/${first.formulir}`,
  ]);
  const kept = await desk.db.prisma.booking.findMany({
    where: { draftId: first.formulir, releasedAt: null },
  });
  expect(kept).toHaveLength(15);
  const { got } = await ask('6');
  expect(got.statusCode).toBe(422);
  expect(got.body).toContain('Yang kosong:');
  expect((await ask('5')).got.statusCode).toBe(303);
});

test('services of civil servants, who are known by their own chat, are not entered here', async () => {
  for (const { code, audience } of desk.catalogue.services) {
    const may = audience === 'external';
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

describe('the code that joins a request to a chat', () => {
  const path = `/meja/permohonan/${number}/tanda-terima`;

  test.each([
    [{ role: 'records_officer', unit: 'sekretariat' }, true],
    [{ role: 'operator', unit: 'sekretariat' }, true],
    [{ role: 'operator', unit: 'aptika' }, false],
    [{ role: 'head', unit: 'sekretariat' }, false],
    [{ role: 'administrator', unit: 'sekretariat' }, false],
  ] as const)('%j: is printed %s, for those who enter requests of its service only', async (who, may) => {
    const session = await desk.enter(who);
    const receipt = await session.get(path);
    expect([receipt.statusCode, codeOn(receipt.body) !== null]).toEqual([200, may]);
    expect(await desk.db.prisma.dataAccess.count({ where: { what: 'receipt', staffId: session.id } })).toBe(
      1,
    );
    if (!may) expect((await session.post(path)).statusCode).toBe(403);
  });

  test('is not for who may not see the request, nor on a receipt of what came over a chat', async () => {
    const other = await desk.enter({ role: 'operator', unit: 'persandian' });
    expect([(await other.get(path)).statusCode, (await other.post(path)).statusCode]).toEqual([403, 403]);
    const chats = trackingNumber(2026, new Uint8Array(16).fill(9));
    await addRequest(desk.db, { number: chats, service: 'data', channel: 'telegram' });
    expect(codeOn((await records.get(`/meja/permohonan/${chats}/tanda-terima`)).body)).toBeNull();
  });

  test('is made anew at the counter, which is written down, and ends when the request has a chat', async () => {
    const before = codeOn((await records.get(path)).body);
    const renewed = await records.post(path);
    expect([renewed.statusCode, renewed.headers.location]).toEqual([303, path]);
    expect(codeOn((await records.get(path)).body)).not.toBe(before);
    const acts = (await adminEvents(desk.db.pool)).filter(({ action }) => action === 'counter_code_renewed');
    expect(acts).toMatchObject([{ about: number, actor: 'records_officer Sari' }]);
    const { contactId } = await desk.db.prisma.request.findUniqueOrThrow({ where: { number } });
    await desk.db.prisma.identity.create({
      data: { contactId, channel: 'whatsapp', account: 'kantor', address: '6281299990000' },
    });
    const joined = await records.get(path);
    expect(codeOn(joined.body)).toBeNull();
    expect(joined.body).toContain('sudah terhubung dengan chat pemohon');
  });
});
