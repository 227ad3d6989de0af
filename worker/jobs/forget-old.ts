import { forgetOld, type Lapsed } from '../../app/db/forget.ts';
import { lapsedDays, oldBefore } from '../../app/retention.ts';
import { day, hour, timed, type WorkerJob } from '../job.ts';

const forgetting = (what: Lapsed, everyMs: number): WorkerJob =>
  timed(
    `forget-${what.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    everyMs,
    async ({ db, clock, log, settings }) => {
      const rows = await forgetOld(db.pool, what, oldBefore(lapsedDays(settings)[what], clock()));
      if (rows > 0) log.info({ what, rows }, 'old rows were forgotten');
    },
  );

/** Forgets, each by itself, what dies by itself and would only take room. */
export const forgetOldRows: readonly WorkerJob[] = [
  forgetting('links', hour),
  forgetting('deskLogins', hour),
  forgetting('deskSessions', hour),
  forgetting('deskPosts', day),
  forgetting('auditChecks', day),
  forgetting('alerts', day),
  forgetting('deadJobs', day),
  forgetting('clocksSaid', day),
  forgetting('clocksTold', day),
];
