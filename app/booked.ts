import { addDays, cityDate, cityTime, toInstant } from '../domain/city-time.ts';
import type { Resource } from '../domain/resources.ts';
import type { Booked } from '../flows/features/bookings/booked.ts';
import { heldBetween, type Held } from './db/booking-list.ts';
import type { Database } from './db/open.ts';

/** What lasts over midnight is the rest of one day and the beginning of the next. */
const byDay = (held: Held, tz: string): Booked[] => {
  const { resource, seats, from, to } = held;
  const [first, last] = [cityDate(from, tz), cityDate(to, tz)];
  const who =
    held.kind === 'block'
      ? { kind: held.kind, blockId: held.blockId, reason: held.reason }
      : {
          kind: held.kind,
          requestId: held.requestId,
          number: held.number,
          purpose: held.purpose,
          institution: held.institution,
        };
  const days: Booked[] = [];
  for (let date = first; date <= last; date = addDays(date, 1))
    days.push({
      resource,
      seats,
      date,
      from: date === first ? cityTime(from, tz) : '00:00',
      to: date === last ? cityTime(to, tz) : '24:00',
      ...who,
    });
  return days.filter((day) => day.to > day.from);
};

/** What is booked of some resources from one city day to another, both counted in. */
export const bookedBetween = async (
  { pool }: Pick<Database, 'pool'>,
  { resources, from, until, tz }: { resources: readonly Resource[]; from: string; until: string; tz: string },
): Promise<Booked[]> => {
  const held = await heldBetween(pool, {
    resources,
    from: toInstant(from, '00:00', tz),
    until: toInstant(addDays(until, 1), '00:00', tz),
  });
  return held.flatMap((each) => byDay(each, tz)).filter(({ date }) => date >= from && date <= until);
};
