import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sealAddresses, sealOpenRows } from '../../app/db/seal-open-rows.ts';
import { findPerson } from '../../app/db/find-person.ts';
import { keyAddresses, keyPhones } from '../../app/db/found-by.ts';
import { keyOlderIds, keyRecentIds } from '../../app/db/keyed-ids.ts';
import { sealEmployees } from '../../app/db/own-employees.ts';
import { openDatabase } from '../../app/db/open.ts';
import { sealWithOwnKeys } from '../../app/db/own-keys.ts';
import { openPersonalValues } from '../../app/personal-values.ts';
import { sealedPlaces } from '../../app/places.ts';
import { employeesOf } from '../../app/db/employees.ts';
import { loadDataKey, openVault } from '../../app/vault.ts';
import { marksLeft } from '../support/marks-left.ts';
import { verifyChains } from '../../app/db/audit.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import {
  aComplaint,
  contactIn,
  heard,
  heardOf,
  historyIn,
  introduce,
  makeRequestIn,
  openOffice,
  requestIn,
} from '../support/office.ts';

let house: TestHouse & AsyncDisposable;
let office: ReturnType<typeof openOffice>;
let raw: pg.Client;
beforeAll(async () => {
  house = await openTestHouse({ sealed: true });
  office = openOffice(house.url);
  raw = new pg.Client({ connectionString: house.db.url });
  await raw.connect();
});
afterAll(async () => {
  await raw.end();
  await house[Symbol.asyncDispose]();
});

