import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openFairPlaces } from '../../app/sandbox/fair-places.ts';

/** Places with a clock and work that ends when it is told to. */
const scene = (most: number, usual = most) => {
  let now = 0;
  const share = openFairPlaces({ usual, most }, () => now);
  const begun: string[] = [];
  const open = new Map<string, () => void>();
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    begun,
    running: () => [...open.keys()],
    ask(name: string): Promise<void> {
      return share(name.split(' ')[0] ?? '', () => {
        begun.push(name);
        return new Promise((resolve) => open.set(name, resolve));
      });
    },
    settled,
    pass: (ms: number) => (now += ms),
    async end(name: string, ms = 0): Promise<void> {
      now += ms;
      open.get(name)?.();
      open.delete(name);
      await settled();
    },
  };
};

test('one sender’s many files keep another’s only one waiting for no more than the one under way', async () => {
  const { ask, end, begun, settled } = scene(2);
  const all = ['eager 1', 'eager 2', 'eager 3', 'eager 4', 'modest 1'].map(ask);
  await settled();
  expect(begun).toEqual(['eager 1', 'modest 1']);
  await end('modest 1');
  expect(begun).toEqual(['eager 1', 'modest 1']);
  await end('eager 1', 100);
  await end('eager 2', 100);
  await end('eager 3');
  await end('eager 4');
  expect(begun.slice(2)).toEqual(['eager 2', 'eager 3', 'eager 4']);
  await Promise.all(all);
});

test('of those nobody knows yet the one with fewest files is next', async () => {
  const { ask, end, begun, settled } = scene(1);
  const all = ['first 1', 'many 1', 'many 2', 'many 3', 'modest 1'].map(ask);
  await settled();
  for (const name of ['first 1', 'modest 1', 'many 1', 'many 2', 'many 3']) await end(name);
  expect(begun).toEqual(['first 1', 'modest 1', 'many 1', 'many 2', 'many 3']);
  await Promise.all(all);
});

test('next is who has cost least lately, and senders who cost much leave a place to the others', async () => {
  const { ask, end, begun, settled, pass } = scene(2);
  const nine = Array.from({ length: 9 }, (_, n) => `hostile${String(n)} 1`);
  const all = [...nine, ...nine.map((name) => name.replace(' 1', ' 2'))].map(ask);
  await settled();
  for (const name of nine) await end(name, 5_000);
  // All of them are known for what they cost: one at a time.
  expect(begun).toHaveLength(10);
  all.push(ask('good 1'));
  await settled();
  expect(begun.at(-1)).toBe('good 1');
  // What is long ago counts no more.
  await end('good 1');
  pass(11 * 60_000);
  await end('hostile0 2');
  expect(begun).toHaveLength(13);
});

test('a place beyond the usual is given while what is under way takes long, and to nobody who has cost much', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { ask, end, begun, settled, pass } = scene(2, 1);
  const all = ['hostile 1', 'hostile 2', 'slow 1'].map(ask);
  await settled();
  await end('hostile 1', 5_000);
  expect(begun).toEqual(['hostile 1', 'slow 1']);
  all.push(ask('good 1'));
  const waited = (ms: number): Promise<void> => {
    pass(ms);
    vi.advanceTimersByTime(ms);
    return settled();
  };
  await waited(1_900);
  expect(begun).toHaveLength(2);
  await waited(150);
  expect(begun.slice(2)).toEqual(['good 1']);
  await end('good 1');
  await waited(5_000);
  expect(begun).toHaveLength(3);
  await end('slow 1');
  expect(begun.slice(3)).toEqual(['hostile 2']);
  await end('hostile 2');
  await Promise.all(all);
});

test('whatever is asked in whatever order, everything is done once, one at a time each, never more than there are places', async () => {
  const asked = fc.array(
    fc.record({ by: fc.constantFrom('a', 'b', 'c', 'd'), ms: fc.integer({ min: 0, max: 9_000 }) }),
    {
      maxLength: 30,
    },
  );
  await fc.assert(
    fc.asyncProperty(asked, fc.integer({ min: 1, max: 3 }), async (list, places) => {
      const { ask, end, begun, running, settled } = scene(places);
      const names = list.map(({ by }, index) => `${by} ${String(index)}`);
      const all = names.map(ask);
      await settled();
      while (running().length > 0) {
        expect(running().length).toBeLessThanOrEqual(places);
        const senders = running().map((name) => name.split(' ')[0]);
        expect(new Set(senders).size).toBe(senders.length);
        const [first = ''] = running();
        await end(first, list[Number(first.split(' ')[1])]?.ms);
      }
      await Promise.all(all);
      expect(begun.toSorted()).toEqual(names.toSorted());
    }),
    { numRuns: 50 },
  );
});
