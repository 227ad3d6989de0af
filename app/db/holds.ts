import { z } from 'zod';
import { addDays, toInstant } from '../../domain/city-time.ts';
import type { Hold } from '../../domain/periods.ts';
import { resourceCodes, type Resource } from '../../domain/resources.ts';
import type { Database } from './open.ts';

const Row = z.object({
  resource: z.enum(resourceCodes),
  firstDay: z.string(),
  from: z.string(),
  lastDay: z.string(),
  to: z.string(),
  seats: z.array(z.int()),
});
type Row = z.infer<typeof Row>;

/** One hold a day: what lasts over midnight is the rest of one day and the beginning of the next. */
const holdsOf = ({ resource, seats, firstDay, from, lastDay, to }: Row): Hold[] => {
  const holds: Hold[] = [];
  for (let date = firstDay; date <= lastDay; date = addDays(date, 1))
    holds.push({
      resource,
      seats,
      date,
      from: date === firstDay ? from : '00:00',
      to: date === lastDay ? to : '24:00',
    });
  return holds;
};

/** The statement behind `holdsBetween`: one look into the exclusion constraint's own index for each resource. */
export const holdsQuery = `
WITH held AS MATERIALIZED (
  SELECT b.resource, b.starts_at, b.free_at, array_agg(b.seat) AS seats
  FROM unnest($1::text[]) AS wanted(resource)
  JOIN booking b ON b.resource = wanted.resource AND b.released_at IS NULL
    AND tstzrange(b.starts_at, b.free_at) && tstzrange($2::timestamptz, $3::timestamptz)
  WHERE (b.held_until IS NULL OR b.held_until > $4::timestamptz) AND b.holder <> ALL ($5::uuid[])
  GROUP BY b.resource, b.starts_at, b.free_at
), city AS (
  SELECT resource, seats, starts_at AT TIME ZONE $6 AS starts, free_at AT TIME ZONE $6 AS ends FROM held
)
SELECT resource, seats, to_char(starts, 'YYYY-MM-DD') AS "firstDay", to_char(starts, 'HH24:MI') AS "from",
  to_char(ends, 'YYYY-MM-DD') AS "lastDay", to_char(ends, 'HH24:MI') AS "to" FROM city`;

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
    text: holdsQuery,
    values: [[...new Set(resources)], start, end, now, except, tz],
  });
  return z
    .array(Row)
    .parse(rows)
    .flatMap(holdsOf)
    .filter((hold) => hold.date >= from && hold.date <= until && hold.to > '00:00');
};
