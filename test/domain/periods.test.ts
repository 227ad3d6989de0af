import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays } from '../../domain/city-time.ts';
import { minutesOf, timeAt } from '../../domain/clock-time.ts';
import type { BookingDay } from '../../domain/opening.ts';
import { byDay, nearestFree, slotTrouble, type Hold, type Period, type Want } from '../../domain/periods.ts';
import { rulesOf, type Resource } from '../../domain/resources.ts';
import { isWorkingDay } from '../../domain/working-days.ts';
import { city } from '../support/pontianak.ts';

// A Monday, at nine; the city's own closed day is the Wednesday.
const now: BookingDay = {
  today: '2026-11-30',
  time: '09:00',
  closedDays: new Map([['2026-12-02', 'Hari Jadi Kota']]),
  resources: city.resources,
  horizonDays: 90,
};
const tuesday = '2026-12-01';
const thursday = '2026-12-03';
const slot = (from: string, to: string, date = tuesday): Period => ({ date, from, to });
const hold = (resource: Resource, from: string, to: string, seats = [1], date = tuesday): Hold => ({
  resource,
  date,
  from,
  to,
  seats,
});
const room: Want[] = [{ resource: 'meeting_room', amount: 1 }];
const seats = (amount: number): Want[] => [{ resource: 'coworking', amount }];
const first = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);
const trouble = (wish: Period, wants = room, holds: Hold[] = [], day = now) =>
  slotTrouble(wish, wants, byDay(holds), day);

test('what is closed for now is refused with its reason, whether or not it is free', () => {
  const rules = rulesOf(city.resources, 'meeting_room');
  const resources = new Map([...city.resources, ['meeting_room', { ...rules, closed: 'sedang dicat' }]]);
  for (const holds of [[], [hold('meeting_room', '09:00', '11:00')]])
    expect(trouble(slot('09:00', '11:00'), room, holds, { ...now, resources })).toEqual({
      ...{ because: 'closed', resource: 'meeting_room', why: 'sedang dicat' },
    });
});

describe('a wish', () => {
  it.each([
    ['a free period', slot('09:00', '11:00'), null],
    ['ending where it begins', slot('09:00', '09:00'), { because: 'end_before_start' }],
    ['ending before it begins', slot('11:00', '09:00'), { because: 'end_before_start' }],
    ['last Friday', slot('09:00', '10:00', '2026-11-27'), { because: 'past', earliest: tuesday }],
    [
      'today, where a working day of notice is asked',
      slot('14:00', '15:00', now.today),
      { because: 'too_soon', resource: 'meeting_room', workingDays: 1, earliest: tuesday },
    ],
    [
      'a Saturday',
      slot('09:00', '10:00', '2026-12-05'),
      { because: 'closed_day', name: null, next: '2026-12-07' },
    ],
    [
      'a public holiday',
      slot('09:00', '10:00', '2026-12-24'),
      { because: 'closed_day', name: 'Cuti bersama Kelahiran Yesus Kristus', next: '2026-12-28' },
    ],
    [
      'a closed day of the city’s own',
      slot('09:00', '10:00', '2026-12-02'),
      { because: 'closed_day', name: 'Hari Jadi Kota', next: thursday },
    ],
    ['the last day of 90', slot('09:00', '10:00', '2027-02-26'), null],
    [
      'beyond 90 days',
      slot('09:00', '10:00', '2027-03-01'),
      { because: 'too_far', days: 90, last: '2027-02-28' },
    ],
    [
      'before opening',
      slot('07:30', '09:00'),
      { because: 'outside_hours', hours: { open: '08:00', close: '16:00' } },
    ],
    [
      'after closing',
      slot('15:00', '16:01'),
      { because: 'outside_hours', hours: { open: '08:00', close: '16:00' } },
    ],
  ])('for %s gets its answer', (_, wish, expected) => {
    expect(trouble(wish)).toEqual(expected);
  });

  it('for more people than fit is refused, exactly as many are not', () => {
    const people = (n: number): Want[] => [{ resource: 'meeting_room', amount: 1, people: n }];
    expect(trouble(slot('09:00', '10:00'), people(25))).toBeNull();
    expect(trouble(slot('09:00', '10:00'), people(26))).toEqual({
      because: 'too_many_people',
      resource: 'meeting_room',
      people: 26,
    });
  });

  it('for longer than the kit is lent is refused', () => {
    const kit: Want[] = [{ resource: 'vicon_kit', amount: 1 }];
    expect(trouble(slot('08:00', '14:00'), kit)).toBeNull();
    expect(trouble(slot('08:00', '14:01'), kit)).toEqual({
      because: 'too_long',
      resource: 'vicon_kit',
      longest: 360,
    });
  });

  it('may be for later today where no notice is asked, not for earlier', () => {
    expect(trouble(slot('09:00', '10:00', now.today), seats(1))).toBeNull();
    expect(trouble(slot('08:59', '10:00', now.today), seats(1))).toMatchObject({ because: 'past' });
  });

  it('counts notice in working days, the city’s closed days left out', () => {
    const friday: BookingDay = { ...now, today: '2026-12-04' };
    expect(trouble(slot('09:00', '10:00', '2026-12-07'), room, [], friday)).toBeNull();
    const before: BookingDay = { ...now, today: tuesday };
    expect(trouble(slot('09:00', '10:00', tuesday), room, [], before)).toMatchObject({ earliest: thursday });
  });
});

