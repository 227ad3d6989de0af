import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  nearestFree,
  resources,
  slotTrouble,
  type Hold,
  type Period,
  type Resource,
  type Want,
} from '../../domain/bookings.ts';
import { addDays } from '../../domain/city-time.ts';
import { isWorkingDay } from '../../domain/working-days.ts';

// A Monday, at nine.
const now = { today: '2026-11-30', time: '09:00' };
const tuesday = '2026-12-01';
const slot = (from: string, to: string, date = tuesday): Period => ({ date, from, to });
const hold = (resource: Resource, from: string, to: string, amount = 1, date = tuesday): Hold => ({
  resource,
  date,
  from,
  to,
  amount,
});
const room: Want[] = [{ resource: 'meeting_room', amount: 1 }];
const seats = (amount: number): Want[] => [{ resource: 'coworking', amount }];

it.each([
  ['pontive_center', 1],
  ['meeting_room', 1],
  ['vicon_kit', 1],
  ['meeting_id', 1],
  ['coworking', 20],
] as const)('%s has room for %i at a time, from eight to four', (resource, capacity) => {
  expect(resources[resource]).toMatchObject({ capacity, open: '08:00', close: '16:00' });
});

describe('a wish', () => {
  it.each([
    ['a free period', slot('09:00', '11:00'), null],
    ['the whole day', slot('08:00', '16:00'), null],
    ['later today', slot('10:00', '11:00', now.today), null],
    ['from this minute', slot('09:00', '10:00', now.today), null],
    ['a minute ago', slot('08:59', '10:00', now.today), { because: 'past' }],
    ['last Friday', slot('09:00', '10:00', '2026-11-27'), { because: 'past' }],
    ['ending where it begins', slot('09:00', '09:00'), { because: 'end_before_start' }],
    ['ending before it begins', slot('11:00', '09:00'), { because: 'end_before_start' }],
    ['before opening', slot('07:30', '09:00'), { because: 'outside_hours' }],
    ['after closing', slot('15:00', '16:01'), { because: 'outside_hours' }],
    ['a Saturday', slot('09:00', '10:00', '2026-12-05'), { because: 'closed_day' }],
    [
      'a holiday',
      slot('09:00', '10:00', '2026-12-24'),
      { because: 'closed_day', holiday: 'Cuti bersama Kelahiran Yesus Kristus' },
    ],
    ['on the last day of 90', slot('09:00', '10:00', '2027-02-26'), null],
    ['beyond 90 days', slot('09:00', '10:00', '2027-03-01'), { because: 'too_far' }],
  ])('for %s gets its answer', (_, wish, expected) => {
    expect(slotTrouble(wish, room, [], now)).toEqual(expected);
  });

  it('on exactly the ninetieth day is near enough, a day later too far', () => {
    const from = { today: '2026-12-02', time: '09:00' };
    expect(slotTrouble(slot('09:00', '10:00', '2027-03-02'), room, [], from)).toBeNull();
    expect(slotTrouble(slot('09:00', '10:00', '2027-03-03'), room, [], from)).toEqual({ because: 'too_far' });
  });

  it('for nothing in particular still keeps office hours', () => {
    expect(slotTrouble(slot('09:00', '10:00'), [], [], now)).toBeNull();
    expect(slotTrouble(slot('15:00', '17:00'), [], [], now)).toEqual({ because: 'outside_hours' });
  });
});

describe('a room held from ten to eleven', () => {
  const holds = [hold('meeting_room', '10:00', '11:00')];
  it.each([
    ['09:00', '10:00', true],
    ['11:00', '12:00', true],
    ['09:00', '10:01', false],
    ['10:59', '12:00', false],
    ['10:00', '11:00', false],
    ['10:15', '10:45', false],
    ['08:00', '16:00', false],
  ])('is free from %s to %s: %s', (from, to, free) => {
    expect(slotTrouble(slot(from, to), room, holds, now)).toEqual(
      free ? null : { because: 'taken', resource: 'meeting_room' },
    );
  });

  it('is free on another day, and so is another room', () => {
    expect(slotTrouble(slot('10:00', '11:00', '2026-12-02'), room, holds, now)).toBeNull();
    expect(
      slotTrouble(slot('10:00', '11:00'), [{ resource: 'pontive_center', amount: 1 }], holds, now),
    ).toBeNull();
  });

  it('stands in the way of a wish for more than the room, and is named', () => {
    const wants: Want[] = [{ resource: 'vicon_kit', amount: 1 }, ...room];
    expect(slotTrouble(slot('10:00', '11:00'), wants, holds, now)).toEqual({
      because: 'taken',
      resource: 'meeting_room',
    });
  });
});

