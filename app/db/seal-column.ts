import type pg from 'pg';
import { z } from 'zod';
import { sealAnew } from '../sealed-answers.ts';
import { ownVault } from '../own-vault.ts';
import type { Vault } from '../vault.ts';
import type { SealedColumn } from './sealed-columns.ts';
import { lastKey, pageByPage } from './page-by-page.ts';

/** Values that were to be sealed anew, and those of them that did not open and stayed as they were. */
export type Sealed = { found: number; unopened: number };

const pageSize = 200;
/** A value as it lies in the database: nothing of it is opened on its way. */
export const storedText = z.string().transform((base64) => Buffer.from(base64, 'base64').toString());
const Row = z.object({
  id: z.string(),
  of: z.array(z.string()),
  owner: z.string().nullable(),
  value: storedText,
});

// Where they stand in rising order, one page after the other; `pattern` says which values are meant.
const page = ({ table, column, id, type, place, owner = 'NULL' }: SealedColumn): string =>
  `SELECT (${id})::text AS id, ARRAY[${(place?.of ?? []).map((one) => `${one}::text`).join(', ')}]::text[] AS of, ${owner}::text AS owner,
     encode(convert_to(${column}::text, 'UTF8'), 'base64') AS value FROM ${table}
   WHERE ($1::${type} IS NULL OR ${id} > $1::${type}) AND ${column}::text ~ $2 ORDER BY ${id} LIMIT ${pageSize}`;

// What somebody has written meanwhile stays as it was written.
const replace = ({ table, column, id, type, json }: SealedColumn): string => {
  const kind = json ? 'jsonb' : 'text';
  return `UPDATE ${table} SET ${column} = $2::${kind} WHERE ${id} = $1::${type} AND ${column} = $3::${kind}`;
};

const anew = (
  { json, place }: SealedColumn,
  { of, owner, value }: z.infer<typeof Row>,
  vault: Vault,
): string => {
  const at = place?.at(...of);
  const { seal } = owner !== null && vault.people ? ownVault(vault, owner) : vault;
  return json
    ? JSON.stringify(sealAnew(JSON.parse(value), { open: vault.open, seal }, at))
    : seal(vault.open(value, at), at);
};

const orNull = (work: () => string): string | null => {
  try {
    return work();
  } catch {
    return null; // Counted: it does not keep the others from being sealed.
  }
};

/**
 * Seals anew what of a column fits `pattern` (after `v1.` or `v2.`), with their own key where it is one person's, a page at a time and resting as long as each took. Whoever ends it in
 * the middle leaves values that open as before or as after.
 */
export const sealColumn = async (
  pool: pg.Pool,
  column: SealedColumn,
  vault: Vault,
  pattern: string,
): Promise<Sealed> => {
  const sealed = { found: 0, unopened: 0 };
  const fits = column.json ? `"\\$sealed": "${pattern}` : `^${pattern}`;
  await pageByPage(async (after) => {
    const rows = z.array(Row).parse((await pool.query(page(column), [after, fits])).rows);
    for (const row of rows) {
      const value = orNull(() => anew(column, row, vault));
      if (value === null) sealed.unopened += 1;
      else await pool.query(replace(column), [row.id, value, row.value]);
    }
    sealed.found += rows.length;
    return lastKey(rows, pageSize);
  });
  return sealed;
};
