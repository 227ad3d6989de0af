import { expect, test } from 'vitest';
import { openMissLimit } from '../../bot/miss-limit.ts';

const opened = (most: number) => {
  const clock = { now: new Date(0) };
  return { clock, limit: openMissLimit(most, 60_000, () => clock.now) };
};

test('who has missed too often is turned away until the minute is over', () => {
  const { clock, limit } = opened(2);
  limit.missed('192.0.2.1');
  expect(limit.blocked('192.0.2.1')).toBe(false);
  limit.missed('192.0.2.1');
  expect(limit.blocked('192.0.2.1')).toBe(true);
  expect(limit.blocked('192.0.2.2')).toBe(false);
  clock.now = new Date(60_000);
  expect(limit.blocked('192.0.2.1')).toBe(false);
});

test('one home has one count, however many IPv6 addresses it uses', () => {
  const { limit } = opened(1);
  limit.missed('2001:db8:1:2:aaaa::1');
  expect(limit.blocked('2001:db8:1:2:bbbb::2')).toBe(true);
  expect(limit.blocked('2001:db8:1:3::1')).toBe(false);
  limit.missed('::ffff:192.0.2.1');
  expect(limit.blocked('::ffff:192.0.2.2')).toBe(false);
});

test('however many addresses guess, the last ones are still counted', () => {
  const { limit } = opened(1);
  for (let i = 0; i < 25_000; i += 1)
    limit.missed(`10.${String(i >> 16)}.${String((i >> 8) & 255)}.${String(i & 255)}`);
  expect(limit.blocked(`10.0.${String(24_999 >> 8)}.${String(24_999 & 255)}`)).toBe(true);
  expect(limit.blocked('10.0.0.1')).toBe(false);
});
