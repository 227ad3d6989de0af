import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openWay } from '../../app/sandbox/give-way.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const now = (): number => Date.now();

/** Somebody who is to stand aside; how long they did, and how long they went on. */
const openWorker = () => {
  const spent = { standing: 0, going: 0 };
  let [stands, since, longest] = [false, now(), 0];
  const turn = (to: boolean): void => {
    if (stands === to) throw new Error(`told twice to ${to ? 'stand' : 'go on'}`);
    spent[stands ? 'standing' : 'going'] += now() - since;
    if (stands) longest = Math.max(longest, now() - since);
    [stands, since] = [to, now()];
  };
  return {
    stand: () => turn(true),
    goOn: () => turn(false),
    stands: () => stands,
    spent: () => ({
      ...spent,
      [stands ? 'standing' : 'going']: spent[stands ? 'standing' : 'going'] + now() - since,
    }),
    longest: () => longest,
  };
};

const lasting = (ms: number) => (): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test('who joined stands still exactly while somebody is waited for', async () => {
  const way = openWay(now);
  const worker = openWorker();
  const leave = way.join(worker);
  expect(worker.stands()).toBe(false);
  const [one, two] = [way.first(lasting(30)), way.first(lasting(50))];
  expect(worker.stands()).toBe(true);
  await vi.advanceTimersByTimeAsync(40);
  await one;
  expect(worker.stands()).toBe(true);
  await vi.advanceTimersByTimeAsync(20);
  await two;
  expect(worker.stands()).toBe(false);

  leave();
  const three = way.first(lasting(100));
  expect(worker.stands()).toBe(false);
  await vi.advanceTimersByTimeAsync(200);
  await three;
});

test('who joins while somebody is waited for stands at once; what fails is waited for no longer', async () => {
  const way = openWay(now);
  const failing = way.first(async () => {
    await lasting(20)();
    throw new Error('no');
  });
  const worker = openWorker();
  way.join(worker);
  expect(worker.stands()).toBe(true);
  await Promise.all([expect(failing).rejects.toThrow('no'), vi.advanceTimersByTimeAsync(20)]);
  expect(worker.stands()).toBe(false);
});

test.each([
  ['one that never ends', 60_000, 0],
  ['one after the other', 15, 0],
  ['longer ones, with a moment between', 700, 3],
])(
  'whatever is waited for, %s, half of the time work goes on, and never stands long',
  async (_, takes, rest) => {
    const way = openWay(now);
    const worker = openWorker();
    way.join(worker);
    const end = now() + 20_000;
    const waiting = (async () => {
      while (now() < end) {
        await way.first(lasting(takes));
        await lasting(rest)();
      }
    })();
    await vi.advanceTimersByTimeAsync(20_000);
    const { standing, going } = worker.spent();
    expect(going).toBeGreaterThan(0.49 * (standing + going));
    expect(standing).toBeGreaterThan(0.3 * (standing + going));
    expect(worker.longest()).toBeLessThanOrEqual(201);
    await vi.advanceTimersByTimeAsync(60_000);
    await waiting;
  },
);