describe('the coworking space', () => {
  it.each([
    [20, null],
    [21, { because: 'too_many', resource: 'coworking' }],
  ])('when empty seats %i: %o', (amount, expected) => {
    expect(slotTrouble(slot('09:00', '10:00'), seats(amount), [], now)).toEqual(expected);
  });

  it('counts seats at every instant, not over the whole period', () => {
    // 12 before ten and 12 after: never more than 12 at once.
    const holds = [hold('coworking', '08:00', '10:00', 12), hold('coworking', '10:00', '12:00', 12)];
    expect(slotTrouble(slot('08:00', '12:00'), seats(8), holds, now)).toBeNull();
    expect(slotTrouble(slot('08:00', '12:00'), seats(9), holds, now)).toEqual({
      because: 'taken',
      resource: 'coworking',
    });
  });

  it('notices a short peak in the middle', () => {
    const holds = [hold('coworking', '08:00', '12:00', 10), hold('coworking', '09:30', '09:45', 8)];
    expect(slotTrouble(slot('09:00', '10:00'), seats(2), holds, now)).toBeNull();
    expect(slotTrouble(slot('09:00', '10:00'), seats(3), holds, now)).toMatchObject({ because: 'taken' });
    expect(slotTrouble(slot('09:45', '10:00'), seats(10), holds, now)).toBeNull();
  });

  it('adds up a wish that names it twice', () => {
    expect(slotTrouble(slot('09:00', '10:00'), [...seats(11), ...seats(10)], [], now)).toMatchObject({
      because: 'too_many',
    });
  });
});

