import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';

/** One table as a backup knows it; of a partition also whose it is, and which part. */
export const Table = z.object({
  name: z.string(),
  columns: z.array(z.string()).min(1),
  parent: z.string().nullable(),
  bound: z.string().nullable(),
});
export type Table = z.infer<typeof Table>;

const ledger = '_prisma_migrations';
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const tables = `
SELECT c.relname AS name, p.relname AS parent, pg_get_expr(c.relpartbound, c.oid) AS bound,
  (SELECT json_agg(a.attname ORDER BY a.attnum) FROM pg_attribute a
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns
FROM pg_class c
LEFT JOIN pg_inherits i ON i.inhrelid = c.oid
LEFT JOIN pg_class p ON p.oid = i.inhparent
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname <> $1
ORDER BY c.relname`;

/** All tables that hold rows of ours; the queue has a schema of its own and is rebuilt from them. */
export const tablesOf = async (client: pg.ClientBase): Promise<Table[]> => {
  const { rows } = await client.query(tables, [ledger]);
  return z.array(Table).parse(rows);
};

const Applied = z.array(z.object({ name: z.string(), checksum: z.string() }));

/** The migrations a database has, by name and checksum. */
export const migrationsOf = async (client: pg.ClientBase): Promise<z.infer<typeof Applied>> => {
  const { rows } = await client.query(
    `SELECT migration_name AS name, checksum FROM ${ledger} WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1`,
  );
  return Applied.parse(rows);
};

/** The rows of a table as PostgreSQL's COPY writes them. */
export const copyOut = (client: pg.ClientBase, { name, columns }: Table): Readable & { rowCount: number } =>
  client.query(
    copyTo(`COPY ${quoted(name)} (${columns.map(quoted).join(', ')}) TO STDOUT`),
  ) as unknown as Readable & {
    rowCount: number;
  };

/** Takes rows of a table as COPY wrote them. */
export const copyIn = (client: pg.ClientBase, { name, columns }: Table): Writable & { rowCount: number } =>
  client.query(
    copyFrom(`COPY ${quoted(name)} (${columns.map(quoted).join(', ')}) FROM STDIN`),
  ) as unknown as Writable & {
    rowCount: number;
  };

/** Makes a partition that sweeping had made and no migration makes. */
export const makePartition = async (client: pg.ClientBase, { name, parent, bound }: Table): Promise<void> => {
  if (parent === null || bound === null) return;
  await client.query(`CREATE TABLE IF NOT EXISTS ${quoted(name)} PARTITION OF ${quoted(parent)} ${bound}`);
};

/** How far each sequence has counted; those never used are left out. */
export const sequencesOf = async (client: pg.ClientBase): Promise<Record<string, string>> => {
  const { rows } = await client.query<{ name: string; last: string }>(
    `SELECT sequencename AS name, last_value::text AS last FROM pg_sequences
     WHERE schemaname = current_schema() AND last_value IS NOT NULL`,
  );
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]));
};

/** Has each sequence go on where it had stopped. */
export const setSequences = async (
  client: pg.ClientBase,
  sequences: Record<string, string>,
): Promise<void> => {
  for (const [name, last] of Object.entries(sequences))
    await client.query('SELECT setval($1::regclass, $2::bigint)', [quoted(name), last]);
};

/** The first table that has a row; null when there is none. */
export const firstFilled = async (client: pg.ClientBase): Promise<string | null> => {
  for (const { name } of await tablesOf(client)) {
    const { rowCount } = await client.query(`SELECT 1 FROM ${quoted(name)} LIMIT 1`);
    if (rowCount) return name;
  }
  return null;
};

/**
 * Takes references and triggers away, so that tables can be filled in any order; the promise puts them back, and rejects
 * when what was filled in does not hold together. Both within the caller's transaction.
 */
export const withoutReferences = async (client: pg.ClientBase): Promise<() => Promise<void>> => {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 AND connamespace = current_schema()::regnamespace`,
  );
  for (const { table, name } of rows)
    await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${quoted(name)}`);
  const filled = await tablesOf(client);
  for (const { name } of filled) await client.query(`ALTER TABLE ${quoted(name)} DISABLE TRIGGER USER`);
  return async () => {
    for (const { name } of filled) await client.query(`ALTER TABLE ${quoted(name)} ENABLE TRIGGER USER`);
    for (const { table, name, definition } of rows)
      await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${quoted(name)} ${definition}`);
  };
};
