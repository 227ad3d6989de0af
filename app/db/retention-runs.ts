import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { personal } from '../../domain/personal.ts';
import { recordAdmin } from './admin-events.ts';
import { runSql, type Tx } from './run-sql.ts';

/** Begins a round, or goes on with the one that was; false when it has ended already. */
export const beginRun = async (tx: Tx, run: string, now: Date): Promise<boolean> => {
  await runSql(
    tx,
    'INSERT INTO retention_run (run, began_at) VALUES ($1, $2::timestamptz) ON CONFLICT (run) DO NOTHING',
    [run, now],
  );
  return (
    (await runSql(tx, 'SELECT 1 AS one FROM retention_run WHERE run = $1 AND ended_at IS NULL', [run]))
      .length === 1
  );
};

/** Counts rows of a kind to a round, in the transaction in which they go. */
export const countToRun = async (tx: Tx, run: string, kind: string, rows: number): Promise<void> => {
  await runSql(
    tx,
    `INSERT INTO retention_count AS c (run, kind, rows) VALUES ($1, $2, $3::int)
     ON CONFLICT (run, kind) DO UPDATE SET rows = c.rows + excluded.rows`,
    [run, kind, rows],
  );
};

const Counts = z.array(z.object({ kind: z.string(), rows: z.int() }));

/** How many rows of each kind a round has forgotten so far. */
export const runCounts = async (tx: Tx, run: string): Promise<z.infer<typeof Counts>> =>
  Counts.parse(
    await runSql(tx, 'SELECT kind, rows FROM retention_count WHERE run = $1 ORDER BY kind', [run]),
  );

/** Ends a round with an event that has its counts, once. */
export const endRun = async (
  tx: Tx,
  run: string,
  { actor, now }: { actor: string; now: Date },
): Promise<void> => {
  const ended = await runSql(
    tx,
    'UPDATE retention_run SET ended_at = $2::timestamptz WHERE run = $1 AND ended_at IS NULL RETURNING run',
    [run, now],
  );
  if (ended.length === 0) return;
  const note = (await runCounts(tx, run)).map(({ kind, rows }) => `${kind} ${rows}`).join(', ');
  await recordAdmin(tx, { action: 'retention_run', about: 'retention', actor, at: now, note });
};

const Run = z.object({ run: z.string(), endedAt: z.date(), rows: z.int() });

/** The last rounds, with how many rows each has forgotten. */
export const lastRuns = async (tx: Tx): Promise<z.infer<typeof Run>[]> =>
  z.array(Run).parse(
    await runSql(
      tx,
      `SELECT r.run, r.ended_at AS "endedAt",
         (SELECT coalesce(sum(c.rows), 0)::int FROM retention_count c WHERE c.run = r.run) AS rows
       FROM retention_run r WHERE r.ended_at IS NOT NULL ORDER BY r.ended_at DESC LIMIT 14`,
    ),
  );

const Hold = z.object({ number: z.string(), reason: z.string(), by: z.string(), at: z.date() });
/** A request of which nothing is forgotten, why, and since when. */
export type Hold = z.infer<typeof Hold>;

/** More than an office looks through on a page. */
const mostHolds = 1_000;

/** The requests that are held, the oldest first, and how many there are in all, where those are more. */
export const holds = async (tx: Tx, most = mostHolds): Promise<{ held: Hold[]; total: number }> => {
  const rows = z.array(Hold.extend({ total: z.int() })).parse(
    await runSql(
      tx,
      `SELECT r.number, h.reason, h.held_by AS by, h.held_at AS at, count(*) OVER ()::int AS total
         FROM retention_hold h JOIN request r ON r.id = h.request_id
         WHERE h.released_at IS NULL ORDER BY h.held_at, r.number LIMIT $1::int`,
      [most],
    ),
  );
  return {
    held: rows.map(({ number, reason, by, at }) => ({ number, reason, by, at })),
    total: rows[0]?.total ?? 0,
  };
};

type By = { actor: string; now: Date };

/** Holds a request: nothing of it and its applicant is forgotten; false when there is none of that number or it is held already. */
export const holdRequest = async (
  tx: Tx,
  number: string,
  reason: string,
  { actor, now }: By,
): Promise<boolean> => {
  const held = await runSql(
    tx,
    `INSERT INTO retention_hold (id, request_id, reason, held_by, held_at)
     SELECT $1::uuid, r.id, $3, $4, $5::timestamptz FROM request r WHERE r.number = $2
     ON CONFLICT (request_id) WHERE released_at IS NULL DO NOTHING RETURNING id`,
    [randomUUID(), number, personal(reason), personal(actor), now],
  );
  if (held.length === 0) return false;
  await recordAdmin(tx, { action: 'retention_held', about: number, actor, at: now, note: reason });
  return true;
};

/** Lets a held request go; false when none of that number is held. */
export const releaseRequest = async (tx: Tx, number: string, { actor, now }: By): Promise<boolean> => {
  const released = await runSql(
    tx,
    `UPDATE retention_hold h SET released_by = $2, released_at = $3::timestamptz FROM request r
     WHERE r.id = h.request_id AND r.number = $1 AND h.released_at IS NULL RETURNING h.id`,
    [number, personal(actor), now],
  );
  if (released.length === 0) return false;
  await recordAdmin(tx, { action: 'retention_released', about: number, actor, at: now, note: null });
  return true;
};