/** Everything that stands in the database as who has no key reads it, by table. */
const dump = async (): Promise<Map<string, string>> => {
  const { rows } = await raw.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname = 'public'`,
  );
  const tables = new Map<string, string>();
  for (const { name } of rows) {
    const found = await raw.query<{ all: string | null }>(
      `SELECT jsonb_agg(to_jsonb(t))::text AS all FROM ${name} t`,
    );
    tables.set(name, found.rows[0]?.all ?? '');
  }
  return tables;
};

const tablesWith = async (words: RegExp): Promise<string[]> =>
  [...(await dump())].flatMap(([name, all]) => {
    const found = words.exec(all);
    return found ? [`${name}: ${all.slice(Math.max(0, found.index - 60), found.index + 40)}`] : [];
  });

test('of a day in which people file, are asked, answered and decided on, a database without its key names nobody', async () => {
  const { warga, sekretariat, ikp } = office;
  const contactId = await introduce(house, warga);
  await warga.choose(await warga.say('ubah nomor saya'), 'Nama lengkap');
  await warga.say('Zaenab Marwanti');
  const { number } = await makeRequestIn(house, contactId, {
    ...aComplaint,
    answers: { ...aComplaint.answers, uraian: 'Kabel Zulkarnaen putus di depan rumah Bu Marwanti.' },
  });
  const alert = await heardOf(ikp, 'Permohonan baru', number);
  await ikp.choose(alert, 'Tolak');
  await ikp.say('Sudah ditangani Pak Zulkarnaen.');
  await ikp.choose(
    await heard(ikp, ({ text }) => text.includes('Yang akan dibaca pemohon'), 'the preview'),
    'Kirim',
  );
  await heardOf(warga, 'Zulkarnaen', number);
  await warga.say('petugas');
  await warga.say('Apakah Zulkarnaen masih bertugas?');
  await heardOf(sekretariat, 'Pertanyaan lewat', '');
  expect((await requestIn(house, number)).applicant.name).toBe('Zaenab Marwanti');
  const history = await historyIn(house, (await requestIn(house, number)).id);
  expect(history.map(({ note }) => note)).toContain('Sudah ditangani Pak Zulkarnaen.');
  expect((await verifyChains(house.db, house.vault)).broken).toEqual([]);
  expect(await tablesWith(/Zulkarnaen|Marwanti|Zaenab|Rina Safitri|6281200000001|81200000099/)).toEqual([]);
  const { rows } = await house.db.pool.query<{ name: string }>(
    'SELECT name FROM staff UNION SELECT name FROM employee',
  );
  expect(rows.length).toBeGreaterThan(5);
  for (const { name } of rows) expect(await tablesWith(new RegExp(name))).toEqual([]);
});

test('what lay open before is sealed while everything goes on, and people are known again', async () => {
  const { warga } = office;
  const contactId = await contactIn(house, warga);
  await raw.query(
    `UPDATE identity SET address = '6281200000001', phone = '+6281200000001' WHERE contact_id = $1`,
    [contactId],
  );
  await raw.query(
    `UPDATE contact SET name = 'Zubaidah', email = 'zubaidah@contoh.id', phone = '+6281200000077', phone_key = NULL WHERE id = $1`,
    [contactId],
  );
  await raw.query(
    `UPDATE request SET applicant = '{"name": "Zubaidah", "phone": null}' WHERE contact_id = $1`,
    [contactId],
  );
  // Nothing was ever looked through in a database from before.
  await raw.query('DELETE FROM seals_bound WHERE id > 1');
  const { pool } = house.db;
  expect(await sealAddresses(pool, new Date())).toBe(0);
  expect([await keyAddresses(pool, new Date()), await keyAddresses(pool, new Date())]).toEqual([1, 0]);
  while ((await sealOpenRows(pool, new Date())) > 0);
  expect(await findPerson(pool, house.vault, '+6281200000077')).toMatchObject({ contactIds: [contactId] });
  expect([await keyPhones(pool, new Date()), await keyPhones(pool, new Date())]).toEqual([1, 0]);
  expect(await findPerson(pool, house.vault, '+6281200000077')).toMatchObject({ contactIds: [contactId] });
  expect(await tablesWith(/Zubaidah|zubaidah|6281200000001|81200000077/)).toEqual([]);
  expect(await contactIn(house, warga)).toBe(contactId);
  expect((await house.db.prisma.contact.findUniqueOrThrow({ where: { id: contactId } })).name).toBe(
    'Zubaidah',
  );
  const { rows } = await house.db.pool.query<{ applicant: { name: string } }>(
    'SELECT applicant FROM request WHERE contact_id = $1',
    [contactId],
  );
  expect(rows[0]?.applicant.name).toBe('Zubaidah');
});

test('ids of messages and the register of before are turned over, and everybody is found as before', async () => {
  const { pool, people } = house.db;
  const values = openPersonalValues(loadDataKey(house.config.dataDir));
  const ids = ['true_6281200000001@c.us_3EB0AA', 'wamid.HBgNNjI4MTI'];
  const recent = new Date();
  const { rows } = await raw.query<{ id: string }>(
    'SELECT id FROM delivery WHERE sent_at IS NOT NULL ORDER BY id DESC LIMIT 2',
  );
  for (const [n, { id }] of rows.entries())
    await raw.query('UPDATE delivery SET provider_id = $2, created_at = $3 WHERE id = $1', [
      ...[id, values.seal(ids[n] ?? ''), n === 0 ? recent : new Date(recent.getTime() - 30 * 86_400_000)],
    ]);
  const [employee] = await house.db.prisma.employee.findMany({ orderBy: { name: 'asc' }, take: 1 });
  if (!employee) throw new Error('nobody in the register');
  const nip = house.vault.open(employee.nip, sealedPlaces.employeeNip(employee.id));
  await raw.query(
    'UPDATE employee SET name = $2, position = $3, agency = $4, phone = $5, nip = $6, phone_key = NULL WHERE id = $1',
    [
      ...[employee.id, values.seal(employee.name), values.seal(employee.position)],
      ...[values.seal(employee.agency), values.seal(employee.phone)],
      openVault(loadDataKey(house.config.dataDir)).seal(nip, sealedPlaces.employeeNip(employee.id)),
    ],
  );
  await raw.query('DELETE FROM seals_bound WHERE id >= 9');
  const theirs = () => employeesOf(house.db, house.vault, { phones: [employee.phone] });
  const known = await theirs();
  expect(known).toMatchObject([{ nip, name: employee.name }]);
  expect([await keyRecentIds(pool, recent), await keyRecentIds(pool, recent)]).toEqual([1, 0]);
  expect([await keyOlderIds(pool, recent), await keyOlderIds(pool, recent)]).toEqual([1, 0]);
  const vault = openVault(loadDataKey(house.config.dataDir), { people });
  expect(await sealEmployees(pool, vault, recent)).toBe(1);
  expect(await sealEmployees(pool, vault, recent)).toBe(0);
  expect(await theirs()).toEqual(known);
  const kept = await raw.query<{ provider_id: string }>(
    'SELECT provider_id FROM delivery WHERE id = ANY($1)',
    [rows.map(({ id }) => id)],
  );
  expect(kept.rows.map(({ provider_id: id }) => id).sort()).toEqual(ids.map((id) => values.find(id)).sort());
  const [entry] = (await raw.query('SELECT * FROM employee WHERE id = $1', [employee.id])).rows as object[];
  expect(JSON.stringify(entry)).not.toMatch(/~d1\.|"v[12]\./);
});

test('with the data key, and somebody’s own destroyed, they stand nowhere but in what staff were answered themselves and on simulated phones', async () => {
  const contactId = await contactIn(house, office.warga);
  while ((await sealWithOwnKeys(house.db.pool, new Date())) > 0);
  await raw.query('DELETE FROM person_key WHERE contact_id = $1', [contactId]);
  const key = loadDataKey(house.config.dataDir);
  const db = openDatabase(house.db.url, { personal: openPersonalValues(key) });
  const marks = ['Zulkarnaen', 'Marwanti', 'Zaenab', 'Zubaidah', '6281200000001', '81200000077'];
  const left = await marksLeft({ db, vault: house.vault, files: house.files, logged: [] }, marks, null);
  await db.close();
  expect([...left.keys()].filter((at) => !at.startsWith('temporary')).sort()).toEqual([
    ...['opened delivery.body', 'opened public.delivery', 'opened public.simulator_message'],
  ]);
});
