import { z } from 'zod';
import type { CommentTheme } from '../../domain/comment-theme.ts';
import { sealedPlaces } from '../places.ts';
import type { Vault } from '../vault.ts';
import type { Database } from './open.ts';

const Steps = z.object({ actor: z.string(), steps: z.int(), looks: z.int() });
export type StepsTaken = z.infer<typeof Steps>;

/** How many steps and looks each of some members of staff has taken since an instant; an index's part for each. */
export const stepsTaken = async (
  { pool }: Pick<Database, 'pool'>,
  names: readonly string[],
  since: Date,
): Promise<StepsTaken[]> => {
  const { rows } = await pool.query(
    `SELECT who.name AS actor, done.steps, done.looks FROM unnest($1::text[]) AS who(name), LATERAL (
       SELECT count(*) FILTER (WHERE action NOT IN ('viewed', 'note'))::int AS steps, count(*) FILTER (WHERE action = 'viewed')::int AS looks
       FROM request_event WHERE actor = who.name AND at >= $2::timestamptz) done`,
    [names, since],
  );
  return z.array(Steps).parse(rows);
};

const Absent = z.array(z.object({ staffId: z.string(), from: z.string(), to: z.string() }));
export type Absent = z.infer<typeof Absent>[number];

/** On which days of some (both included) members of staff were away, as ISO dates. */
export const absencesWithin = async (
  { pool }: Pick<Database, 'pool'>,
  { from, to }: { from: string; to: string },
): Promise<Absent[]> => {
  const { rows } = await pool.query(
    `SELECT staff_id AS "staffId", greatest(from_on, $1::date)::text AS "from", least(to_on, ended_at::date, $2::date)::text AS "to"
     FROM staff_absence WHERE from_on <= $2::date AND least(to_on, ended_at::date) >= $1::date`,
    [from, to],
  );
  return Absent.parse(rows);
};

const Rated = z.object({
  id: z.string(),
  ratingId: z.string(),
  theme: z.string().nullable(),
  number: z.string(),
  unit: z.string(),
  rating: z.int(),
  comment: z.string(),
});
export type RatedComment = z.infer<typeof Rated>;

/** The last comments people added to their ratings, the newest first. */
export const lastComments = async (
  { pool }: Pick<Database, 'pool'>,
  vault: Pick<Vault, 'open'>,
  take: number,
): Promise<RatedComment[]> => {
  const { rows } = await pool.query(
    `SELECT r.id, g.id::text AS "ratingId", g.theme, r.number, r.unit, g.stars AS rating, g.comment FROM request_rating g JOIN request r ON r.id = g.request_id
     WHERE g.comment IS NOT NULL ORDER BY g.at DESC, g.id DESC LIMIT $1::int`,
    [take],
  );
  return z
    .array(Rated)
    .parse(rows)
    .map((row) => ({ ...row, comment: vault.open(row.comment, sealedPlaces.ratingComment(row.id)) }));
};

/** Says what a rating's comment is about; false when there is no such comment. */
export const pickTheme = async (
  { pool }: Pick<Database, 'pool'>,
  ratingId: string,
  theme: CommentTheme,
): Promise<boolean> => {
  const { rowCount } = await pool.query(
    'UPDATE request_rating SET theme = $2 WHERE id = $1::bigint AND comment IS NOT NULL',
    [ratingId, theme],
  );
  return rowCount === 1;
};