describe('the nearest free periods', () => {
  const starts = (periods: Period[]): string[] => periods.map(({ date, from }) => `${date} ${from}`);

  it('lie around the wish on its own day, the nearest first', () => {
    const holds = [hold('meeting_room', '10:00', '11:00')];
    expect(starts(nearestFree(slot('10:00', '11:00'), room, holds, now))).toEqual([
      `${tuesday} 09:00`,
      `${tuesday} 11:00`,
      `${tuesday} 08:30`,
    ]);
  });

  it('go on with the next working days when the day is full', () => {
    const friday = '2026-12-04';
    const holds = [hold('meeting_room', '08:00', '16:00', 1, friday)];
    expect(starts(nearestFree(slot('09:00', '10:00', friday), room, holds, now, 2))).toEqual([
      '2026-12-07 09:00',
      '2026-12-07 08:30',
    ]);
  });

  it('are not in the past: today from now on, and from today on for a day gone by', () => {
    const late = { today: now.today, time: '14:10' };
    expect(starts(nearestFree(slot('09:00', '10:00', now.today), room, [], late, 3))).toEqual([
      '2026-11-30 14:30',
      '2026-11-30 15:00',
      '2026-12-01 09:00',
    ]);
    expect(starts(nearestFree(slot('09:00', '10:00', '2026-11-02'), room, [], late, 1))).toEqual([
      '2026-11-30 14:30',
    ]);
  });

  it('keep the wish’s length, also one that is off the grid', () => {
    expect(nearestFree(slot('09:10', '10:25'), room, [], now, 1)).toEqual([slot('09:00', '10:15')]);
  });

  it.each([
    ['is longer than the day', slot('07:00', '16:00'), room],
    ['has no length', slot('10:00', '10:00'), room],
    ['asks for more than there is', slot('09:00', '10:00'), seats(21)],
    ['lies beyond what can be booked', slot('09:00', '10:00', '2027-06-02'), room],
  ])('are none when the wish %s', (_, wish, wants) => {
    expect(nearestFree(wish, wants, [], now)).toEqual([]);
  });

  it('reach to the last day that can be booked and no further', () => {
    const last = '2027-02-26';
    const then = { today: '2026-11-28', time: '09:00' };
    const found = nearestFree(slot('09:00', '16:00', last), room, [], then);
    expect(found).toEqual([
      slot('09:00', '16:00', last),
      slot('08:30', '15:30', last),
      slot('08:00', '15:00', last),
    ]);
    expect(nearestFree(slot('08:00', '16:00', last), room, [], then)).toEqual([slot('08:00', '16:00', last)]);
  });

  const clock = (n: number): string =>
    `${String(8 + Math.floor(n / 4)).padStart(2, '0')}:${['00', '15', '30', '45'][n % 4] ?? ''}`;
  const period = fc
    .record({
      day: fc.integer({ min: 0, max: 12 }),
      start: fc.integer({ min: 0, max: 30 }),
      length: fc.integer({ min: 1, max: 16 }),
    })
    .map(({ day, start, length }): Period => ({
      date: addDays(now.today, day),
      from: clock(start),
      to: clock(Math.min(start + length, 32)),
    }));
  const resource = fc.constantFrom<Resource>(
    'meeting_room',
    'pontive_center',
    'coworking',
    'vicon_kit',
    'meeting_id',
  );
  const anyHold = fc
    .tuple(period, resource, fc.integer({ min: 1, max: 8 }))
    .map(([where, what, seatsHeld]): Hold => ({
      ...where,
      resource: what,
      amount: what === 'coworking' ? seatsHeld : 1,
    }));
  const anyWants = fc
    .uniqueArray(resource, { minLength: 1, maxLength: 3 })
    .map((wanted): Want[] =>
      wanted.map((what) => ({ resource: what, amount: what === 'coworking' ? 7 : 1 })),
    );

  /** Counted another way than the product does: minute by minute. */
  const overbooked = (holds: readonly Hold[]): boolean =>
    holds.some(({ date, resource: what, from }) => {
      const at = holds.filter((h) => h.resource === what && h.date === date && h.from <= from && from < h.to);
      return at.reduce((sum, h) => sum + h.amount, 0) > resources[what].capacity;
    });

  it('never clash, whatever is held and wished for', () => {
    fc.assert(
      fc.property(fc.array(anyHold, { maxLength: 40 }), period, anyWants, (wild, wish, wants) => {
        const holds = wild.reduce<Hold[]>((kept, h) => (overbooked([...kept, h]) ? kept : [...kept, h]), []);
        const offers = nearestFree(wish, wants, holds, now);
        expect(offers).toHaveLength(3);
        for (const offer of offers) {
          expect(slotTrouble(offer, wants, holds, now)).toBeNull();
          expect(overbooked([...holds, ...wants.map((want) => ({ ...offer, ...want }))])).toBe(false);
          expect(isWorkingDay(offer.date)).toBe(true);
          expect(`${offer.date} ${offer.from}` >= `${now.today} ${now.time}`).toBe(true);
          expect(offer.from >= '08:00' && offer.to <= '16:00' && offer.from < offer.to).toBe(true);
        }
      }),
    );
  });

  it('agree with the check: a period passes exactly when booking it would not overbook', () => {
    fc.assert(
      fc.property(fc.array(anyHold, { maxLength: 40 }), period, anyWants, (wild, wish, wants) => {
        fc.pre(isWorkingDay(wish.date) && (wish.date > now.today || wish.from >= now.time));
        const holds = wild.reduce<Hold[]>((kept, h) => (overbooked([...kept, h]) ? kept : [...kept, h]), []);
        const passes = slotTrouble(wish, wants, holds, now) === null;
        expect(passes).toBe(!overbooked([...holds, ...wants.map((want) => ({ ...wish, ...want }))]));
      }),
      { numRuns: 500 },
    );
  });
});
