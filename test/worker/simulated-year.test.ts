import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startEmbedded } from '../../app/db/embedded/embedded.ts';
import { migrate } from '../../app/db/migrate.ts';
import { keepMeasuresUp } from '../../worker/jobs/keep-measures.ts';
import { sweepClocks } from '../../worker/jobs/sweep-clocks.ts';
import { judgeYear } from '../support/judge-year.ts';
import { liveYear, type YearPlan } from '../support/live-year.ts';
import { needsOn } from '../support/needs-on.ts';
import { storm } from '../support/storm.ts';
import { runJob } from '../support/timed-jobs.ts';
import { openWorkerNeeds } from '../support/worker-needs.ts';
import { reportYear } from '../support/year-report.ts';
import { needsOfYear, type YearCity } from '../support/year-city.ts';

/** `npm run year` goes through the whole year, with 5,000 requests in the two cities; `SIMULATED_SEED` through another one. */
const count = storm(30, 2500);
const seed = Number(process.env['SIMULATED_SEED'] ?? 42);
const whole = count > 1000;
const planOf = (which: YearCity): YearPlan => ({
  ...{ which, count, seed },
  ...(whole ? { last: '2026-12-31', days: 340 } : { last: '2026-05-15', days: 75 }),
});

const report = (row: object): void => {
  if (whole) process.stdout.write(`${JSON.stringify({ seed, ...row })}\n`);
};

test.each(['west', 'east'] as const)(
  `through a simulated year of ${count} requests in the %s every missed day and every term is told once to whom it concerns, and every figure is right`,
  async (which) => {
    let now = new Date(0);
    await using needs = await openWorkerNeeds(() => now);
    const job = needsOfYear(needs, which);
    let looks = 0;
    const lived = await liveYear(needs, planOf(which), async (at) => {
      now = at;
      // Two workers look in the same moment.
      await Promise.all([runJob(sweepClocks, job), runJob(sweepClocks, job)]);
      looks += 1;
      if (looks % 20 === 0) await runJob(keepMeasuresUp, job);
    });
    expect(Object.keys(lived.due).length).toBeGreaterThan(count / 10);
    expect(Math.min(lived.explained, lived.extended, lived.terms)).toBeGreaterThan(0);
    report({ which, ...(await judgeYear(needs.db, lived)) });
    if (whole) await reportYear(job, lived, which);
  },
  whole ? 1_800_000 : 900_000,
);

// Its own PostgreSQL and processes: for those who ask for the whole of it.
test.runIf(whole).each(['west', 'east'] as const)(
  'the same in the %s, with worker and PostgreSQL killed at random through the year',
  async (which) => {
    const { openKiller } = await import('../support/year-killer.ts');
    const dataDir = await mkdtemp(join(tmpdir(), 'teman-year-'));
    const embedded = await startEmbedded(dataDir);
    try {
      await migrate(embedded.url);
      await using needs = await needsOn(embedded.url, () => new Date(0));
      const killer = await openKiller(needs.db, { which, seed, dataDir });
      const lived = await liveYear(needs, planOf(which), killer.look);
      await killer.close();
      report({ which, ...killer.killed, ...(await judgeYear(needs.db, lived)) });
      expect(Math.min(killer.killed.worker, killer.killed.postgres)).toBeGreaterThan(5);
    } finally {
      await embedded.stop();
      await rm(dataDir, { recursive: true, force: true });
    }
  },
  whole ? 1_800_000 : 900_000,
);
