import { z } from 'zod';
import { eventHash, firstBrokenLink } from '../../domain/event-chain.ts';
import { personal } from '../../domain/personal.ts';
import { turnedText, type TurnedHash } from '../../domain/turned-history.ts';
import type { Vault } from '../vault.ts';
import { applicantOf } from './applicant-of.ts';
import { appendEvent, eventsOf, type ChainedEvent } from './events.ts';
import type { Database } from './open.ts';
import { lastKey, pageByPage } from './page-by-page.ts';
import { sealNote } from './person-keys.ts';
import { runSql, type Tx } from './run-sql.ts';
import { inTransaction } from './transaction.ts';

const isId = `~ '^[0-9a-f]{8}-[0-9a-f-]{27}$'`;
/** A history from before notes were sealed with their person's key and applicants stood in it by their contact's id. */
const isOpen = `(e.note IS NOT NULL AND e.note NOT LIKE 'n1.%') OR (e.role = 'applicant' AND e.actor NOT LIKE '~d1.%' AND e.actor !${isId})`;

const pageSize = 100;
const chains = `SELECT DISTINCT e.request_id AS id FROM request_event e WHERE (${isOpen})
  AND NOT EXISTS (SELECT 1 FROM turned_history t WHERE t.chain = e.request_id)
  AND ($1::uuid IS NULL OR e.request_id > $1::uuid) ORDER BY 1 LIMIT ${pageSize}`;
const lock = 'SELECT 1 AS held FROM request WHERE id = $1::uuid FOR NO KEY UPDATE';
const keep = `INSERT INTO turned_history (chain, at, hashes, mac) VALUES ($1::uuid, $2::timestamptz, $3::jsonb, $4)`;
const change = `UPDATE request_event SET actor = $3, note = $4, previous_hash = $5, hash = $6 WHERE request_id = $1::uuid AND seq = $2::int`;
const waits = 'UPDATE event_to_seal SET hash = $3 WHERE chain = $1::uuid AND seq = $2::int';
const Ids = z.array(z.object({ id: z.string() }));

const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** The same history with ids in place of applicants' names and notes sealed, linked anew. */
const turned = async (tx: Tx, rows: readonly ChainedEvent[], contactId: string): Promise<ChainedEvent[]> => {
  const made: ChainedEvent[] = [];
  for (const row of rows) {
    const actor = row.role === 'applicant' && !uuid.test(row.actor) ? contactId : row.actor;
    const note = row.note === null ? null : (row.kept ?? (await sealNote(tx, row.requestId, row.note)));
    const event = { ...row, actor, note, previousHash: made.at(-1)?.hash ?? null };
    // What is hashed is what is stored.
    delete event.kept;
    made.push({ ...event, hash: eventHash(event, event.previousHash) });
  }
  return made;
};

/** Turns one history over and adds an event that says so; one that does not hold is left for `audit verify`. */
const turnOne = async (tx: Tx, id: string, vault: Pick<Vault, 'key'>, now: Date): Promise<boolean> => {
  await runSql(tx, lock, [id]);
  const rows = await eventsOf(tx, [id]);
  const last = rows.at(-1);
  if (!last || firstBrokenLink(rows) !== null) return false;
  const after = await turned(tx, rows, await applicantOf(tx, id));
  const hashes = rows.map(({ seq, hash }, n): TurnedHash => [seq, hash, after[n]?.hash ?? '']);
  const at = now.toISOString();
  await runSql(tx, keep, [id, at, JSON.stringify(hashes), vault.key(turnedText(id, at, hashes))]);
  for (const { seq, actor, note, previousHash, hash } of after) {
    await runSql(tx, change, [id, seq, uuid.test(actor) ? actor : personal(actor), note, previousHash, hash]);
    await runSql(tx, waits, [id, seq, hash]);
  }
  const role = 'system';
  await appendEvent(tx, {
    requestId: id,
    action: 'turned_over',
    from: last.to,
    to: last.to,
    actor: role,
    role,
    at,
    note: null,
  });
  return true;
};

/**
 * Turns over histories from before: no name of an applicant and no note lies open in them any more. One transaction a history; whoever ends
 * it in the middle has the rest turned over by the next run. Gives how many.
 */
export const turnHistories = async (
  db: Pick<Database, 'prisma' | 'pool'>,
  vault: Pick<Vault, 'key'>,
  now: Date,
): Promise<number> => {
  let count = 0;
  await pageByPage(async (after) => {
    const ids = Ids.parse((await db.pool.query(chains, [after])).rows);
    for (const { id } of ids) if (await inTransaction(db, (tx) => turnOne(tx, id, vault, now))) count += 1;
    return lastKey(ids, pageSize);
  });
  return count;
};
