import { z } from 'zod';
import type { DocumentOrder } from '../../flows/features/documents/document.ts';
import { hearsOn } from './deliveries.ts';
import type { Database } from './open.ts';
import { runSql, type Tx } from './run-sql.ts';

type Due = { key: string; report: Extract<DocumentOrder, { kind: 'report' }>; before: Date };
type At = { now: Date; today: string; secretariat: string };

// Nothing is sent of days before the office had its first request; where nobody is there to read it, it is still to be sent.
const order = `
  WITH audience AS (SELECT 1 AS key, '{head}'::text[] AS roles, NULL::text[] AS units, $5::date AS on_day, NULL::uuid AS except_id),
  ${hearsOn({ day: '$5::date', secretariat: '$6::text' })},
  due AS (
    INSERT INTO report_sent (key, at) SELECT $1, $4::timestamptz
    WHERE EXISTS (SELECT 1 FROM hears) AND EXISTS (SELECT 1 FROM request WHERE submitted_at < $3::timestamptz)
    ON CONFLICT (key) DO NOTHING RETURNING key)
  INSERT INTO document_order (id, contact_id, what, created_at)
  SELECT gen_random_uuid(), contact_id, $2::jsonb, $4::timestamptz FROM (SELECT DISTINCT contact_id FROM hears) h, due
  RETURNING id::text`;

/** Orders a report for the head and whoever stands in for them, once for its key however often it is asked for; the orders made. */
export const orderReport = async (
  tx: Tx,
  { key, report, before }: Due,
  { now, today, secretariat }: At,
): Promise<string[]> =>
  z
    .array(z.object({ id: z.string() }))
    .parse(await runSql(tx, order, [key, JSON.stringify(report), before, now, today, secretariat]))
    .map(({ id }) => id);

type Days = { from: string; to: string };
const periodOf = ({ from, to }: Days): string => `${from} ${to}`;

const Proposal = z.object({ words: z.string(), signedAt: z.date().nullable() });
export type Proposal = z.infer<typeof Proposal>;

/** What the office proposes to develop, in the report of some days; null when nobody has written it. */
export const proposalOf = async ({ pool }: Pick<Database, 'pool'>, days: Days): Promise<Proposal | null> => {
  const { rows } = await pool.query(
    'SELECT words, signed_at AS "signedAt" FROM report_proposal WHERE period = $1',
    [periodOf(days)],
  );
  return z.array(Proposal).parse(rows)[0] ?? null;
};

/** Writes the proposal of a report, or writes it anew; false when it is signed. */
export const writeProposal = async (tx: Tx, days: Days, words: string, now: Date): Promise<boolean> => {
  const rows = await runSql(
    tx,
    `INSERT INTO report_proposal (period, words, written_at) VALUES ($1, $2, $3::timestamptz)
     ON CONFLICT (period) DO UPDATE SET words = excluded.words, written_at = excluded.written_at
     WHERE report_proposal.signed_at IS NULL RETURNING period`,
    [periodOf(days), words, now],
  );
  return rows.length > 0;
};

/** Signs the proposal of a report as it was read; false when it is signed already, or was written anew meanwhile. */
export const signProposal = async (tx: Tx, days: Days, words: string, now: Date): Promise<boolean> => {
  const rows = await runSql(
    tx,
    `UPDATE report_proposal SET signed_at = $3::timestamptz WHERE period = $1 AND words = $2 AND signed_at IS NULL RETURNING period`,
    [periodOf(days), words, now],
  );
  return rows.length > 0;
};

const Themes = z.array(
  z.object({ theme: z.string().nullable(), comments: z.int(), stars: z.number().nullable() }),
);
export type ThemeCount = z.infer<typeof Themes>[number];

/** How many comments of a period are about each theme, and what was rated with them; null: nobody has picked one yet. */
export const themesOf = async (
  { pool }: Pick<Database, 'pool'>,
  from: Date,
  before: Date,
): Promise<ThemeCount[]> => {
  const { rows } = await pool.query(
    `SELECT theme, count(*)::int AS comments, avg(stars)::float8 AS stars FROM request_rating
     WHERE comment IS NOT NULL AND at >= $1 AND at < $2 GROUP BY theme ORDER BY 2 DESC, 1`,
    [from, before],
  );
  return Themes.parse(rows);
};
