import { draftsBy } from '../../app/db/drafts.ts';
import { deleteDrafts, type FormStop } from '../../app/db/form-stops.ts';
import { givenUpDrafts, giveUpLapsed } from '../../app/db/lapsed-drafts.ts';
import { cityDate } from '../../domain/city-time.ts';
import { stopOf } from '../../flows/features/form/stop-of.ts';
import { forgetAgain, forgetFiles, sweepFiles } from '../../app/forget-files.ts';
import { day, minute, timed } from '../job.ts';
import type { WorkerNeeds } from '../needs.ts';

const most = 100;
/** A turn that began just before a draft lapsed may still be under way. */
const graceMs = 5 * minute;

/** Where their people stopped, of those that can be read: whole forms, not completions of requests. */
const stopsOf = async (
  ids: readonly string[],
  { db, vault, catalogue, tz, log }: WorkerNeeds,
): Promise<FormStop[]> => {
  const unreadable = (draftId: string): void =>
    log.warn({ draftId }, 'a form that was given up is not counted');
  const drafts = await draftsBy(db, vault, 'id', ids, unreadable);
  return drafts.flatMap(({ draft }) => {
    const stop = stopOf(draft, catalogue.byCode.get(draft.service));
    return stop === null
      ? []
      : [{ draftId: draft.id, service: draft.service, ...stop, on: cityDate(new Date(draft.updatedAt), tz) }];
  });
};

/**
 * Deletes drafts that lapsed or were thrown away, with the letters nobody else has; what we promised when they were
 * begun. The letters go first: whoever is killed in between finds the draft again.
 */
export const clearDrafts = timed('clear-drafts', minute, async (needs) => {
  const { pool } = needs.db;
  const now = needs.clock();
  await giveUpLapsed(pool, new Date(now.getTime() - graceMs));
  const drafts = await givenUpDrafts(pool, now, most);
  if (drafts.length === 0) return;
  const ids = drafts.map(({ id }) => id);
  await forgetFiles(
    needs,
    drafts.flatMap(({ blobs }) => blobs),
    { besides: ids },
  );
  await deleteDrafts(pool, ids, await stopsOf(ids, needs));
});

/** Looks again at files that somebody had sent again when they were to be forgotten. */
export const forgetFilesAgain = timed('forget-files-again', minute, forgetAgain);

/** Removes files that nobody refers to: what crashes and restored backups leave behind. */
export const sweepOrphans = timed('sweep-orphans', 7 * day, async (needs) => {
  const { looked, orphans, removed } = await sweepFiles(needs);
  needs.log.info({ looked, orphans, removed }, 'the file store was looked through');
});
