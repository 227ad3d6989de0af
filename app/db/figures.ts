import { z } from 'zod';
import { addDays, cityDate, toInstant } from '../../domain/city-time.ts';
import { figureKeys, type FigureKey } from '../../domain/figures/definitions.ts';
import { emptyTally, type Figures, type Tally } from '../../domain/figures/figures.ts';
import { openStates } from '../../domain/state.ts';
import type { ClosedDays } from '../../domain/working-days.ts';
import { officeDays } from '../../domain/working-hours.ts';
import { undecided } from '../../flows/features/requests/times.ts';
import { figuresSql, requestsSql } from './figures-sql.ts';
import type { Database } from './open.ts';

/** Days from one ISO date to another in the city, both included; `now` says what waits and is overdue. */
export type FiguresOf = { from: string; to: string; now: Date; tz: string; holidays: ClosedDays };

/** Every figure as a column or a key. */
export const tallyShape = Object.fromEntries(figureKeys.map((key) => [key, z.number().nullable()])) as Record<
  FigureKey,
  z.ZodNullable<z.ZodNumber>
>;

type Row = Tally & { service: string | null; unit: string | null };
const Rows = z.array(
  z.object({ service: z.string().nullable(), unit: z.string().nullable(), ...tallyShape }),
) as unknown as z.ZodType<Row[]>;

const firstSent = async ({ pool }: Pick<Database, 'pool'>): Promise<Date | null> => {
  const { rows } = await pool.query<{ first: Date | null }>('SELECT min(submitted_at) AS first FROM request');
  return rows[0]?.first ?? null;
};

// The same for everybody who asks on a day.
let last: { key: string; holidays: ClosedDays; days: ReturnType<typeof officeDays> } | undefined;
const daysOf = (from: string, to: string, { tz, holidays }: Pick<FiguresOf, 'tz' | 'holidays'>) => {
  const key = `${from} ${to} ${tz}`;
  if (last?.key !== key || last.holidays !== holidays)
    last = { key, holidays, days: officeDays(from, to, { tz, holidays }) };
  return last.days;
};

// A promise further ahead than this is over for nobody.
const promisedAhead = 400;

const valuesOf = async (db: Pick<Database, 'pool'>, period: FiguresOf): Promise<unknown[]> => {
  const { from, to, now, tz } = period;
  const today = cityDate(now, tz);
  const first = cityDate((await firstSent(db)) ?? now, tz);
  const latest = addDays(to > today ? to : today, promisedAhead);
  const days = daysOf(first < from ? first : from, latest, period);
  return [
    toInstant(from, '00:00', tz),
    toInstant(addDays(to, 1), '00:00', tz),
    today,
    openStates,
    undecided,
    days.map(({ day }) => day),
    days.map(({ opens }) => opens),
    days.map(({ closes }) => closes),
    tz,
  ];
};

/** The office's figures, worked out by the database. Nobody's name is in them. */
export const figures = async (db: Pick<Database, 'pool'>, period: FiguresOf): Promise<Figures> => {
  const { rows } = await db.pool.query(figuresSql, await valuesOf(db, period));
  const found: Figures = {
    ...{ from: period.from, to: period.to },
    ...{ total: emptyTally, rows: [], services: [], units: [] },
  };
  for (const { service, unit, ...tally } of Rows.parse(rows)) {
    if (service !== null && unit !== null) found.rows.push({ service, unit, ...tally });
    else if (service !== null) found.services.push({ service, ...tally });
    else if (unit !== null) found.units.push({ unit, ...tally });
    else found.total = tally;
  }
  return found;
};

/** The numbers of the requests a figure counts, of one service or unit where one is named. */
export const requestsCounted = async (
  db: Pick<Database, 'pool'>,
  key: FigureKey,
  { service = null, unit = null, ...period }: FiguresOf & { service?: string | null; unit?: string | null },
): Promise<string[]> => {
  const values = [...(await valuesOf(db, period)), service, unit];
  const { rows } = await db.pool.query<{ number: string }>(requestsSql(key), values);
  return rows.map(({ number }) => number);
};
