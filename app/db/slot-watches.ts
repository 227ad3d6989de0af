import type pg from 'pg';
import { z } from 'zod';
import { rulesOf, type Resources } from '../../domain/resources.ts';
import type { WatchedSlot } from '../../flows/fields/field.ts';
import type { Prisma } from './generated/client.ts';
import { runSql } from './run-sql.ts';

type Tx = Prisma.TransactionClient;

const keep = `
  INSERT INTO slot_watch (contact_id, resource, date, "from", "to", amount, created_at)
  VALUES ($1::uuid, $2, $3::date, $4, $5, $6::int, $7::timestamptz)
  ON CONFLICT (contact_id, resource, date) WHERE told_at IS NULL
  DO UPDATE SET "from" = excluded."from", "to" = excluded."to", amount = excluded.amount`;

/** Writes down that somebody wants to be told when a period becomes free; of one day the wish made last counts, in the place of the first. */
export const keepWatch = async (
  tx: Tx,
  contactId: string,
  { resource, amount, slot }: WatchedSlot,
  now: Date,
): Promise<void> => {
  await runSql(tx, keep, [contactId, resource, slot.date, slot.from, slot.to, amount, now]);
};

const Freed = z.object({
  contactId: z.string(),
  resource: z.string(),
  date: z.string(),
  from: z.string(),
  to: z.string(),
  amount: z.int(),
});
export type FreedSlot = z.infer<typeof Freed>;

// Of each day on which something was let go: whose wish nobody is in the way of any more, their own holds apart.
const takeOf = (freed: string): string => `
  WITH freed AS (${freed}
  ), wish AS (
    SELECT w.id, w.resource, w.contact_id, w.amount, rules.capacity, (w.date + w."from"::time) AT TIME ZONE $2 AS starts,
      (w.date + w."to"::time) AT TIME ZONE $2 + rules.set_up * interval '1 minute' AS ends
    FROM freed JOIN slot_watch w ON w.resource = freed.resource AND w.date = freed.date AND w.told_at IS NULL
    JOIN unnest($3::text[], $4::int[], $5::int[]) AS rules(resource, capacity, set_up) ON rules.resource = w.resource
  ), fitting AS (
    SELECT id FROM wish WHERE starts > $1::timestamptz AND amount <= (
      SELECT count(*) FROM generate_series(1, wish.capacity) AS seat WHERE NOT EXISTS (
        SELECT 1 FROM booking b WHERE b.resource = wish.resource AND b.seat = seat.seat AND b.released_at IS NULL
          AND (b.held_until IS NULL OR b.held_until > $1::timestamptz) AND b.holder <> wish.contact_id
          AND tstzrange(b.starts_at, b.free_at) && tstzrange(wish.starts, wish.ends)))
  ), told AS (
    UPDATE slot_watch w SET told_at = $1::timestamptz FROM fitting WHERE w.id = fitting.id AND w.told_at IS NULL RETURNING w.*
  )
  SELECT contact_id AS "contactId", resource, to_char(date, 'YYYY-MM-DD') AS date, "from", "to", amount
  FROM told ORDER BY created_at, id`;

/** What was let go: everything a request or a block released at this moment; or anything, such as what lapsed. */
export type Released = { requestId: string } | { blockId: string } | 'anything';

const releasedBy = (column: string): string => `
    SELECT DISTINCT b.resource, day::date AS date
    FROM booking b, generate_series((b.starts_at AT TIME ZONE $2)::date, (b.free_at AT TIME ZONE $2)::date, '1 day') AS day
    WHERE b.released_at = $1::timestamptz AND b.${column} = $6::uuid`;

const statements = {
  anything: takeOf('SELECT DISTINCT resource, date FROM slot_watch WHERE told_at IS NULL'),
  request: takeOf(releasedBy('request_id')),
  block: takeOf(releasedBy('block_id')),
};

const statementOf = (released: Released): [sql: string, ids: string[]] => {
  if (released === 'anything') return [statements.anything, []];
  return 'blockId' in released
    ? [statements.block, [released.blockId]]
    : [statements.request, [released.requestId]];
};

/** Takes everybody who is to be told that their wish is free after something was let go, in the order in which they asked. */
export const takeFreedWatches = async (
  tx: Tx,
  released: Released,
  { now, tz, resources }: { now: Date; tz: string; resources: Resources },
): Promise<FreedSlot[]> => {
  const [sql, ids] = statementOf(released);
  const codes = [...resources.keys()];
  const rules = codes.map((code) => rulesOf(resources, code));
  const rows = await runSql(tx, sql, [
    now,
    tz,
    codes,
    rules.map(({ capacity }) => capacity),
    rules.map(({ setUpMinutes }) => setUpMinutes),
    ...ids,
  ]);
  return z.array(Freed).parse(rows);
};

/** Forgets wishes for days before an ISO date. */
export const forgetWatches = async (pool: pg.Pool, today: string): Promise<void> => {
  await pool.query('DELETE FROM slot_watch WHERE date < $1::date', [today]);
};