describe('a room held from ten to eleven, ready again at half past', () => {
  const holds = [hold('meeting_room', '10:00', '11:30')];
  it.each([
    ['08:00', '09:30', true],
    ['11:30', '12:00', true],
    ['08:00', '09:31', false],
    ['11:29', '12:00', false],
    ['10:15', '10:45', false],
    ['08:00', '14:00', false],
  ])('is free from %s to %s: %s', (from, to, free) => {
    expect(trouble(slot(from, to), room, holds)).toEqual(
      free ? null : { because: 'taken', resource: 'meeting_room', left: 0 },
    );
  });

  it('is free on another day, and so is another room', () => {
    expect(trouble(slot('10:00', '11:00', thursday), room, holds)).toBeNull();
    expect(trouble(slot('10:00', '11:00'), [{ resource: 'pontive_center', amount: 1 }], holds)).toBeNull();
  });

  it('stands in the way of a wish for more than the room, and is named', () => {
    const wants: Want[] = [{ resource: 'vicon_kit', amount: 1 }, ...room];
    expect(trouble(slot('10:00', '11:00'), wants, holds)).toMatchObject({ resource: 'meeting_room' });
  });
});

describe('the coworking space', () => {
  it.each([
    [20, null],
    [21, { because: 'too_many', resource: 'coworking', amount: 21 }],
  ])('when empty seats %i: %o', (amount, expected) => {
    expect(trouble(slot('09:00', '10:00'), seats(amount))).toEqual(expected);
  });

  it('gives a group seats that are its own the whole time', () => {
    // Never more than one seat is taken at once, but two are not free throughout.
    const holds = [hold('coworking', '08:00', '10:00', [1]), hold('coworking', '10:00', '12:00', [2])];
    expect(trouble(slot('08:00', '12:00'), seats(18), holds)).toBeNull();
    expect(trouble(slot('08:00', '12:00'), seats(19), holds)).toEqual({
      because: 'taken',
      resource: 'coworking',
      left: 18,
    });
    expect(trouble(slot('08:00', '10:00'), seats(19), holds)).toBeNull();
  });
});

