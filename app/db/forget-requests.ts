import type pg from 'pg';
import { z } from 'zod';
import { openStates, stateCodes } from '../../domain/state.ts';
import { eraseRows } from './erase-rows.ts';
import { erasedWords } from '../../domain/personal.ts';
import { countToRun } from './retention-runs.ts';
import { runSql } from './run-sql.ts';
import type { Tx } from './transaction.ts';

const ended = stateCodes
  .filter((state) => !openStates.includes(state))
  .map((state) => `'${state}'`)
  .join(', ');
const old = `t.state IN (${ended}) AND t.since < $1 AND t.applicant ->> 'name' IS DISTINCT FROM '${erasedWords}'
  AND NOT EXISTS (SELECT 1 FROM retention_hold h WHERE h.request_id = t.id AND h.released_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM incident_person p JOIN incident i ON i.id = p.incident_id
    WHERE p.contact_id = t.contact_id AND i.closed_at IS NULL)`;

/** How many requests ended before `before`, are not held and have words left. */
export const countOldRequests = async (pool: pg.Pool, before: Date): Promise<number> => {
  const sql = `SELECT count(*)::int AS count FROM request t WHERE ${old}`;
  return (await pool.query<{ count: number }>(sql, [before])).rows[0]?.count ?? 0;
};

const Ids = z.array(z.object({ id: z.string() }));

/**
 * Takes the words and letters of some requests away that ended before `before` and are not held, and counts them to a round, in the caller's
 * transaction; the row, its history and what figures count stay. Gives the files nobody may need any more, and null when none was left.
 */
export const forgetOldRequests = async (
  tx: Tx,
  { before, most, run }: { before: Date; most: number; run: string },
): Promise<string[] | null> => {
  const found = await runSql(
    tx,
    `SELECT t.id::text FROM request t WHERE ${old.replaceAll('$1', '$1::timestamptz')} ORDER BY t.since LIMIT $2::int FOR UPDATE SKIP LOCKED`,
    [before, most],
  );
  const requestIds = Ids.parse(found).map(({ id }) => id);
  if (requestIds.length === 0) return null;
  const files = await eraseRows(tx, { requestIds, contactIds: [], employeeIds: [] });
  await countToRun(tx, run, 'requests', requestIds.length);
  return files;
};
