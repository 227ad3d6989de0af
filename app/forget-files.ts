import type { Database } from './db/open.ts';
import type { FileStore } from './files.ts';

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

/**
 * Removes stored files that came for nothing: refused, replaced, or of a draft thrown away. Shared ones stay; the drafts
 * in `besides` are on their way out and keep nothing.
 */
export const forgetFiles = async (
  db: Pick<Database, 'pool'>,
  files: FileStore,
  blobs: readonly string[],
  { besides = [] }: { besides?: readonly string[] } = {},
): Promise<void> => {
  if (blobs.length === 0) return;
  for (const blob of await unreferenced(
    db,
    blobs.filter((sha) => /^[0-9a-f]{64}$/.test(sha)),
    besides,
  ))
    await files.remove(blob);
};
