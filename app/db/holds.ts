import { z } from 'zod';
import { addDays, toInstant } from '../../domain/city-time.ts';
import type { Hold } from '../../domain/periods.ts';
import type { Resource } from '../../domain/resources.ts';
import type { Database } from './open.ts';

const Row = z.object({
  resource: z.string(),
  firstDay: z.string(),
  from: z.string(),
  lastDay: z.string(),
  to: z.string(),
  seats: z.array(z.int()),
  /** Which of those that ask together wants it. */
  asker: z.int(),
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

/** The statement behind `holdsOfAll`: one look into the exclusion constraint's own index for each resource of each asker. */
export const holdsQuery = `
WITH held AS MATERIALIZED (
  SELECT a.asker, b.resource, b.starts_at, b.free_at, array_agg(b.seat) AS seats
  FROM jsonb_to_recordset($1::jsonb) AS a(asker int, resources text[], "from" timestamptz, "to" timestamptz, except_ids uuid[])
  CROSS JOIN LATERAL unnest(a.resources) AS wanted(resource)
  JOIN booking b ON b.resource = wanted.resource AND b.released_at IS NULL
    AND tstzrange(b.starts_at, b.free_at) && tstzrange(a."from", a."to")
  WHERE (b.held_until IS NULL OR b.held_until > $2::timestamptz) AND b.holder <> ALL (a.except_ids)
  GROUP BY a.asker, b.resource, b.starts_at, b.free_at
), city AS (
  SELECT asker, resource, seats, starts_at AT TIME ZONE $3 AS starts, free_at AT TIME ZONE $3 AS ends FROM held
)
SELECT asker, resource, seats, to_char(starts, 'YYYY-MM-DD') AS "firstDay", to_char(starts, 'HH24:MI') AS "from",
  to_char(ends, 'YYYY-MM-DD') AS "lastDay", to_char(ends, 'HH24:MI') AS "to" FROM city`;

/** Days from one to another, both counted in; `except` are holders that are not in the asker's way. */
export type HoldsWanted = {
  resources: readonly Resource[];
  from: string;
  until: string;
  except: readonly string[];
};

/** What askers want, as the statement reads it. */
export const askersJson = (wanted: readonly HoldsWanted[], tz: string): string =>
  JSON.stringify(
    wanted.map(({ resources, from, until, except }, asker) => ({
      asker,
      resources: [...new Set(resources)],
      from: toInstant(from, '00:00', tz),
      to: toInstant(addDays(until, 1), '00:00', tz),
      except_ids: except,
    })),
  );

/** What is held of some resources on some city days, of each asker's, seats with the same period together; `now` ends what has lapsed. */
export const holdsOfAll = async (
  { pool }: Pick<Database, 'pool'>,
  wanted: readonly HoldsWanted[],
  { now, tz }: { now: Date; tz: string },
): Promise<Hold[][]> => {
  const { rows } = await pool.query({
    name: 'holds-of-all',
    text: holdsQuery,
    values: [askersJson(wanted, tz), now, tz],
  });
  const found = z.array(Row).parse(rows);
  return wanted.map(({ from, until }, asker) =>
    found
      .filter((row) => row.asker === asker)
      .flatMap(holdsOf)
      .filter((hold) => hold.date >= from && hold.date <= until && hold.to > '00:00'),
  );
};

/** What is held of some resources on some city days. */
export const holdsBetween = async (
  db: Pick<Database, 'pool'>,
  { now, tz, ...wanted }: HoldsWanted & { now: Date; tz: string },
): Promise<Hold[]> => (await holdsOfAll(db, [wanted], { now, tz })).flat();
