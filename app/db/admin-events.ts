import { personal } from '../../domain/personal.ts';
import { z } from 'zod';
import { type AdminAction, type AdminEvent, adminEventHash } from '../../domain/admin-event.ts';
import { administration } from '../../domain/event-seal.ts';
import { asKept } from './events.ts';
import { runSql, type Tx } from './run-sql.ts';

const Row = z.object({
  seq: z.int(),
  action: z.string(),
  about: z.string(),
  actor: z.string(),
  at: z.date().transform((at) => at.toISOString()),
  note: z.string().nullable(),
  previousHash: z.string().nullable(),
  hash: z.string(),
});

const columns = 'seq, action, about, actor, at, note, previous_hash AS "previousHash", hash';

/** Everything administrators did, with its links, from the first act on. */
export const adminEvents = async (tx: Tx): Promise<z.infer<typeof Row>[]> =>
  z.array(Row).parse(await runSql(tx, `SELECT ${columns} FROM admin_event ORDER BY seq`));

/** When the office's history began; null before anything was written down. */
export const historyBegan = async (tx: Tx): Promise<Date | null> =>
  z.array(z.object({ at: z.date() })).parse(await runSql(tx, 'SELECT at FROM admin_event WHERE seq = 1'))[0]
    ?.at ?? null;

// Administrators act rarely: one at a time is no loss, and the chain needs it.
const lock = `SELECT 1 AS held FROM pg_advisory_xact_lock(hashtext('admin_event'))`;
const last = 'SELECT seq, hash FROM admin_event ORDER BY seq DESC LIMIT 1';
const insert = `
  WITH written AS (
    INSERT INTO admin_event (seq, action, about, actor, at, note, previous_hash, hash)
    VALUES ($1::int, $2, $3, $4, $5::timestamptz, $6, $7, $8) RETURNING seq, hash)
  INSERT INTO event_to_seal (chain, seq, hash) SELECT $9::uuid, seq, hash FROM written`;

const Last = z.array(z.object({ seq: z.int(), hash: z.string() })).max(1);

/** Lets administrators' acts come one after the other until the transaction ends. */
export const lockAdministration = async (tx: Tx): Promise<void> => {
  await runSql(tx, lock);
};

/** Writes down what an administrator did, in the transaction that does it. */
export const recordAdmin = async (
  tx: Tx,
  act: Omit<AdminEvent, 'seq' | 'at'> & { action: AdminAction; at: Date },
): Promise<void> => {
  await lockAdministration(tx);
  const [before] = Last.parse(await runSql(tx, last));
  const row = {
    seq: (before?.seq ?? 0) + 1,
    action: act.action,
    about: asKept(act.about),
    actor: asKept(act.actor),
    at: act.at.toISOString(),
    note: act.note === null ? null : asKept(act.note),
  };
  const previousHash = before?.hash ?? null;
  await runSql(tx, insert, [
    row.seq,
    row.action,
    row.about,
    personal(row.actor),
    row.at,
    personal(row.note),
    previousHash,
    adminEventHash(row, previousHash),
    administration,
  ]);
};
