import type pg from 'pg';
import { z } from 'zod';
import { StoredFile } from '../../flows/fields/answer.ts';

/** Of a draft `d` that was given up: there is something in it, and it is no completion of a request. */
export const mayComeBack = `d.request_id IS NULL AND NOT (d.answers = '{}' AND d.files = '{}')`;

const Row = z.object({ id: z.string(), files: z.unknown() });
const Files = z.record(z.string(), z.array(StoredFile));

// What cannot be read names no blobs; one such draft must not keep all others from going.
const blobsOf = (files: unknown): string[] =>
  Object.values(Files.safeParse(files).data ?? {}).flatMap((list) =>
    list.flatMap(({ sha256, shown }) => (shown ? [sha256, shown] : [sha256])),
  );

/** Gives up open forms that lapsed before `before`; one touched in this moment says so in its row and stays. */
export const giveUpLapsed = async (pool: pg.Pool, before: Date): Promise<void> => {
  await pool.query(`UPDATE draft SET state = 'abandoned' WHERE state = 'open' AND expires_at < $1`, [before]);
};

/** So many forms that somebody has thrown away are kept for them; whoever throws away more has no use for the older ones. */
const mostThrown = 5;

/**
 * Forms that were given up, with the blobs they name; none that is only set aside for a while, and none that its person has
 * thrown away and may still have back.
 */
export const givenUpDrafts = async (
  pool: pg.Pool,
  now: Date,
  most: number,
): Promise<{ id: string; blobs: string[] }[]> => {
  const { rows } = await pool.query(
    `SELECT d.id, d.files FROM draft d
     WHERE d.state = 'abandoned' AND (d.set_aside_until IS NULL OR d.set_aside_until < $1)
       AND (d.expires_at <= $1 OR NOT (${mayComeBack}) OR (
         SELECT count(*) FROM draft n WHERE n.contact_id = d.contact_id AND n.state = 'abandoned'
           AND n.request_id IS NULL AND (n.updated_at, n.id) > (d.updated_at, d.id)) >= $3)
     LIMIT $2`,
    [now, most, mostThrown],
  );
  return z
    .array(Row)
    .parse(rows)
    .map(({ id, files }) => ({ id, blobs: blobsOf(files) }));
};

/** Opens again the second of two open forms of a service that merging set aside, once the other is sent or thrown away. */
export const reopenSecondDrafts = async (pool: pg.Pool, now: Date): Promise<void> => {
  await pool.query(
    `UPDATE draft d SET state = 'open', set_aside_until = NULL
     WHERE d.set_aside_until > $1 AND d.state = 'abandoned' AND NOT EXISTS (
       SELECT 1 FROM draft o WHERE o.contact_id = d.contact_id AND o.service = d.service AND o.id <> d.id AND o.request_id IS NULL
         AND (o.state = 'open' OR (o.set_aside_until IS NOT NULL AND (o.updated_at, o.id) > (d.updated_at, d.id))))`,
    [now],
  );
};
