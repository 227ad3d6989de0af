import type { Clock } from './clock.ts';
import type { Database } from './db/open.ts';
import { putAgainRestMs, type FileStore } from './files.ts';

type Needs = { db: Pick<Database, 'pool'>; files: FileStore; clock: Clock };
const batch = 100;

/** Which of these blobs no draft, request or message about one refers to. */
const unreferenced = async (
  { pool }: Pick<Database, 'pool'>,
  blobs: readonly string[],
  besides: readonly string[],
): Promise<string[]> => {
  const { rows } = await pool.query<{ sha256: string }>(
    `SELECT sha256 FROM unnest($1::text[]) AS sha256
     WHERE NOT EXISTS (SELECT 1 FROM request_letter l WHERE l.sha256 = sha256.sha256 OR l.shown = sha256.sha256)
       AND NOT EXISTS (SELECT 1 FROM request r WHERE r.result_file ->> 'sha256' = sha256.sha256 OR r.result_file ->> 'shown' = sha256.sha256)
       AND NOT EXISTS (SELECT 1 FROM request r WHERE r.disposition -> 'paper' ->> 'sha256' = sha256.sha256 OR r.disposition -> 'paper' ->> 'shown' = sha256.sha256)
       AND NOT EXISTS (SELECT 1 FROM request_message m WHERE m.sha256 = sha256.sha256 OR m.shown = sha256.sha256)
       AND NOT EXISTS (SELECT 1 FROM draft d WHERE d.id <> ALL($2::uuid[]) AND d.files @? ('$.*[*] ? (@.sha256 == "' || sha256.sha256 || '" || @.shown == "' || sha256.sha256 || '")')::jsonpath)`,
    [[...new Set(blobs)], besides],
  );
  return rows.map((row) => row.sha256);
};

/** Written down for a later look; the latest look counts. */
const forgetLater = (pool: Database['pool'], blobs: readonly string[], lookAt: Date): Promise<unknown> =>
  pool.query(
    `INSERT INTO forgotten_file (sha256, look_at) SELECT sha256, $2 FROM unnest($1::text[]) AS sha256
     ON CONFLICT (sha256) DO UPDATE SET look_at = excluded.look_at`,
    [blobs, lookAt],
  );

/**
 * Removes stored files that came for nothing: refused, replaced, or of a draft thrown away. Shared ones stay, and those
 * that somebody sent again just now are looked at later; the drafts in `besides` are on their way out and keep nothing.
 */
export const forgetFiles = async (
  { db, files, clock }: Needs,
  blobs: readonly string[],
  { besides = [] }: { besides?: readonly string[] } = {},
): Promise<void> => {
  const named = blobs.filter((sha256) => /^[0-9a-f]{64}$/.test(sha256));
  if (named.length === 0) return;
  const later: string[] = [];
  for (const blob of await unreferenced(db, named, besides))
    if (!(await files.removeUnlessPutAgain(blob))) later.push(blob);
  if (later.length > 0) await forgetLater(db.pool, later, new Date(clock().getTime() + putAgainRestMs));
};

/** A part of the sweep: looks again at what somebody had sent again when it was to be forgotten. */
export const forgetAgain = async (needs: Needs): Promise<void> => {
  const { pool } = needs.db;
  const now = needs.clock();
  const { rows } = await pool.query<{ sha256: string }>(
    `SELECT sha256 FROM forgotten_file WHERE look_at <= $1 ORDER BY look_at LIMIT ${batch}`,
    [now],
  );
  const due = rows.map(({ sha256 }) => sha256);
  if (due.length === 0) return;
  await forgetFiles(needs, due);
  await pool.query(`DELETE FROM forgotten_file WHERE sha256 = ANY ($1::text[]) AND look_at <= $2`, [
    due,
    now,
  ]);
};
