import type { Clock } from './clock.ts';
import type { Database } from './db/open.ts';
import { dueAgain, endLook, lookLater, noteFound, orphansOf, forgettableOf } from './db/stored-files.ts';
import { putAgainRestMs, type FileStore } from './files.ts';

type Needs = { db: Pick<Database, 'pool'>; files: Pick<FileStore, 'forget' | 'list'>; clock: Clock };
const batch = 100;

/**
 * Removes stored files that came for nothing: refused, replaced, or of a draft thrown away. Shared ones stay, and those
 * that somebody sent again just now are looked at later; the drafts and document orders in `besides` are on their way out
 * and keep nothing.
 */
export const forgetFiles = async (
  { db, files, clock }: Needs,
  blobs: readonly string[],
  { besides = [] }: { besides?: readonly string[] } = {},
): Promise<void> => {
  const named = blobs.filter((sha256) => /^[0-9a-f]{64}$/.test(sha256));
  if (named.length === 0) return;
  const later: string[] = [];
  for (const blob of await forgettableOf(db.pool, named, besides))
    if ((await files.forget(blob, { besides })) === 'put again') later.push(blob);
  if (later.length > 0) await lookLater(db.pool, later, new Date(clock().getTime() + putAgainRestMs));
};

/** Looks again at what somebody had sent again when it was to be forgotten. */
export const forgetAgain = async (needs: Needs): Promise<void> => {
  const { pool } = needs.db;
  const now = needs.clock();
  const due = await dueAgain(pool, now, batch);
  if (due.length === 0) return;
  await forgetFiles(needs, due);
  await endLook(pool, due, now);
};

/** Longer than anything a message or delivery that still waits may refer to. */
export const orphanDays = 60;

/**
 * Looks through the whole store for files that nobody refers to and that were put more than `days` ago, and removes them;
 * with `dryRun` it only counts. What crashes and restored backups leave behind goes this way.
 */
export const sweepFiles = async (
  { db, files, clock }: Needs,
  { days = orphanDays, dryRun = false }: { days?: number; dryRun?: boolean } = {},
): Promise<{ looked: number; orphans: number; bytes: number; removed: number }> => {
  const before = new Date(clock().getTime() - days * 24 * 3_600_000);
  const found = { looked: 0, orphans: 0, bytes: 0, removed: 0 };
  for await (const page of files.list()) {
    found.looked += page.length;
    const old = page.filter(({ storedAt }) => storedAt < before);
    if (old.length === 0) continue;
    await noteFound(db.pool, old);
    const orphans = await orphansOf(
      db.pool,
      old.map(({ name }) => name),
      before,
    );
    for (const orphan of orphans) {
      found.orphans += 1;
      found.bytes += old.find(({ name }) => name === orphan)?.bytes ?? 0;
      if (!dryRun && (await files.forget(orphan, { before })) === 'removed') found.removed += 1;
    }
  }
  return found;
};
