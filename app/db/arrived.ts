import type pg from 'pg';

/**
 * Puts the file a waiting message refers to in its place; nothing when another process has done so, or its turn has been taken
 * meanwhile. What has come since (gathered with others, looked into) is not to be undone.
 */
export const replaceWaiting = async (
  pool: pg.Pool,
  { id, kind, payload }: { id: string; kind: string; payload: string },
): Promise<void> => {
  await pool.query(
    `UPDATE inbox_message SET kind = $2, payload = $3
     WHERE id = $1 AND kind = 'remote_file' AND done_at IS NULL AND failed_at IS NULL`,
    [id, kind, payload],
  );
};

export type Member = { id: string; payload: string };

// In a row: what waits before the first message that is none of them. `ended`: there is such a message.
const together = `
SELECT m.id::text, m.payload, e.id IS NOT NULL AS ended,
  (abs(extract(epoch FROM $4::timestamptz - max(m.received_at) OVER ())) * 1000)::float8 AS quiet
FROM inbox_message m LEFT JOIN LATERAL (
  SELECT min(id) AS id FROM inbox_message
  WHERE $3::bool AND contact_id = $1 AND done_at IS NULL AND failed_at IS NULL AND album IS DISTINCT FROM $2
) e ON true
WHERE m.contact_id = $1 AND m.album = $2 AND m.done_at IS NULL AND m.failed_at IS NULL AND (e.id IS NULL OR m.id < e.id)
ORDER BY m.id`;

/** The waiting messages that belong together, oldest first, and how long ago the newest of them came. */
export const waitingTogether = async (
  pool: pg.Pool,
  contactId: string,
  { album, inARow }: { album: string; inARow: boolean },
  now: Date,
): Promise<{ members: Member[]; quietMs: number; ended: boolean }> => {
  const { rows } = await pool.query<Member & { quiet: number; ended: boolean }>(together, [
    contactId,
    album,
    inARow,
    now,
  ]);
  return { members: rows, quietMs: rows[0]?.quiet ?? Infinity, ended: rows[0]?.ended ?? false };
};

// Who comes second finds the first no longer one of them, and does nothing.
const merge = `
WITH first AS (
  UPDATE inbox_message SET kind = $5, payload = $4, album = NULL
  WHERE id = $1 AND album = $2 AND done_at IS NULL AND failed_at IS NULL RETURNING id
)
UPDATE inbox_message SET done_at = $6, payload = NULL WHERE id = ANY($3::bigint[]) AND EXISTS (SELECT 1 FROM first)`;

/** Makes one message of several: the first holds them all, the others are done. */
export const mergeTogether = async (
  pool: pg.Pool,
  album: string,
  { ids, kind, payload }: { ids: readonly string[]; kind: string; payload: string },
  now: Date,
): Promise<void> => {
  const [first, ...others] = ids;
  await pool.query(merge, [first, album, others, payload, kind, now]);
};
