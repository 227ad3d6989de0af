import { expect, test } from 'vitest';
import { openPace } from '../../../bot/channels/whatsapp-cloud/pace.ts';

const open = () => {
  let now = 1000;
  return { pace: openPace(() => now), later: (ms: number) => void (now += ms) };
};

test('a chat that is written to too fast rests alone, four times longer each time', () => {
  const { pace, later } = open();
  expect([pace.restChat('a'), pace.left('a'), pace.left('b'), pace.resting()]).toEqual([
    1000,
    1000,
    0,
    false,
  ]);
  later(1000);
  expect(pace.left('a')).toBe(0);
  expect([pace.restChat('a'), pace.restChat('a'), pace.restChat('a')]).toEqual([4000, 16_000, 64_000]);
  later(64_000);
  pace.went('a');
  expect(pace.restChat('a')).toBe(1000);
});

test('when the number is too fast all rest, for as long as Meta says or longer each time', () => {
  const { pace, later } = open();
  expect(pace.restAll()).toBe(1000);
  // Those that were on their way with it do not make it longer.
  expect(pace.restAll()).toBe(1000);
  expect([pace.left('a'), pace.left('b'), pace.resting()]).toEqual([1000, 1000, true]);
  later(1000);
  expect(pace.resting()).toBe(false);
  expect(pace.restAll()).toBe(2000);
  expect(pace.restAll(7000)).toBe(7000);
  later(7000);
  pace.went('a');
  expect(pace.restAll()).toBe(1000);
});
