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
  key: z.string(),
  of: z.array(z.string()),
  owner: z.string().nullable(),
  value: storedText,
});

// In the order of their keys, one page after the other, and not in that of the keys' digits: a column given back under its own name would be
// what ORDER BY means. `pattern` says which values are meant.
const page = ({ table, column, id, type, place, owner = 'NULL' }: SealedColumn): string =>
  `SELECT (${id})::text AS key, ARRAY[${(place?.of ?? []).map((one) => `${one}::text`).join(', ')}]::text[] AS of, ${owner}::text AS owner,
     encode(convert_to(${column}::text, 'UTF8'), 'base64') AS value FROM ${table}
   WHERE ($1::${type} IS NULL OR ${id} > $1::${type}) AND ${column}::text ~ $2 ORDER BY ${id} LIMIT ${pageSize}`;

// What somebody has written meanwhile stays as it was written.
const replace = ({ table, column, id, type, json }: SealedColumn): string => {
  const kind = json ? 'jsonb' : 'text';
  return `UPDATE ${table} SET ${column} = n.sealed::${kind} FROM unnest($1::text[], $2::text[], $3::text[]) AS n(key, sealed, was)
   WHERE ${id} = n.key::${type} AND ${column} = n.was::${kind}`;
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
    const values = rows.map((row) => ({ ...row, sealed: orNull(() => anew(column, row, vault)) }));
    const opened = values.filter((row) => row.sealed !== null);
    if (opened.length > 0)
      await pool.query(replace(column), [
        opened.map(({ key }) => key),
        opened.map((row) => row.sealed),
        opened.map(({ value }) => value),
      ]);
    sealed.unopened += rows.length - opened.length;
    sealed.found += rows.length;
    return lastKey(
      rows.map(({ key }) => ({ id: key })),
      pageSize,
    );
  });
  return sealed;
};
