import type pg from 'pg';
import { z } from 'zod';
import { openStates, stateCodes } from '../../domain/state.ts';
import { pageByPage } from './page-by-page.ts';

/** One table's rows that are forgotten. `t` is the row, $1 the instant before which it is old. */
type Rule = {
  table: string;
  key: string;
  type: 'bigint' | 'uuid' | 'text';
  old: string;
  /** Said of the row where nobody whose data are held is to lose it. */
  free?: string;
  /** Keys follow time: what comes after the first row that is not of that time yet need not be looked at. */
  recent?: string;
};

const done = `t.state IN ('sent', 'delivered', 'read', 'failed')`;
const atRest = `NOT EXISTS (SELECT 1 FROM inbox_message m WHERE m.contact_id = t.contact_id AND m.done_at IS NULL AND m.failed_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM draft d WHERE d.contact_id = t.contact_id AND d.state IN ('open', 'submitting'))
  AND NOT EXISTS (SELECT 1 FROM staff s WHERE s.contact_id = t.contact_id AND s.revoked_at IS NULL)`;

/*
 * Of whom nothing is forgotten: applicants of requests that are held, with what was made one with them, and whom an incident that
 * nobody has closed touched.
 */
const held = `held AS MATERIALIZED (
  SELECT r.contact_id AS id FROM retention_hold h JOIN request r ON r.id = h.request_id WHERE h.released_at IS NULL
  UNION SELECT c.id FROM retention_hold h JOIN request r ON r.id = h.request_id JOIN contact c ON c.merged_into_id = r.contact_id
    WHERE h.released_at IS NULL
  UNION SELECT p.contact_id FROM incident i JOIN incident_person p ON p.incident_id = i.id WHERE i.closed_at IS NULL)`;
const free = 't.contact_id NOT IN (SELECT id FROM held)';
const ended = stateCodes
  .filter((state) => !openStates.includes(state))
  .map((state) => `'${state}'`)
  .join(', ');

/** What is kept about people for a time. Requests, their history and whatever is not done are not among it. */
const personalRules = {
  messages: {
    table: 'inbox_message',
    key: 'id',
    type: 'bigint',
    old: 't.received_at < $1 AND (t.done_at < $1 OR (t.failed_at < $1 AND t.payload IS NULL))',
    free,
    recent: 't.received_at >= $1',
  },
  deliveries: {
    table: 'delivery',
    key: 'id',
    type: 'bigint',
    old: `${done} AND t.created_at < $1 AND t.next_attempt_at < $1`,
    free,
    recent: 't.created_at >= $1',
  },
  sentForms: { table: 'draft', key: 'id', type: 'uuid', old: `t.state = 'sent' AND t.updated_at < $1`, free },
  questions: { table: 'question', key: 'id', type: 'uuid', old: `t.state = 'closed' AND t.since < $1`, free },
  sessions: {
    table: 'session',
    key: 'contact_id',
    type: 'uuid',
    old: `t.updated_at < $1 AND ${atRest}`,
    free,
  },
  talk: {
    table: 'request_message',
    key: 'id',
    type: 'bigint',
    old: `t.created_at < $1 AND EXISTS (SELECT 1 FROM request r WHERE r.id = t.request_id AND r.state IN (${ended}) AND r.since < $1)`,
    free: '(SELECT r.contact_id FROM request r WHERE r.id = t.request_id) NOT IN (SELECT id FROM held)',
    recent: 't.created_at >= $1',
  },
  codeMisses: { table: 'code_miss', key: 'id', type: 'bigint', old: 't.at < $1', recent: 't.at >= $1' },
  accesses: {
    ...{ table: 'data_access', key: 'id', type: 'bigint', old: 't.at < $1', recent: 't.at >= $1' },
    free: 'NOT t.contact_ids && ARRAY(SELECT id FROM held)',
  },
  dataRequests: {
    table: 'data_request',
    key: 'id',
    type: 'uuid',
    old: `t.state <> 'open' AND t.ended_at < $1`,
    free,
  },
  simulator: {
    table: 'simulator_message',
    key: 'seq',
    type: 'bigint',
    old: 't.at < $1',
    recent: 't.at >= $1',
  },
} satisfies Record<string, Rule>;

