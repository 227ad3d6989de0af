import type { WorkerJob } from '../../worker/job.ts';
import type { WorkerNeeds } from '../../worker/needs.ts';
import { timedJobs } from '../../worker/worker.ts';

/** Runs a job that time brings, now. */
export const runJob = (job: WorkerJob, needs: WorkerNeeds): Promise<void> => job.handle(needs)({});

/** Runs everything that time brings, once and one after the other; rejects with the first failure, after all have run. */
export const runTimedJobs = async (needs: WorkerNeeds): Promise<void> => {
  const failures: unknown[] = [];
  for (const job of timedJobs)
    await runJob(job, needs).catch((error: unknown) => {
      failures.push(error);
    });
  if (failures.length > 0) throw failures[0];
};