describe('the nearest free periods', () => {
  const near = (wish: Period, wants = room, holds: Hold[] = [], count = 3, day = now) =>
    nearestFree(wish, wants, byDay(holds), day, count).map(({ date, from, to }) => `${date} ${from}-${to}`);

  it('lie around the wish on its own day, the nearest first, and are different from each other', () => {
    expect(near(slot('10:00', '11:00'), room, [hold('meeting_room', '10:00', '11:30')])).toEqual([
      `${tuesday} 08:30-09:30`,
      `${tuesday} 11:30-12:30`,
      `${tuesday} 12:30-13:30`,
    ]);
  });

  it('go on with the next open days when the day is full', () => {
    const holds = [hold('meeting_room', '08:00', '16:00')];
    expect(near(slot('09:00', '10:00'), room, holds, 2)).toEqual([
      `${thursday} 09:00-10:00`,
      `${thursday} 08:00-09:00`,
    ]);
  });

  it('keep notice: a wish for today or a day gone by begins with the first day possible', () => {
    expect(near(slot('09:00', '10:00', now.today), room, [], 1)).toEqual([`${tuesday} 09:00-10:00`]);
    expect(near(slot('09:00', '10:00', '2026-11-02'), seats(1), [], 1)).toEqual(['2026-11-30 09:00-10:00']);
  });

  it('are as long as allowed when the wish is too long, and as long as the wish otherwise', () => {
    const kit: Want[] = [{ resource: 'vicon_kit', amount: 1 }];
    expect(near(slot('08:00', '16:00'), kit, [], 1)).toEqual([`${tuesday} 08:00-14:00`]);
    expect(near(slot('09:10', '10:25'), room, [], 1)).toEqual([`${tuesday} 09:00-10:15`]);
  });

  it.each([
    ['has no length', slot('10:00', '10:00'), room],
    ['asks for more than there is', slot('09:00', '10:00'), seats(21)],
    ['lies beyond what can be booked', slot('09:00', '10:00', '2027-06-02'), room],
  ])('are none when the wish %s', (_, wish, wants) => {
    expect(near(wish, wants)).toEqual([]);
  });
});

describe('any wishes and holds', () => {
  const clock = (n: number): string => timeAt(480 + n * 15);
  const period = fc
    .record({
      day: fc.integer({ min: 1, max: 12 }),
      start: fc.nat(30),
      length: fc.integer({ min: 1, max: 16 }),
    })
    .map(({ day, start, length }): Period => ({
      date: addDays(now.today, day),
      from: clock(start),
      to: clock(Math.min(start + length, 32)),
    }));
  const resource = fc.constantFrom<Resource>('meeting_room', 'coworking', 'vicon_kit', 'meeting_id');
  const seatsOf = (what: Resource, nos: number[]): number[] => (what === 'coworking' ? nos : [1]);
  const anyHold = fc
    .tuple(period, resource, fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 1 }))
    .map(([where, what, nos]): Hold => ({ ...where, resource: what, seats: seatsOf(what, nos) }));
  const anyWants = fc
    .uniqueArray(resource, { minLength: 1, maxLength: 3 })
    .map((wanted): Want[] =>
      wanted.map((what) => ({ resource: what, amount: what === 'coworking' ? 7 : 1 })),
    );

  /** Counted another way than the product does: seat by seat, minute by minute. */
  const seatsFree = ({ date, from, to }: Period, what: Resource, holds: readonly Hold[]): number => {
    const end = minutesOf(to) + rulesOf(city.resources, what).setUpMinutes;
    const isTaken = (seat: number): boolean =>
      holds.some((held) => {
        if (held.resource !== what || held.date !== date || !held.seats.includes(seat)) return false;
        for (let at = minutesOf(from); at < end; at += 1)
          if (minutesOf(held.from) <= at && at < minutesOf(held.to)) return true;
        return false;
      });
    return first(rulesOf(city.resources, what).capacity).filter((seat) => !isTaken(seat)).length;
  };

  it('pass exactly when every resource has enough seats free throughout, set-up time included', () => {
    fc.assert(
      fc.property(fc.array(anyHold, { maxLength: 25 }), period, anyWants, (holds, wish, wants) => {
        fc.pre(isWorkingDay(wish.date) && !now.closedDays.has(wish.date));
        const fits = wants.every(({ resource: what, amount }) => seatsFree(wish, what, holds) >= amount);
        expect(trouble(wish, wants, holds) === null).toBe(fits);
      }),
    );
  });

  it('offers are always periods that pass', () => {
    fc.assert(
      fc.property(fc.array(anyHold, { maxLength: 25 }), period, anyWants, (holds, wish, wants) => {
        for (const offer of nearestFree(wish, wants, byDay(holds), now))
          expect(trouble(offer, wants, holds)).toBeNull();
      }),
    );
  });
});
