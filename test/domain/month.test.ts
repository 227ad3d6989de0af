import { describe, expect, it } from 'vitest';
import { freeGaps, monthDays, suggestedPeriods } from '../../domain/month.ts';
import type { BookingDay } from '../../domain/opening.ts';
import { byDay, slotTrouble, type Hold, type Want } from '../../domain/periods.ts';
import { city } from '../support/pontianak.ts';

const now: BookingDay = {
  today: '2026-12-01',
  time: '09:00',
  closedDays: new Map(),
  resources: city.resources,
  horizonDays: 20,
};
const room: Want[] = [{ resource: 'meeting_room', amount: 1 }];
const held = (date: string, from: string, to: string, seats = [1]): Hold => ({
  resource: 'meeting_room',
  date,
  from,
  to,
  seats,
});
const state = (date: string, holds: Hold[] = [], wants = room) =>
  monthDays('2026-12', wants, holds, now).find((day) => day.date === date);

describe('a month', () => {
  it('has all its days', () => {
    const days = monthDays('2026-12', room, [], now);
    expect([days.length, days[0]?.date, days.at(-1)?.date]).toEqual([31, '2026-12-01', '2026-12-31']);
  });

  it.each([
    ['nothing held', [], 'free'],
    ['the morning held', [held('2026-12-03', '08:00', '12:00')], 'free'],
    ['an hour and a half left', [held('2026-12-03', '08:00', '14:30')], 'tight'],
    ['half an hour left', [held('2026-12-03', '08:00', '15:30')], 'full'],
    ['held from end to end', [held('2026-12-03', '08:00', '16:00')], 'full'],
  ])('shows a day with %s as it is', (_, holds, expected) => {
    expect(state('2026-12-03', holds)?.state).toBe(expected);
  });

  it.each([
    ['today, for which it is too late', '2026-12-01', 'too_soon'],
    ['a Sunday', '2026-12-06', 'closed_day'],
    ['a day beyond what can be booked', '2026-12-28', 'too_far'],
  ])('closes %s and says why', (_, date, because) => {
    expect(state(date)).toMatchObject({ state: 'closed', trouble: { because } });
  });

  it('counts seats for the group that asks', () => {
    const seats = Array.from({ length: 17 }, (_, index) => index + 1);
    const holds: Hold[] = [{ ...held('2026-12-03', '08:00', '16:00', seats), resource: 'coworking' }];
    expect(state('2026-12-03', holds, [{ resource: 'coworking', amount: 3 }])?.state).toBe('free');
    expect(state('2026-12-03', holds, [{ resource: 'coworking', amount: 4 }])?.state).toBe('full');
  });
});

describe('a day', () => {
  const holds = [held('2026-12-03', '10:00', '11:30')];

  it('has free stretches that end early enough to make the room ready', () => {
    expect(freeGaps('2026-12-03', room, holds, now)).toEqual([
      { from: '08:00', to: '09:30' },
      { from: '11:30', to: '16:00' },
    ]);
  });

  it('offers periods that pass, the free stretches as a whole last', () => {
    const offered = suggestedPeriods('2026-12-03', room, holds, now);
    expect(offered.map(({ from, to }) => `${from}-${to}`)).toEqual([
      '08:00-09:30',
      '11:30-13:30',
      '13:30-15:30',
      '11:30-16:00',
    ]);
    for (const period of offered) expect(slotTrouble(period, room, byDay(holds), now)).toBeNull();
  });

  it('that is today begins with what is still to come', () => {
    const late = { ...now, time: '14:10' };
    const [first] = suggestedPeriods(now.today, [{ resource: 'coworking', amount: 1 }], [], late);
    expect(first).toEqual({ date: now.today, from: '14:30', to: '16:00' });
  });
});
