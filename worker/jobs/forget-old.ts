import { forgetOld, type Forgotten } from '../../app/db/forget.ts';
import { day, hour, timed, type WorkerJob } from '../job.ts';
import type { WorkerNeeds } from '../needs.ts';

const forgetting = (what: Forgotten, everyMs: number, days: (needs: WorkerNeeds) => number): WorkerJob =>
  timed(
    `forget-${what.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    everyMs,
    async (needs) => {
      const { db, clock, log } = needs;
      const rows = await forgetOld(db.pool, what, new Date(clock().getTime() - days(needs) * day));
      if (rows > 0) log.info({ what, rows }, 'old rows were forgotten');
    },
  );

/** Forgets, each by itself, what is done and older than the city keeps it. */
export const forgetOldRows: readonly WorkerJob[] = [
  forgetting('messages', hour, ({ settings }) => settings.keepDays.messages),
  forgetting('deliveries', hour, ({ settings }) => settings.keepDays.deliveries),
  forgetting('sentForms', day, ({ settings }) => settings.keepDays.sentForms),
  forgetting('questions', day, ({ settings }) => settings.keepDays.sentForms),
  forgetting('sessions', day, ({ settings }) => settings.keepDays.sessions),
  forgetting('codeMisses', day, ({ settings }) => settings.keepDays.codeMisses),
  forgetting('links', hour, () => 1),
  forgetting('deskLogins', hour, () => 1),
  forgetting('deskSessions', hour, () => 1),
  forgetting('deskPosts', day, ({ settings }) => settings.keepDays.messages),
  forgetting('auditChecks', day, () => 400),
  // Longer than the longest silence after an alert.
  forgetting('alerts', day, () => 400),
  forgetting('deadJobs', day, () => 60),
];
