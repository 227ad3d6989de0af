import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyAddresses, keyPhones } from '../../../app/db/found-by.ts';
import { keyRecentIds } from '../../../app/db/keyed-ids.ts';
import { lastKey } from '../../../app/db/page-by-page.ts';
import { sealOpenRows } from '../../../app/db/seal-open-rows.ts';
import { openTestHouse, type TestHouse } from '../../support/house.ts';

let house: TestHouse & AsyncDisposable;
beforeAll(async () => {
  house = await openTestHouse({ sealed: true });
});
afterAll(() => house[Symbol.asyncDispose]());

/** More than a page of the largest, and keys of three and of four digits. */
const people = 1_100;

test('rows that come in the order of their digits are no page', () => {
  const ids = (...all: string[]) => all.map((id) => ({ id }));
  expect(lastKey(ids('9', '10', '100'), 3)).toBe('100');
  expect(lastKey(ids('9', '10'), 3)).toBeNull();
  expect(lastKey(ids('100', '10', '9'), 3, { falling: true })).toBe('9');
  expect(() => lastKey(ids('10', '9'), 3)).toThrow('order of their keys');
  expect(() => lastKey(ids('9', '10'), 3, { falling: true })).toThrow('order of their keys');
});

test('no statement gives a number back as text under its own name and orders by that name', () => {
  const bySameName = /SELECT[^`']*?\b(id|seq|no)::text(?:,|\s+FROM)[^`']*?ORDER BY \1\b/;
  const sources = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.includes('generated'))
    .map((path) => join('app', path));
  expect(sources.length).toBeGreaterThan(200);
  expect(sources.filter((path) => bySameName.test(readFileSync(path, 'utf8')))).toEqual([]);
  expect(bySameName.test('SELECT id::text, at FROM t WHERE at > 1 ORDER BY id LIMIT 3')).toBe(true);
});

test('of a city of before everybody is known again after one start, however many there are', async () => {
  const { pool } = house.db;
  const now = new Date();
  await pool.query(
    `WITH c AS (INSERT INTO contact (id, name, phone) SELECT gen_random_uuid(), 'Warga', '+62812' || lpad(n::text, 8, '0') FROM generate_series(1, $1::int) n RETURNING id, phone),
       i AS (INSERT INTO identity (contact_id, channel, account, address, phone) SELECT id, 'whatsapp', '', substr(phone, 2), phone FROM c RETURNING id, contact_id, address)
     INSERT INTO inbox_message (contact_id, identity_id, channel, account, provider_id, kind, received_at, done_at)
     SELECT contact_id, id, 'whatsapp', '', 'wamid.' || address, 'text', $2, $2 FROM i`,
    [people, now],
  );
  await pool.query('DELETE FROM seals_bound WHERE id > 1');
  expect(await keyAddresses(pool, now)).toBe(people);
  expect(await keyRecentIds(pool, now)).toBe(people);
  expect(await sealOpenRows(pool, now)).toBeGreaterThanOrEqual(people);
  expect(await keyPhones(pool, now)).toBe(people);
  const rounds = [keyAddresses, keyRecentIds, sealOpenRows, keyPhones];
  for (const round of rounds) expect(await round(pool, now)).toBe(0);
});
