import { createInterface } from 'node:readline';
import { z } from 'zod';
import { watchPromises } from '../../worker/jobs/watch-promises.ts';
import { needsOn } from './needs-on.ts';
import { cityOfYear, yearCities } from './year-city.ts';

/** A worker as a process of its own that looks at clocks whenever it is told an instant; its test ends it in the middle. */

const [url = '', named = ''] = process.argv.slice(2);
const which = z.enum(['west', 'east']).parse(named);
let now = new Date(0);
const needs = await needsOn(url, () => now);
const job = { ...needs, catalogue: cityOfYear(needs.catalogue, which), tz: yearCities[which].tz };
const look = (): Promise<void> => watchPromises(job);

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
