import { isCarriedOut, type KeptKind, type Period } from '../domain/retention.ts';
import type { Settings } from '../flows/settings.ts';
import { forgetOldRequests } from './db/forget-requests.ts';
import { forgetOld, lapsedKinds, type Forgotten } from './db/forget.ts';
import type { Database } from './db/open.ts';
import { beginRun, endRun } from './db/retention-runs.ts';
import { inTransaction } from './db/transaction.ts';
import { lapsedDays, oldBefore, personalKinds } from './retention.ts';

type Run = {
  periods: Readonly<Record<KeptKind, Period>>;
  settings: Pick<Settings, 'keepDays'>;
  actor: string;
  now: Date;
  /** Removes files that came for nothing. */
  forgetFiles(files: readonly string[]): Promise<void>;
};

const requestsAtOnce = 50;

/**
 * Forgets of each kind what is done and older than it is kept, some rows at a time. Whoever ends it in the middle leaves the rest, and what was
 * counted, to the next call with the same `run`; it ends with one event that has all its counts.
 */
export const runRetention = async (
  db: Database,
  run: string,
  { periods, settings, actor, now, forgetFiles }: Run,
): Promise<void> => {
  if (!(await beginRun(db.pool, run, now))) return;
  const forget = (kind: Forgotten, days: number): Promise<number> =>
    forgetOld(db.pool, kind, oldBefore(days, now), run);
  for (const kind of personalKinds) await forget(kind, periods[kind].days);
  if (isCarriedOut('requests', periods.requests)) {
    const some = { before: oldBefore(periods.requests.days, now), most: requestsAtOnce, run };
    for (;;) {
      const files = await inTransaction(db, (tx) => forgetOldRequests(tx, some));
      if (!files) break;
      await forgetFiles(files);
    }
  }
  for (const kind of lapsedKinds) await forget(kind, lapsedDays(settings)[kind]);
  await inTransaction(db, (tx) => endRun(tx, run, { actor, now }));
};
