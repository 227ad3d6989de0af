import { z } from 'zod';
import { cityDate } from '../../domain/city-time.ts';
import { quarterOf } from '../../domain/figures/survey.ts';
import type { Facts } from '../../flows/kernel/fact.ts';
import type { Database } from './open.ts';
import { runSql, type Tx } from './run-sql.ts';

/** A request that ended longer ago is not asked about. */
const days = 90;

type At = { now: Date; tz: string };

const About = z.object({ requestId: z.string(), service: z.string(), answered: z.boolean() });

/** What somebody may answer the survey about: their last request that has ended not long ago; null when there is none. */
export const surveyAbout = async (
  { pool }: Pick<Database, 'pool'>,
  contactId: string,
  { now, tz }: At,
): Promise<Facts['survey_about']> => {
  const { rows } = await pool.query(
    `SELECT r.id AS "requestId", r.service, coalesce(c.surveyed_on >= $3::date, false) AS answered
     FROM request r JOIN contact c ON c.id = r.contact_id
     WHERE r.contact_id = $1 AND r.state IN ('completed', 'rejected') AND r.since > $2::timestamptz
     ORDER BY r.since DESC LIMIT 1`,
    [contactId, new Date(now.getTime() - days * 86_400_000), quarterOf(cityDate(now, tz))],
  );
  return z.array(About).parse(rows)[0] ?? null;
};

// That they have answered stands with the person, what they answered with nobody; both at once, and only once.
const keep = `
  WITH mine AS (
    UPDATE contact c SET surveyed_on = $4::date FROM request r
    WHERE c.id = $2::uuid AND r.id = $1::uuid AND r.contact_id = c.id AND r.state IN ('completed', 'rejected')
      AND (c.surveyed_on IS NULL OR c.surveyed_on < $5::date)
    RETURNING r.service, r.unit, r.channel)
  INSERT INTO survey_answer (service, unit, channel, on_day, marks) SELECT service, unit, coalesce(channel, ''), $4::date, $3::int[] FROM mine`;

/** Keeps the marks of a survey, once a quarter a person, without the person and to the day only. */
export const keepSurvey = async (
  tx: Tx,
  { requestId, marks }: { requestId: string; marks: readonly number[] },
  { contactId, now, tz }: At & { contactId: string },
): Promise<void> => {
  const today = cityDate(now, tz);
  await runSql(tx, keep, [requestId, contactId, marks, today, quarterOf(today)]);
};

const Result = z.array(
  z.object({ service: z.string().nullable(), respondents: z.int(), means: z.array(z.number()) }),
);
/** Of a service, or of all (null): how many answered, and the mean mark (NRR) of each element. */
export type SurveyResult = z.infer<typeof Result>[number];

/** What was answered on some days, both included, in all and by service. */
export const surveyResults = async (
  { pool }: Pick<Database, 'pool'>,
  { from, to }: { from: string; to: string },
): Promise<SurveyResult[]> => {
  const { rows } = await pool.query(
    `WITH asked AS (SELECT * FROM survey_answer WHERE on_day BETWEEN $1::date AND $2::date),
     means AS (SELECT service, n, avg(mark)::float8 AS mean, count(*)::int AS count FROM asked, unnest(marks) WITH ORDINALITY AS m(mark, n)
       GROUP BY GROUPING SETS ((service, n), (n)))
     SELECT service, max(count) AS respondents, array_agg(mean ORDER BY n) AS means FROM means GROUP BY service ORDER BY service NULLS FIRST`,
    [from, to],
  );
  return Result.parse(rows);
};
