import { addDays, cityDate, toInstant } from '../../../domain/city-time.ts';

const dayMs = 24 * 3_600_000;

/** How long to wait before the next message, so that two are at least `least`, at most `most` milliseconds apart; `chance` is 0 to 1. */
export const waitMs = (
  lastSentAt: number | null,
  now: number,
  [least, most]: readonly [number, number],
  chance: number,
): number =>
  lastSentAt === null ? 0 : Math.max(0, lastSentAt + Math.round(least + (most - least) * chance) - now);

/** Messages of one of the city's days to people who did not write before. */
export type Unasked = { date: string; count: number };

/** Whether a message goes to somebody who has not written in the last 24 hours. */
export const isUnasked = (lastInboundAt: Date, now: Date): boolean =>
  now.getTime() - lastInboundAt.getTime() > dayMs;

/** The day's count, none when it was of another day. */
export const countOn = (unasked: Unasked | null, date: string): number =>
  unasked?.date === date ? unasked.count : 0;

/** Milliseconds until the city's next day begins. */
export const untilTomorrow = (now: Date, tz: string): number =>
  toInstant(addDays(cityDate(now, tz), 1), '00:00', tz).getTime() - now.getTime();

/** The last moment at which the city's clocks showed a time ('HH:mm'). */
export const lastTimeOfDay = (now: Date, time: string, tz: string): Date => {
  const today = toInstant(cityDate(now, tz), time, tz);
  return today <= now ? today : toInstant(addDays(cityDate(now, tz), -1), time, tz);
};
