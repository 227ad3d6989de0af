import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { growCity } from './test/support/grown-city.ts';
import { patience } from './test/support/patience.ts';
import { openScratch } from './test/support/scratch.ts';

/** Measures times and memory of the whole product, so nothing else may run beside it. */
const alone = ['test/e2e/{start,live-city}.test.ts'];
/** Patch Node's HTTP, which the next file of the worker would find patched. */
const apart = ['test/bot/{telegram,whatsapp-cloud}/api.test.ts'];
/** Pure, so that no PostgreSQL is started for them. */
const pure = [
  'test/{domain,flows,app/city}/**/!(services-cli).test.ts',
  'test/bot/telegram/!(api).test.ts',
  'test/bot/whatsapp-cloud/{choices,compose,pace,read-webhook,send-error}.test.ts',
];
/**
 * Kill processes, fill disks, flood, take services away, replace releases: minutes of waiting for what comes back. They belong to
 * `npm run storms` and no other run; `npm test` tries a short example of each (CONTRIBUTING.md).
 */
const storms = [
  'test/bot/whatsapp-web/mishaps.test.ts',
  'test/deploy/upgrade.test.ts',
  'test/e2e/{booking-storm,burst,desk-kill,erased-people,full-disk,kill,kill-while-opening,redis-away}.test.ts',
  'test/e2e/{telegram,whatsapp-web}/kill.test.ts',
  'test/worker/deadly-jobs.test.ts',
];
const stormsAlone = ['test/e2e/hostile-senders.test.ts'];
/** Try a few of many in every run (`test/support/storm.ts`), and all of them with the storms. */
const fewOfMany = [
  'test/app/{hostile-files,publish-storm}.test.ts',
  'test/app/db/holds.test.ts',
  'test/bot/desk/{accessibility,rights}.test.ts',
  'test/e2e/{desk,kill-points,sixteen-services}.test.ts',
  'test/e2e/{hostile,holds}*.property.test.ts',
  'test/e2e/{telegram,whatsapp-cloud}/guarantees.test.ts',
  'test/e2e/{telegram,whatsapp-web}/services.test.ts',
  'test/faults/faults.test.ts',
  'test/flows/{catalogue,fields/any-text,fields/beside.property,kernel/step.property,features/office/nik}.test.ts',
  'test/domain/nik.test.ts',
];
/** Meet what a city decides on a database; `npm run grown` runs them beside the pure ones, and any other test of `shared` by its name. */
const ofTheCity = [
  'test/app/{facts-contract,soft-hold}.test.ts',
  'test/app/{admin/city-*,calendar/*,db/held-steps}.test.ts',
  'test/bot/{manual,secure-page}.test.ts',
  'test/bot/desk/{changes,counter,edit,every-look,paper,rooms,services}.test.ts',
  'test/e2e/{bookings,guarantees,request-life,seventeenth-service,time,verification}.test.ts',
  'test/flows/services-cli.test.ts',
  'test/worker/{document,form-stops,submit}.test.ts',
  'test/worker/documents/*.test.ts',
];
const isGrown = process.env['GROWN'] === '1';
const isWhole = process.env['STORMS'] === 'whole';

/** Wait more than they work, so they begin first: no worker may end long after the others. */
const long = [
  ...['e2e/telegram/kill', 'e2e/whatsapp-web/kill', 'bot/whatsapp-web/mishaps', 'e2e/kill', 'deploy/upgrade'],
  ...['e2e/sixteen-services', 'e2e/rooms-office', 'faults/faults'],
];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const index = long.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
      return index < 0 ? long.length : index;
    };
    return (await super.sort(files)).sort((one, other) => place(one) - place(other));
  }
}

const compiledProcess = fileURLToPath(new URL('./test/support/compiled-process.ts', import.meta.url));

process.env['TMPDIR'] = openScratch();
// The same tests on a city that has gone on: `npm run grown` (CONTRIBUTING.md).
if (isGrown) {
  process.env['GROWN_CITY'] = join(process.env['TMPDIR'], 'grown-city');
  growCity(fileURLToPath(new URL('./flows/cities/pontianak', import.meta.url)), process.env['GROWN_CITY']);
  // For commands, in this process or of their own, that are not told which city.
  process.env['CITY_DIR'] = process.env['GROWN_CITY'];
}
const database = { globalSetup: ['test/support/global-setup.ts'] };

const stormProjects = [
  {
    extends: true as const,
    test: { name: 'storms', include: [...storms, ...fewOfMany], isolate: false, ...database },
  },
  {
    extends: true as const,
    test: {
      name: 'storms-alone',
      include: stormsAlone,
      maxWorkers: 1,
      sequence: { groupOrder: 1 },
      ...database,
    },
  },
];

export default defineConfig({
  // Only `sandbox.ts` beside it imports it so; a test of it imports the source by its whole way.
  resolve: { alias: [{ find: /^\.\/limited-process\.ts$/, replacement: compiledProcess }] },
  test: {
    // Real processes on any machine: what hangs is found all the same, and nothing else may fail by its time.
    testTimeout: 3 * patience,
    hookTimeout: 3 * patience,
    // Whatever .env this machine has is for its own service; no test may speak to that.
    env: { ENV_FILE: '' },
    expect: { poll: { timeout: patience, interval: 20 } },
    // One more than two cores: most tests of the whole product wait for something, and some open files as fast as they can.
    maxWorkers: 3,
    // As the product runs: Prisma's WebAssembly is not compiled a second time for speed nobody needs.
    execArgv: ['--liftoff-only'],
    sequence: { sequencer: LongFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts'],
          exclude: [...alone, ...apart, ...pure, ...storms, ...stormsAlone],
          isolate: false,
          ...database,
        },
      },
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      { extends: true, test: { name: 'apart', include: apart } },
      {
        extends: true,
        // One after the other, for each measures.
        test: { name: 'alone', include: alone, maxWorkers: 1, sequence: { groupOrder: 1 }, ...database },
      },
      ...(isGrown
        ? [
            {
              extends: true as const,
              test: { name: 'grown', include: ofTheCity, isolate: false, ...database },
            },
          ]
        : []),
      ...(isWhole ? stormProjects : []),
    ],
  },
});
