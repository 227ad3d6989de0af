import { defineConfig } from 'vitest/config';

/** Measures times and memory of the whole product, so nothing else may run beside it. */
const alone = ['test/e2e/start.test.ts'];
/** Pure, so that they share a worker and what it has loaded; what starts, patches or stores something stands elsewhere. */
const pure = [
  'test/{domain,flows}/**/!(services-cli).test.ts',
  'test/bot/telegram/!(api).test.ts',
  'test/bot/whatsapp-cloud/{choices,compose,pace,read-webhook,send-error}.test.ts',
];

/** Each on a database of its own in this process, and nothing left behind: they share a worker as well. */
const houses = [
  'test/app/!(queues|inspect).test.ts',
  'test/app/calendar/*.test.ts',
  'test/app/db/!(embedded*|seed|migrate*).test.ts',
  'test/worker/**/*.test.ts',
  'test/bot/telegram-server/*.test.ts',
  'test/bot/contract/!(whatsapp-web).test.ts',
  'test/e2e/!(start|kill|roles|booking-storm).test.ts',
  'test/e2e/telegram/{services,office}.test.ts',
  'test/e2e/whatsapp-cloud/*.test.ts',
];
const database = { globalSetup: ['test/support/global-setup.ts'], sequence: { groupOrder: 0 } };

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two more than two cores: most tests of the whole product wait for something.
    maxWorkers: 4,
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: [...alone, ...pure, ...houses],
          ...database,
        },
      },
      { extends: true, test: { name: 'houses', include: houses, isolate: false, ...database } },
      {
        extends: true,
        test: { name: 'pure', include: pure, isolate: false, sequence: { groupOrder: 0 } },
      },
      { extends: true, test: { name: 'alone', include: alone, sequence: { groupOrder: 1 } } },
    ],
  },
});
