import type pg from 'pg';
import { z } from 'zod';
import { findable } from '../../domain/personal.ts';
import { lastKey, pageByPage } from './page-by-page.ts';
import { storedText } from './seal-column.ts';
import { untilNoneIsLeft } from './turn-rounds.ts';

/*
 * A provider's id of a message is only ever looked for, and a number may stand in it: a keyed hash of it is stored. Releases before stored
 * the id itself, open or so that the data key opens it.
 */
const pageSize = 1_000;
/** As `personalId` has it. */
const isToTurn = `(t.provider_id LIKE '~d1.%' OR (t.provider_id ~ '[0-9]{9}|^wamid\\.' AND t.provider_id NOT LIKE '~k1.%' AND t.channel IS DISTINCT FROM 'inside'))`;

/** Longer than a provider comes again with a message it was never told is taken, or with what became of ours. */
const comesAgainDays = 7;

type Table = { table: string; at: string };
const tables: readonly Table[] = [
  { table: 'inbox_message', at: 'received_at' },
  { table: 'delivery', at: 'created_at' },
];

// The newest first: they are what somebody may still look for.
const page = ({ table, at }: Table): string => `SELECT t.id::text AS id, t.provider_id AS opened,
    encode(convert_to(t.provider_id, 'UTF8'), 'base64') AS was FROM ${table} t
  WHERE ($1::bigint IS NULL OR t.id < $1::bigint) AND ${isToTurn} AND ($2::timestamptz IS NULL OR t.${at} > $2::timestamptz)
  ORDER BY t.id DESC LIMIT ${pageSize}`;
// Who has the id already, as somebody wrote it meanwhile, keeps it.
const turn = ({ table }: Table): string => `UPDATE ${table} t SET provider_id = n.keyed
  FROM unnest($1::bigint[], $2::text[], $3::text[]) AS n(id, keyed, was)
  WHERE t.id = n.id AND t.provider_id = n.was${
    table === 'inbox_message'
      ? ` AND (SELECT o.id FROM inbox_message o WHERE o.channel = t.channel AND o.account = t.account AND o.provider_id = n.keyed LIMIT 1) IS NULL`
      : ''
  }`;
const Rows = z.array(z.object({ id: z.string(), opened: z.string(), was: storedText }));

const turnTable = async (pool: pg.Pool, table: Table, since: Date | null): Promise<number> => {
  let count = 0;
  const next = async (after: string | null): Promise<string | null> => {
    const rows = Rows.parse((await pool.query(page(table), [after, since])).rows);
    const { rowCount } = await pool.query(turn(table), [
      rows.map(({ id }) => id),
      rows.map(({ opened }) => findable(opened)),
      rows.map(({ was }) => was),
    ]);
    count += rowCount ?? 0;
    return lastKey(rows, pageSize, { falling: true });
  };
  // The recent ones are turned at the start.
  await pageByPage(next, { rests: since === null });
  return count;
};

const turnAll = async (pool: pg.Pool, since: Date | null): Promise<number> => {
  let count = 0;
  for (const table of tables) count += await turnTable(pool, table, since);
  return count;
};

/** Turns over the ids that a provider may still come with again; before anything is taken, so that nothing counts twice. */
export const keyRecentIds = (pool: pg.Pool, now: Date): Promise<number> =>
  untilNoneIsLeft(pool, 9, now, () =>
    turnAll(pool, new Date(now.getTime() - comesAgainDays * 24 * 60 * 60_000)),
  );

/** Turns over the older ids, in the background. */
export const keyOlderIds = (pool: pg.Pool, now: Date): Promise<number> =>
  untilNoneIsLeft(pool, 10, now, () => turnAll(pool, null));
