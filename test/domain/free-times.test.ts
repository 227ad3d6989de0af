import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minutesOf, timeAt } from '../../domain/clock-time.ts';
import { useOverDay } from '../../domain/free-times.ts';

const hours = { open: '08:00', close: '16:00' };
const time = fc.integer({ min: 0, max: 24 * 4 }).map((quarter) => timeAt(quarter * 15));
const use = fc
  .record({ from: time, to: time, amount: fc.integer({ min: 1, max: 5 }) })
  .filter(({ from, to }) => from < to);

test('the stretches of a day cover its hours without gap, and at every moment say how much is in use', () => {
  fc.assert(
    fc.property(fc.array(use, { maxLength: 6 }), (uses) => {
      const stretches = useOverDay(hours, uses);
      expect(stretches[0]?.from).toBe(hours.open);
      expect(stretches.at(-1)?.to).toBe(hours.close);
      for (const [index, { from, to, amount }] of stretches.entries()) {
        if (index > 0) expect(stretches[index - 1]?.to).toBe(from);
        for (let minute = minutesOf(from); minute < minutesOf(to); minute += 15) {
          const now = timeAt(minute);
          const inUse = uses.filter((each) => each.from <= now && each.to > now);
          expect(amount).toBe(inUse.reduce((sum, each) => sum + each.amount, 0));
        }
      }
    }),
  );
});