/** What dies by itself and would only take room. */
const lapsedRules = {
  links: { table: 'secure_token', key: 'token_hash', type: 'text', old: 't.expires_at < $1' },
  deskLogins: { table: 'desk_login', key: 'attempt_hash', type: 'text', old: 't.expires_at < $1' },
  deskPosts: { table: 'desk_post', key: 'id', type: 'uuid', old: 't.decided_at < $1' },
  deskSessions: { table: 'desk_session', key: 'id', type: 'uuid', old: 't.expires_at < $1' },
  auditChecks: { table: 'audit_check', key: 'id', type: 'uuid', old: 't.done_at < $1' },
  alerts: { table: 'alert_sent', key: 'key', type: 'text', old: 't.at < $1' },
  // Nobody is told anything more of what is not open any more. One duty or request has several rows: they go together.
  clocksSaid: {
    ...{ table: 'clock_said', key: 'subject', type: 'uuid' },
    old: `t.at < $1 AND NOT EXISTS (SELECT 1 FROM question q WHERE q.id = t.subject AND q.state IN ('asked', 'passed_on'))
      AND NOT EXISTS (SELECT 1 FROM data_request d WHERE d.id = t.subject AND d.state = 'open')`,
  },
  clocksTold: {
    ...{ table: 'clock_told', key: 'request_id', type: 'uuid' },
    old: `t.at < $1 AND EXISTS (SELECT 1 FROM request r WHERE r.id = t.request_id AND r.state IN (${ended}) AND r.since < $1)`,
  },
  deadJobs: { table: 'job_run', key: 'key', type: 'text', old: `t.key LIKE '% %' AND t.begun_at < $1` },
} satisfies Record<string, Rule>;

const rules: Record<string, Rule> = { ...personalRules, ...lapsedRules };
export type Lapsed = keyof typeof lapsedRules;
export const lapsedKinds = Object.keys(lapsedRules) as Lapsed[];
export type Forgotten = Lapsed | keyof typeof personalRules;

const pageSize = 1000;
const goes = ({ old, free: unheld = 'true' }: Rule): string => `${old} AND ${unheld}`;

// $3 is the round the rows are counted to, with the page itself; null: to none.
const statementOf = (rule: Rule): string => {
  const { table, key, type, recent = 'false' } = rule;
  return `
WITH ${held},
page AS MATERIALIZED (
  SELECT t.${key} AS key, ${recent} AS recent FROM ${table} t
  WHERE $2::${type} IS NULL OR t.${key} > $2::${type} ORDER BY t.${key} LIMIT ${pageSize}),
gone AS (DELETE FROM ${table} t USING page WHERE t.${key} = page.key AND ${goes(rule)} RETURNING 1),
counted AS (
  INSERT INTO retention_count AS c (run, kind, rows) SELECT $3::text, $4::text, count(*) FROM gone
  HAVING count(*) > 0 AND $3::text IS NOT NULL ON CONFLICT (run, kind) DO UPDATE SET rows = c.rows + excluded.rows)
SELECT count(*)::int AS looked, (SELECT count(*)::int FROM gone) AS gone,
  (array_agg(key ORDER BY key DESC))[1]::text AS last, (array_agg(recent ORDER BY key DESC))[1] AS recent, $1::timestamptz AS before
FROM page`;
};

const ruleOf = (what: Forgotten): Rule => {
  const rule = rules[what];
  if (!rule) throw new RangeError(`Nothing is known to be forgotten as ${what}`);
  return rule;
};

const Page = z.tuple([
  z.object({ looked: z.int(), gone: z.int(), last: z.string().nullable(), recent: z.boolean().nullable() }),
]);

/** How many rows are older than `before` and would be deleted. */
export const countOld = async (pool: pg.Pool, what: Forgotten, before: Date): Promise<number> => {
  const rule = ruleOf(what);
  const sql = `WITH ${held} SELECT count(*)::int AS count FROM ${rule.table} t WHERE ${goes(rule)}`;
  return (await pool.query<{ count: number }>(sql, [before])).rows[0]?.count ?? 0;
};

/**
 * Deletes what is older than `before`, a page of keys at a time and resting as long as each page took, so that turns never
 * wait for it; gives how many rows went. With `run` they are counted to that round as they go, whoever ends this in the middle.
 */
export const forgetOld = async (
  pool: pg.Pool,
  what: Forgotten,
  before: Date,
  run: string | null = null,
): Promise<number> => {
  const sql = statementOf(ruleOf(what));
  let gone = 0;
  await pageByPage(async (after) => {
    const { rows } = await pool.query(sql, [before, after, run, what]);
    const [page] = Page.parse(rows);
    gone += page.gone;
    return page.looked < pageSize || page.recent === true ? null : page.last;
  });
  return gone;
};
