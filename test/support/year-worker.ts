import { createInterface } from 'node:readline';
import { z } from 'zod';
import { sweepClocks } from '../../worker/jobs/sweep-clocks.ts';
import { needsOn } from './needs-on.ts';
import { runJob } from './timed-jobs.ts';
import { needsOfYear } from './year-city.ts';

/** A worker as a process of its own that looks at clocks whenever it is told an instant; its test ends it in the middle. */

const [url = '', named = ''] = process.argv.slice(2);
const which = z.enum(['west', 'east']).parse(named);
let now = new Date(0);
const job = needsOfYear(await needsOn(url, () => now), which);
const look = (): Promise<void> => runJob(sweepClocks, job);

process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  now = new Date(line);
  // Two workers look in the same moment.
  const said = await Promise.all([look(), look()]).then(
    () => 'done',
    () => 'failed',
  );
  process.stdout.write(`${said}\n`);
}
