import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { eventsOf } from '../../app/db/events.ts';
import { sealedColumns, type SealedColumn } from '../../app/db/sealed-columns.ts';
import { openSealed } from '../../app/sealed-answers.ts';
import type { TestHouse } from './house.ts';

/** What is looked through. */
type Looked = Pick<TestHouse, 'db' | 'vault' | 'files' | 'logged'>;

/** A place where something may be left, and what stands there. */
type Place = { at: string; holds: string };

const tables = `SELECT n.nspname || '.' || quote_ident(relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')`;

type Reads = Pick<pg.Pool, 'query'>;

async function* rowsOf(db: Reads, prefix: string): AsyncGenerator<Place> {
  const { rows } = await db.query<{ name: string }>(tables);
  for (const { name } of rows) {
    const all = await db.query<{ row: unknown }>(`SELECT to_jsonb(t) AS row FROM ${name} t`);
    for (const { row } of all.rows) yield { at: `${prefix} ${name}`, holds: JSON.stringify(row) };
  }
}

/** What the vault opens: each value at its place, or anywhere where it is bound to none. */
async function* vaultValues({ db, vault }: Looked, column: SealedColumn): AsyncGenerator<Place> {
  const { table, column: name, place, json } = column;
  const of = (place?.of ?? []).map((one) => `${one}::text`).join(', ');
  const { rows } = await db.pool.query<{ of: string[]; value: unknown }>(
    `SELECT ARRAY[${of}]::text[] AS of, ${name} AS value FROM ${table} WHERE ${name} IS NOT NULL`,
  );
  for (const { of: ids, value } of rows) {
    const at = place?.at(...ids);
    const isSealed = typeof value === 'string' && /^v[12]\./.test(value);
    const opened = json ? openSealed(value, vault, at) : isSealed ? vault.open(value, at) : value;
    yield { at: `opened ${table}.${name}`, holds: JSON.stringify(opened) };
  }
}

async function* histories({ db }: Looked): AsyncGenerator<Place> {
  const { rows } = await db.pool.query<{ id: string }>('SELECT id FROM request');
  for (const event of await eventsOf(
    db.pool,
    rows.map(({ id }) => id),
  ))
    yield { at: 'history', holds: JSON.stringify(event) };
}

async function* storedFiles({ files }: Looked): AsyncGenerator<Place> {
  for await (const page of files.list())
    for (const { name } of page)
      yield { at: `file ${name}`, holds: ((await files.get(name)) ?? Buffer.alloc(0)).toString('latin1') };
}

const hasDatabase = (names: readonly string[]): boolean => names.includes('PG_VERSION');

async function* filesUnder(folder: string): AsyncGenerator<Place> {
  const found = await readdir(folder, { withFileTypes: true }).catch(() => []);
  // What a database keeps on disk is looked at row by row.
  if (hasDatabase(found.map(({ name }) => name))) return;
  for (const entry of found) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    else if (entry.isFile())
      yield {
        at: `temporary ${path}`,
        holds: (await readFile(path).catch(() => Buffer.alloc(0))).toString('latin1'),
      };
  }
}

async function* redisValues(url: string): AsyncGenerator<Place> {
  const redis = new Redis(url);
  try {
    for (const key of await redis.keys('*')) {
      const kind = await redis.type(key);
      const value =
        kind === 'hash'
          ? await redis.hgetall(key)
          : kind === 'string'
            ? await redis.get(key)
            : kind === 'zset'
              ? await redis.zrange(key, 0, -1)
              : kind === 'list'
                ? await redis.lrange(key, 0, -1)
                : await redis.call('DUMP', key);
      yield { at: `redis ${key}`, holds: `${key} ${JSON.stringify(value)}` };
    }
  } finally {
    redis.disconnect();
  }
}

async function* places(house: Looked, redisUrl: string | null): AsyncGenerator<Place> {
  const raw = new pg.Pool({ connectionString: house.db.url });
  try {
    yield* rowsOf(raw, 'raw');
  } finally {
    await raw.end();
  }
  yield* rowsOf(house.db.pool, 'opened');
  for (const column of sealedColumns) yield* vaultValues(house, column);
  yield* histories(house);
  yield* storedFiles(house);
  yield* filesUnder(tmpdir());
  if (redisUrl !== null) yield* redisValues(redisUrl);
  for (const line of house.logged) yield { at: 'log', holds: line };
}

/** Where marks stand, by place: in the rows as they lie and as they open, in stored files, temporary ones, Redis and the log. */
export const marksLeft = async (
  house: Looked,
  marks: readonly string[],
  redisUrl: string | null,
): Promise<Map<string, string[]>> => {
  const found = new Map<string, string[]>();
  const any = new RegExp(marks.map((mark) => mark.replace(/[.+]/g, '\\$&')).join('|'), 'gi');
  for await (const { at, holds } of places(house, redisUrl))
    for (const [mark] of holds.matchAll(any)) found.set(at, [...new Set([...(found.get(at) ?? []), mark])]);
  return found;
};
