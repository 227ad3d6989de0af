import type pg from 'pg';

/** Puts what a waiting message referred to in its place; nothing when its turn has been taken meanwhile. */
export const replaceWaiting = async (
  pool: pg.Pool,
  { id, kind, payload }: { id: string; kind: string; payload: string },
): Promise<void> => {
  await pool.query(
    'UPDATE inbox_message SET kind = $2, payload = $3 WHERE id = $1 AND done_at IS NULL AND failed_at IS NULL',
    [id, kind, payload],
  );
};

export type AlbumMember = { id: string; payload: string };

/** The waiting messages of an album, oldest first, and how long ago the newest of them came. */
export const waitingAlbum = async (
  pool: pg.Pool,
  contactId: string,
  album: string,
): Promise<{ members: AlbumMember[]; quietMs: number }> => {
  const { rows } = await pool.query<AlbumMember & { quiet: number }>(
    `SELECT id::text, payload, (extract(epoch FROM now() - max(received_at) OVER ()) * 1000)::float8 AS quiet
     FROM inbox_message WHERE contact_id = $1 AND album = $2 AND done_at IS NULL AND failed_at IS NULL ORDER BY id`,
    [contactId, album],
  );
  return { members: rows, quietMs: rows[0]?.quiet ?? Infinity };
};

// Who comes second finds the first no longer of the album, and does nothing.
const merge = `
WITH first AS (
  UPDATE inbox_message SET kind = 'album', payload = $4, album = NULL
  WHERE id = $1 AND album = $2 AND done_at IS NULL AND failed_at IS NULL RETURNING id
)
UPDATE inbox_message SET done_at = now(), payload = NULL WHERE id = ANY($3::bigint[]) AND EXISTS (SELECT 1 FROM first)`;

/** Makes one message of an album's: the first holds them all, the others are done. */
export const mergeAlbum = async (
  pool: pg.Pool,
  album: string,
  { ids, payload }: { ids: readonly string[]; payload: string },
): Promise<void> => {
  const [first, ...others] = ids;
  await pool.query(merge, [first, album, others, payload]);
};
