import { troubleTexts } from '../flows/features/office/trouble-texts.ts';
import { alertAdministrators } from './alert-administrators.ts';
import type { Clock } from './clock.ts';
import {
  beginRun,
  beginSuspect,
  endRun,
  forgetSuspect,
  lastRuns,
  mostDeaths,
  renewMs,
  renewRun,
  setRunAside,
  unendedRuns,
} from './db/job-runs.ts';
import type { Database } from './db/open.ts';
import { isOutage } from './db/outage.ts';
import type { Log } from './log.ts';
import type { Vault } from './vault.ts';

type Work = () => Promise<void>;

/** Runs jobs so that one that ends its process, or fails on and on, is noticed, written down and set aside. */
export type JobWatch = {
  /** Those of timed jobs that should have run again by now, whatever has become of their schedules. */
  overdue(jobs: readonly { name: string; everyMs: number }[]): Promise<string[]>;
  /** Runs a timed job: once a period and once at a time for all workers, and not while it is set aside. */
  timed(job: { name: string; run: string; everyMs: number }, work: Work): Promise<void>;
  /**
   * Runs a job with data. `deaths` says how often its process has gone while it ran or waited to run; when three have gone
   * under it, `setAside` is done in its place.
   */
  asked(job: { key: string; run: string; deaths: number }, work: Work, setAside: Work): Promise<void>;
};

const dayMs = 24 * 3_600_000;
const tenMinutes = 600_000;
/** Failures in a row of which administrators hear: what comes each minute gets more chances to mend itself. */
const mostFailures = (everyMs: number): number => (everyMs < tenMinutes ? 10 : 3);

/** How late a run may be before it is looked after. */
const slackMs = (everyMs: number): number => Math.min(everyMs / 10, tenMinutes);

type Needs = { db: Pick<Database, 'pool'>; vault: Pick<Vault, 'seal'>; clock: Clock; log: Log };
type Timed = Parameters<JobWatch['timed']>[0];

/** Opens the watch over the jobs of one process; what has to outlive it stands in the database. */
export const openJobWatch = (needs: Needs): JobWatch => {
  const { clock, log } = needs;
  const { pool } = needs.db;

  // What has ended a process may do it again: such jobs run one at a time, so that none is blamed for another.
  let suspects: Promise<unknown> = Promise.resolve();
  const afterOtherSuspects = (work: Work): Promise<void> => {
    const done = suspects.then(work, work);
    suspects = done.catch(() => undefined);
    return done;
  };

  /** Ends that could not be written down because the database was away; they are no deaths. */
  const unwritten = new Map<string, { key: string; run: string; failed: boolean }>();
  const end = async ({ name, run }: Timed, failed: boolean): Promise<number> => {
    const ended = { key: name, run, failed };
    unwritten.set(name, ended);
    const failures = await endRun(pool, { ...ended, now: clock() });
    unwritten.delete(name);
    return failures;
  };

  const failed = async (job: Timed, error: unknown): Promise<void> => {
    const failures = await end(job, !isOutage(error)).catch(() => 0);
    if (failures < mostFailures(job.everyMs)) return;
    const { name } = job;
    const text = troubleTexts.jobFails(name, failures);
    await alertAdministrators(needs, { key: `job:${name}`, text, quietMs: dayMs });
  };

  const setAside = async ({ name }: Timed): Promise<void> => {
    log.error({ job: name }, 'a job has ended its process three times and is set aside');
    await setRunAside(pool, name, clock());
    await alertAdministrators(needs, {
      key: `job aside:${name}`,
      text: troubleTexts.jobAside(name),
      quietMs: dayMs,
    });
  };

  const renewing = ({ name, run }: Timed): NodeJS.Timeout =>
    setInterval(() => {
      renewRun(pool, name, run, clock()).catch((error: unknown) =>
        log.warn({ err: error, job: name }, 'a run could not be renewed'),
      );
    }, renewMs).unref();

  const runOnce = async (job: Timed, work: Work): Promise<void> => {
    const tries = await beginRun(pool, { key: job.name, ...job, now: clock() });
    if (tries === null) return;
    if (tries > mostDeaths) return setAside(job);
    const timer = renewing(job);
    try {
      await work();
    } catch (error) {
      await failed(job, error);
      throw error;
    } finally {
      clearInterval(timer);
    }
    await end(job, false);
  };

  return {
    async overdue(jobs) {
      const [begun, now] = [await lastRuns(pool), clock().getTime()];
      const isOverdue = ({ name, everyMs }: { name: string; everyMs: number }): boolean => {
        const ago = now - (begun.get(name)?.getTime() ?? 0);
        return ago < 0 || ago >= everyMs + slackMs(everyMs);
      };
      return jobs.filter(isOverdue).map(({ name }) => name);
    },
    async timed(job, work) {
      const left = unwritten.get(job.name);
      if (left) await endRun(pool, { ...left, now: clock() });
      unwritten.delete(job.name);
      const run = () => runOnce(job, work);
      await ((await unendedRuns(pool, job.name)) > 0 ? afterOtherSuspects(run) : run());
    },
    async asked({ key, run, deaths }, work, setAside) {
      if (deaths === 0) return work();
      await afterOtherSuspects(async () => {
        if ((await beginSuspect(pool, { key, run, now: clock() })) > mostDeaths) {
          log.error({ job: key }, 'a job has ended its process three times and is set aside');
          return setAside();
        }
        try {
          await work();
        } finally {
          await forgetSuspect(pool, key);
        }
      });
    },
  };
};
