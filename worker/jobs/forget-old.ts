import { forgetOld, type Forgotten } from '../../app/db/forget.ts';
import { oldBefore, retentionDays } from '../../app/retention.ts';
import { day, hour, timed, type WorkerJob } from '../job.ts';

const forgetting = (what: Forgotten, everyMs: number): WorkerJob =>
  timed(
    `forget-${what.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    everyMs,
    async ({ db, clock, log, settings }) => {
      const rows = await forgetOld(db.pool, what, oldBefore(retentionDays(settings)[what], clock()));
      if (rows > 0) log.info({ what, rows }, 'old rows were forgotten');
    },
  );

/** Forgets, each by itself, what is done and older than the city keeps it. */
export const forgetOldRows: readonly WorkerJob[] = [
  forgetting('messages', hour),
  forgetting('deliveries', hour),
  forgetting('sentForms', day),
  forgetting('questions', day),
  forgetting('sessions', day),
  forgetting('codeMisses', day),
  forgetting('links', hour),
  forgetting('deskLogins', hour),
  forgetting('deskSessions', hour),
  forgetting('deskPosts', day),
  forgetting('auditChecks', day),
  forgetting('alerts', day),
  forgetting('deadJobs', day),
  forgetting('accesses', day),
];
