import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isUnasked, lastTimeOfDay, untilTomorrow, waitMs } from '../../../bot/channels/whatsapp-web/pace.ts';
import { openUnasked } from '../../../bot/channels/whatsapp-web/unasked.ts';

const tz = 'Asia/Pontianak';

test('two messages are never nearer than the least and never held longer than the most', () => {
  fc.assert(
    fc.property(
      fc.nat(5000),
      fc.nat(5000),
      fc.nat(10_000),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (least, more, passed, chance) => {
        const wait = waitMs(0, passed, [least, least + more], chance);
        expect(wait + passed).toBeGreaterThanOrEqual(least);
        expect(wait).toBeLessThanOrEqual(Math.max(0, least + more - passed));
      },
    ),
  );
  expect(waitMs(null, 0, [800, 2500], 1)).toBe(0);
  expect(waitMs(0, 100, [0, 0], 0.5)).toBe(0);
});

test('who wrote within a day asked for an answer', () => {
  const now = new Date('2026-11-22T10:00:00Z');
  expect(isUnasked(new Date('2026-11-21T10:00:00Z'), now)).toBe(false);
  expect(isUnasked(new Date('2026-11-21T09:59:59Z'), now)).toBe(true);
});

test('a day begins at midnight of the city, and the restart’s time is the city’s', () => {
  expect(untilTomorrow(new Date('2026-11-22T16:59:00Z'), tz)).toBe(60_000);
  expect(untilTomorrow(new Date('2026-11-22T17:00:00Z'), tz)).toBe(24 * 3_600_000);
  expect(lastTimeOfDay(new Date('2026-11-22T20:31:00Z'), '03:30', tz)).toEqual(
    new Date('2026-11-22T20:30:00Z'),
  );
  expect(lastTimeOfDay(new Date('2026-11-22T20:29:00Z'), '03:30', tz)).toEqual(
    new Date('2026-11-21T20:30:00Z'),
  );
});

test('the day’s count outlives a restart, begins anew with the day, and survives a file cut off by a crash', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'teman-unasked-'));
  const path = join(folder, 'whatsapp', 'unasked.json');
  const first = openUnasked(path);
  await first.add('2026-11-22');
  await first.add('2026-11-22');
  expect(await openUnasked(path).today('2026-11-22')).toBe(2);
  expect(await openUnasked(path).today('2026-11-23')).toBe(0);
  await writeFile(path, '{"date":"2026-');
  const after = openUnasked(path);
  expect(await after.today('2026-11-22')).toBe(0);
  await after.add('2026-11-22');
  expect(await openUnasked(path).today('2026-11-22')).toBe(1);
  await rm(folder, { recursive: true });
});
