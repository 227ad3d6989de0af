import type pg from 'pg';
import { z } from 'zod';
import { findable, ownedBy, personal } from '../../domain/personal.ts';
import { ownVault } from '../own-vault.ts';
import { sealedPlaces } from '../places.ts';
import type { Vault } from '../vault.ts';
import { lastKey, pageByPage } from './page-by-page.ts';
import { storedText } from './seal-column.ts';
import { untilNoneIsLeft } from './turn-rounds.ts';

/*
 * An entry of the employee register is sealed with a key of that person alone, and found by keyed hashes. Releases before sealed it with the
 * data key: its number is found as it was until then.
 */
const pageSize = 200;
const page = `SELECT id::text, name, position, agency, phone, nip, encode(convert_to(phone, 'UTF8'), 'base64') AS was FROM employee
  WHERE ($1::uuid IS NULL OR id > $1::uuid) AND phone_key IS NULL ORDER BY employee.id LIMIT ${pageSize}`;
const turn = `UPDATE employee t SET name = n.name, position = n.position, agency = n.agency, phone = n.phone, nip = n.nip, phone_key = n.phone_key
  FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
    AS n(id, name, position, agency, phone, nip, phone_key, was) WHERE t.id = n.id AND t.phone = n.was AND t.phone_key IS NULL`;

const words = ['name', 'position', 'agency', 'phone'] as const;
const Rows = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    position: z.string(),
    agency: z.string(),
    phone: z.string(),
    nip: z.string(),
    was: storedText,
  }),
);

/** Seals entries of before with their own keys, a page at a time and resting as long as each took; gives how many that were. */
export const sealEmployees = (
  pool: pg.Pool,
  vault: Pick<Vault, 'open' | 'sealInner' | 'people'>,
  now: Date,
): Promise<number> =>
  untilNoneIsLeft(pool, 11, now, async () => {
    let count = 0;
    await pageByPage(async (after) => {
      const rows = Rows.parse((await pool.query(page, [after])).rows);
      const nips = rows.map(({ id, nip }) => {
        const place = sealedPlaces.employeeNip(id);
        return ownVault(vault, id).seal(vault.open(nip, place), place);
      });
      const { rowCount } = await pool.query(turn, [
        rows.map(({ id }) => id),
        ...words.map((word) => rows.map((row) => ownedBy(personal(row[word]), row.id))),
        nips,
        rows.map(({ phone }) => findable(phone)),
        rows.map(({ was }) => was),
      ]);
      count += rowCount ?? 0;
      return lastKey(rows, pageSize);
    });
    return count;
  });
