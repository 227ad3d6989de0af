import { afterAll, beforeAll, expect, test } from 'vitest';
import { personExport } from '../../app/admin/person.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { aComplaint, contactIn, heard, heardOf, makeRequestIn, openOffice } from '../support/office.ts';

let house: TestHouse & AsyncDisposable;
let office: ReturnType<typeof openOffice>;
beforeAll(async () => {
  house = await openTestHouse();
  office = openOffice(house.url);
});
afterAll(() => house[Symbol.asyncDispose]());

const linkIn = (text: string): string => /\S+\/aman\/[\w-]{43}/.exec(text)?.[0] ?? '';
const post = (url: string, form: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(form) });

test('a person reads all that is kept about them, with who looked, after a code in their own chat, and once', async () => {
  const { warga, ikp } = office;
  await warga.say('menu');
  const contactId = await contactIn(house, warga);
  const { number } = await makeRequestIn(house, contactId, aComplaint);
  await heardOf(ikp, 'Permohonan baru', number);
  await ikp.say(number);

  const looked = await warga.say('siapa aja yg lihat data saya');
  expect(looked.text).toContain('Operator Bidang Informasi dan Komunikasi Publik');
  expect(looked.text).toContain(number);

  const asked = await warga.say('minta salinan data saya');
  const link = linkIn(asked.text);
  expect(asked.text).toMatch(/\*DP-\d{4}-\w{8}\*/);
  const before = await (await fetch(link)).text();
  expect(before).not.toContain(number);
  const code = await heard(warga, ({ text }) => text.includes('Kode data saya'), 'the code');
  const digits = /\d{6}/.exec(code.text)?.[0] ?? '';
  expect((await post(link, { code: digits === '000000' ? '000001' : '000000' })).status).toBe(422);
  const opened = await (await post(link, { code: digits })).text();
  expect(opened).toContain(number);
  expect(opened).toContain('Untuk apa: memutuskan permohonan Anda');
  expect(opened).toMatch(/Operator.*: permohonan/);
  expect((await post(link, { code: digits })).status).toBe(410);

  const [, token = ''] = /action="([\w-]{43})"/.exec(opened) ?? [];
  const file = (await (await post(link.replace(/[\w-]{43}$/, token))).json()) as Record<string, unknown>;
  expect(JSON.stringify(file)).toContain(number);
  const { rows } = await house.db.pool.query<{ state: string }>('SELECT state FROM data_request');
  expect(rows).toEqual([{ state: 'done' }]);
});

test('a detail is put right at once, with a number; what stands in a request is for the office to decide', async () => {
  const { warga } = office;
  await warga.choose(await warga.say('ubah nomor saya'), 'Nomor HP');
  const done = await warga.say('0813 4567 8901');
  expect(done.text).toMatch(/Perbaikan tercatat: \*DP-/);
  const { phone } = await house.db.prisma.contact.findUniqueOrThrow({
    where: { id: await contactIn(house, warga) },
  });
  expect(phone).toBe('+6281345678901');

  await warga.choose(await warga.say('data saya'), 'Keberatan');
  const objection = await warga.say('Jangan pakai nomor saya untuk siaran.');
  expect(objection.text).toContain('paling lambat');
  const { rows } = await house.db.pool.query<{ words: string }>(
    `SELECT words FROM data_request WHERE kind = 'objection'`,
  );
  expect(rows[0]?.words).toMatch(/^v2\./);
});

test('a command gives the same, by phone or by a request’s number, and is a look itself', async () => {
  const { db, vault } = house;
  const now = house.clock();
  const { rows } = await db.pool.query<{ number: string }>('SELECT number FROM request');
  for (const given of ['+6281200000001', '0812-0000-0001', rows[0]?.number ?? '']) {
    const { json } = await personExport.run({ db, vault, now }, given, {});
    const kept = json as { requests: { number: string }[]; accesses: { what: string; purpose: string }[] };
    expect(kept.requests.map(({ number }) => number)).toEqual([rows[0]?.number]);
    expect(kept.accesses[0]).toMatchObject({ what: 'person', who: null, role: null });
  }
  await expect(personExport.run({ db, vault, now }, '+6281299999999', {})).rejects.toThrow('Nobody is known');
});

test('whoever wants to be erased reads what is kept and why, and with the code all else is gone', async () => {
  const { asn } = office;
  const link = linkIn((await asn.say('hapus data saya')).text);
  const contactId = await contactIn(house, asn);
  expect(await (await fetch(link)).text()).toContain('Dihapus untuk selamanya');
  const code = await heard(asn, ({ text }) => text.includes('Kode data saya'), 'the code');
  expect((await post(link, { code: 'nonsense' })).status).toBe(422);
  const opened = await post(link, { code: /\d{6}/.exec(code.text)?.[0] ?? '' });
  expect(await opened.text()).toContain('Data Anda sudah dihapus.');
  expect(await house.db.prisma.identity.count({ where: { contactId } })).toBe(0);
  expect(
    await house.db.prisma.dataRequest.findMany({ where: { contactId }, select: { state: true } }),
  ).toEqual([{ state: 'done' }]);
});

test('nothing personal was logged on the way', () => {
  expect(house.logged.filter((line) => /6281345678901|Jangan pakai nomor/.test(line))).toEqual([]);
});
