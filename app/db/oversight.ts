import { z } from 'zod';
import type { CommentTheme } from '../../domain/comment-theme.ts';
import { requestTexts } from '../../flows/features/requests/index.ts';
import { sealedPlaces } from '../places.ts';
import type { Vault } from '../vault.ts';
import { tellContact } from './deliveries.ts';
import { recordEvent } from './events.ts';
import type { Database } from './open.ts';
import { runSql } from './run-sql.ts';
import type { Tx } from './transaction.ts';

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
  requestId: z.string(),
  theme: z.string().nullable(),
  number: z.string(),
  unit: z.string(),
  rating: z.int(),
  comment: z.string(),
  answeredAt: z.date().nullable(),
});
/** What somebody added to their rating, and whether the office has answered it. */
export type RatedComment = z.infer<typeof Rated>;

const columns = `g.id::text AS id, r.id AS "requestId", r.number, r.unit, g.stars AS rating, g.comment, g.theme, g.answered_at AS "answeredAt"
  FROM request_rating g JOIN request r ON r.id = g.request_id WHERE g.comment IS NOT NULL`;

const opened = (rows: unknown[], vault: Pick<Vault, 'open'>): RatedComment[] =>
  z
    .array(Rated)
    .parse(rows)
    .map((row) => ({ ...row, comment: vault.open(row.comment, sealedPlaces.ratingComment(row.requestId)) }));

/** The last comments people added to their ratings, the newest first. */
export const lastComments = async (
  { pool }: Pick<Database, 'pool'>,
  vault: Pick<Vault, 'open'>,
  take: number,
): Promise<RatedComment[]> =>
  opened(await runSql(pool, `SELECT ${columns} ORDER BY g.at DESC, g.id DESC LIMIT $1::int`, [take]), vault);

/** One comment by its rating's id; null where there is none. */
export const commentOf = async (
  { pool }: Pick<Database, 'pool'>,
  vault: Pick<Vault, 'open'>,
  id: string,
): Promise<RatedComment | null> =>
  opened(await runSql(pool, `SELECT ${columns} AND g.id = $1::bigint`, [id]), vault)[0] ?? null;

const answered = z.array(z.object({ requestId: z.string(), contactId: z.string(), number: z.string() }));

/** Answers a comment once: its applicant is told, and the request's history keeps the words. False when it was answered before. */
export const answerComment = async (
  tx: Tx,
  { id, words }: { id: string; words: string },
  { vault, staff, now }: { vault: Vault; staff: { id: string; name: string; role: string }; now: Date },
): Promise<boolean> => {
  const [found] = answered.parse(
    await runSql(
      tx,
      `UPDATE request_rating g SET answered_at = $2::timestamptz, answered_by = $3::uuid FROM request r
       WHERE g.id = $1::bigint AND r.id = g.request_id AND g.comment IS NOT NULL AND g.answered_at IS NULL
       RETURNING r.id AS "requestId", r.contact_id AS "contactId", r.number`,
      [id, now.toISOString(), staff.id],
    ),
  );
  if (!found) return false;
  const { requestId, contactId, number } = found;
  const event = { requestId, action: 'comment_answered', actor: staff.name, role: staff.role, note: words };
  await recordEvent(tx, { ...event, at: now.toISOString() }, { staffId: staff.id });
  await tellContact(tx, vault, contactId, [{ text: requestTexts.commentAnswer(number, words) }], now);
  return true;
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
