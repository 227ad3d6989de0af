import { z } from 'zod';
import { addDays, cityDate, cityTime, toInstant } from '../../domain/city-time.ts';
import type { Hold } from '../../domain/periods.ts';
import { resourceCodes, type Resource } from '../../domain/resources.ts';
import type { Database } from './open.ts';

const Row = z.object({
  resource: z.enum(resourceCodes),
  startsAt: z.date(),
  freeAt: z.date(),
  seats: z.array(z.int()),
});
type Row = z.infer<typeof Row>;

/** One hold a day: what lasts over midnight is the rest of one day and the beginning of the next. */
const holdsOf = ({ resource, startsAt, freeAt, seats }: Row, tz: string): Hold[] => {
  const first = cityDate(startsAt, tz);
  const last = cityDate(new Date(freeAt.getTime() - 1), tz);
  const holds: Hold[] = [];
  for (let date = first; date <= last; date = addDays(date, 1))
    holds.push({
      resource,
      seats,
      date,
      from: date === first ? cityTime(startsAt, tz) : '00:00',
      to: cityDate(freeAt, tz) === date ? cityTime(freeAt, tz) : '24:00',
    });
  return holds;
};

// One look into the exclusion constraint's own index for each resource.
const query = `
SELECT b.resource, b.starts_at AS "startsAt", b.free_at AS "freeAt", array_agg(b.seat) AS seats
FROM unnest($1::text[]) AS wanted(resource)
JOIN booking b ON b.resource = wanted.resource AND b.released_at IS NULL
  AND tstzrange(b.starts_at, b.free_at) && tstzrange($2::timestamptz, $3::timestamptz)
WHERE (b.held_until IS NULL OR b.held_until > $4::timestamptz) AND b.holder <> ALL ($5::uuid[])
GROUP BY b.resource, b.starts_at, b.free_at`;

/** Days from one to another, both counted in; `except` are holders that are not in the asker's way; `now` ends what has lapsed. */
export type HoldsWanted = {
  resources: readonly Resource[];
  from: string;
  until: string;
  except: readonly string[];
  now: Date;
  tz: string;
};

/** What is held of some resources on some city days, seats with the same period together. */
export const holdsBetween = async (
  { pool }: Pick<Database, 'pool'>,
  { resources, from, until, except, now, tz }: HoldsWanted,
): Promise<Hold[]> => {
  const start = toInstant(from, '00:00', tz);
  const end = toInstant(addDays(until, 1), '00:00', tz);
  const { rows } = await pool.query({
    name: 'holds-between',
    text: query,
    values: [[...new Set(resources)], start, end, now, except],
  });
  return z
    .array(Row)
    .parse(rows)
    .flatMap((row) => holdsOf(row, tz))
    .filter(({ date }) => date >= from && date <= until);
};
