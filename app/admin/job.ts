import { z } from 'zod';
import { countRuns, listRuns, resumeRun, type ListedJob } from '../db/job-runs.ts';
import { AdminError, type AdminCommand } from './command.ts';
import { listing } from './listing.ts';
import { parseOptions, takeFlag, TakeOption } from './options.ts';

const Options = z.object({ take: TakeOption });

const standing = ({ asideUntil, running, failures, deaths }: ListedJob): string => {
  if (asideUntil) return `set aside until ${asideUntil.toISOString()}`;
  if (running) return 'running';
  if (deaths > 0) return `ended its process ${deaths} times`;
  return failures > 0 ? `failed ${failures} times` : 'well';
};

/** Lists the jobs that come by themselves, and those with data that have ended a process; what is in trouble first. */
export const jobList: AdminCommand = {
  usage: 'job list',
  summary: 'list the jobs of the worker and how they stand',
  options: [takeFlag],
  run: async ({ db, now }, _, given) => {
    const { take } = parseOptions(Options, given);
    return listing({
      key: 'jobs',
      rows: await listRuns(db.pool, now, take),
      total: await countRuns(db.pool),
      headings: ['JOB', 'STANDS', 'LAST BEGAN', 'LAST WENT WELL'],
      cells: (job) => [
        job.key,
        standing(job),
        job.begunAt.toISOString(),
        job.endedAt?.toISOString() ?? 'never',
      ],
    });
  },
};

/** Lets a job that was set aside run again, within a minute. */
export const jobResume: AdminCommand = {
  usage: 'job resume <name>',
  summary: 'let a job that was set aside run again',
  options: [],
  run: async ({ db }, name) => {
    if (!(await resumeRun(db.pool, name)))
      throw new AdminError(`No job called ${name} is set aside; "job list" shows the names.`);
    return { json: { name }, text: `${name} runs again within a minute.` };
  },
};
