import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { z } from 'zod';

/** One table's rows that are forgotten. `t` is the row, $1 the instant before which it is old. */
type Rule = {
  table: string;
  key: string;
  type: 'bigint' | 'uuid' | 'text';
  old: string;
  /** Keys follow time: what comes after the first row that is not of that time yet need not be looked at. */
  recent?: string;
};

const done = `t.state IN ('sent', 'delivered', 'read', 'failed')`;
const atRest = `NOT EXISTS (SELECT 1 FROM inbox_message m WHERE m.contact_id = t.contact_id AND m.done_at IS NULL AND m.failed_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM draft d WHERE d.contact_id = t.contact_id AND d.state IN ('open', 'submitting'))
  AND NOT EXISTS (SELECT 1 FROM staff s WHERE s.contact_id = t.contact_id AND s.revoked_at IS NULL)`;

/** What would never shrink. Requests, their history and whatever is not done are not among it. */
const rules = {
  messages: {
    table: 'inbox_message',
    key: 'id',
    type: 'bigint',
    old: 't.received_at < $1 AND (t.done_at < $1 OR (t.failed_at < $1 AND t.payload IS NULL))',
    recent: 't.received_at >= $1',
  },
  deliveries: {
    table: 'delivery',
    key: 'id',
    type: 'bigint',
    old: `${done} AND t.created_at < $1 AND t.next_attempt_at < $1`,
    recent: 't.created_at >= $1',
  },
  sentForms: { table: 'draft', key: 'id', type: 'uuid', old: `t.state = 'sent' AND t.updated_at < $1` },
  questions: { table: 'question', key: 'id', type: 'uuid', old: `t.state = 'closed' AND t.since < $1` },
  sessions: { table: 'session', key: 'contact_id', type: 'uuid', old: `t.updated_at < $1 AND ${atRest}` },
  links: { table: 'secure_token', key: 'token_hash', type: 'text', old: 't.expires_at < $1' },
  deskLogins: { table: 'desk_login', key: 'attempt_hash', type: 'text', old: 't.expires_at < $1' },
  deskPosts: { table: 'desk_post', key: 'id', type: 'uuid', old: 't.decided_at < $1' },
  deskSessions: { table: 'desk_session', key: 'id', type: 'uuid', old: 't.expires_at < $1' },
  auditChecks: { table: 'audit_check', key: 'id', type: 'uuid', old: 't.done_at < $1' },
  codeMisses: { table: 'code_miss', key: 'id', type: 'bigint', old: 't.at < $1', recent: 't.at >= $1' },
  alerts: { table: 'alert_sent', key: 'key', type: 'text', old: 't.at < $1' },
  accesses: { table: 'data_access', key: 'id', type: 'bigint', old: 't.at < $1', recent: 't.at >= $1' },
  deadJobs: { table: 'job_run', key: 'key', type: 'text', old: `t.key LIKE '% %' AND t.begun_at < $1` },
} satisfies Record<string, Rule>;

export type Forgotten = keyof typeof rules;

const pageSize = 1000;
const statementOf = ({ table, key, type, old, recent = 'false' }: Rule): string => `
WITH page AS MATERIALIZED (
  SELECT t.${key} AS key, ${recent} AS recent FROM ${table} t
  WHERE $2::${type} IS NULL OR t.${key} > $2::${type} ORDER BY t.${key} LIMIT ${pageSize}),
gone AS (DELETE FROM ${table} t USING page WHERE t.${key} = page.key AND ${old} RETURNING 1)
SELECT count(*)::int AS looked, (SELECT count(*)::int FROM gone) AS gone,
  (array_agg(key ORDER BY key DESC))[1]::text AS last, (array_agg(recent ORDER BY key DESC))[1] AS recent, $1::timestamptz AS before
FROM page`;

const Page = z.tuple([
  z.object({ looked: z.int(), gone: z.int(), last: z.string().nullable(), recent: z.boolean().nullable() }),
]);

/** How many rows are older than `before` and would be deleted. */
export const countOld = async (pool: pg.Pool, what: Forgotten, before: Date): Promise<number> => {
  const { table, old } = rules[what];
  const sql = `SELECT count(*)::int AS count FROM ${table} t WHERE ${old}`;
  return (await pool.query<{ count: number }>(sql, [before])).rows[0]?.count ?? 0;
};

/**
 * Deletes what is older than `before`, a page of keys at a time and resting as long as each page took, so that turns never
 * wait for it; gives how many rows went.
 */
export const forgetOld = async (pool: pg.Pool, what: Forgotten, before: Date): Promise<number> => {
  const sql = statementOf(rules[what]);
  let [after, gone]: [string | null, number] = [null, 0];
  for (;;) {
    const began = performance.now();
    const { rows } = await pool.query(sql, [before, after]);
    const [page] = Page.parse(rows);
    gone += page.gone;
    if (page.looked < pageSize || page.recent === true) return gone;
    after = page.last;
    await pause(performance.now() - began);
  }
};
