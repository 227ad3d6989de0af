import { ownedBy, personalWords } from '../../domain/personal.ts';
import { z } from 'zod';
import type { RatingGiven } from '../../flows/features/requests/request.ts';
import { sealedPlaces } from '../places.ts';
import type { Vault } from '../vault.ts';
import { ownVault } from '../own-vault.ts';
import { applicantOf } from './applicant-of.ts';
import { runSql, type Tx } from './run-sql.ts';

type Fact = {
  requestId: string;
  kind: 'completion' | 'disposition' | 'schedule' | 'result' | 'extension';
  content: object;
  files?: readonly (string | undefined)[];
};

const insert = `INSERT INTO request_fact (request_id, kind, at, content, files)
  VALUES ($1::uuid, $2, $3::timestamptz, $4::jsonb, $5::text[])`;

/** Writes down what the request's row will hold only until the next of its kind, in the same transaction. */
export const keepFact = async (
  tx: Tx,
  { requestId, kind, content, files = [] }: Fact,
  at: Date,
): Promise<void> => {
  const named = files.filter((file) => file !== undefined);
  const owned = ownedBy(personalWords(content), await applicantOf(tx, requestId));
  await runSql(tx, insert, [requestId, kind, at, JSON.stringify(owned), named]);
};

/** Keeps for which of the usual reasons a request was rejected; whatever else was written is `own`. */
export const keepRejection = (tx: Tx, requestId: string, reason: string) =>
  runSql(
    tx,
    `INSERT INTO request_rejection (request_id, reason) VALUES ($1::uuid, $2)
     ON CONFLICT (request_id) DO UPDATE SET reason = excluded.reason`,
    [requestId, reason],
  );

// A rating is of a completion: as many as the request was opened again, and one.
const rate = `
WITH rated AS (
  UPDATE request SET rating = $3::int
  WHERE id = $1::uuid AND contact_id = $2::uuid AND rating IS NULL AND state = 'completed' RETURNING id)
INSERT INTO request_rating (request_id, round, stars, at)
SELECT id, 1 + (SELECT count(*) FROM request_event e WHERE e.request_id = rated.id AND e.action = 'reopen'), $3::int, $4::timestamptz
FROM rated ON CONFLICT (request_id, round) DO NOTHING`;

type Rated = { requestId: string; contactId: string };

/** Writes a rating of a completed request once, and leaves the ones before it. */
export const keepRating = (tx: Tx, { requestId, contactId }: Rated, stars: number, at: Date) =>
  runSql(tx, rate, [requestId, contactId, stars, at]);

const comment = `
WITH said AS (
  UPDATE request SET rating_comment = $3 WHERE id = $1::uuid AND contact_id = $2::uuid AND state = 'completed' RETURNING id)
UPDATE request_rating r SET comment = $3 FROM said
WHERE r.request_id = said.id AND r.round = (SELECT max(round) FROM request_rating WHERE request_id = said.id)`;

/** Writes what the applicant added to their last rating, sealed. */
export const keepComment = (tx: Tx, { requestId, contactId }: Rated, words: string, vault: Vault) =>
  runSql(tx, comment, [
    requestId,
    contactId,
    ownVault(vault, contactId).seal(words, sealedPlaces.ratingComment(requestId)),
  ]);

/** Every rating of a request `r` in the order they were given, as JSON, for a statement about requests. */
export const ratingsColumn = `(SELECT coalesce(json_agg(json_build_object('stars', g.stars, 'at', g.at, 'comment', g.comment)
  ORDER BY g.round), '[]') FROM request_rating g WHERE g.request_id = r.id)`;

const Ratings = z.array(z.object({ stars: z.int(), at: z.coerce.date(), comment: z.string().nullable() }));

/** Reads `ratingsColumn` of a request, its comments opened. */
export const readRatings = (value: unknown, requestId: string, vault: Pick<Vault, 'open'>): RatingGiven[] =>
  Ratings.parse(value ?? []).map(({ stars, at, comment: sealed }) => ({
    stars,
    at: at.toISOString(),
    ...(sealed !== null && { comment: vault.open(sealed, sealedPlaces.ratingComment(requestId)) }),
  }));
