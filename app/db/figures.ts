import { z } from 'zod';
import { addDays, addMonths, cityDate, toInstant } from '../../domain/city-time.ts';
import { figureKeys, type FigureKey } from '../../domain/figures/definitions.ts';
import { emptyTally, type Figures, type Tally } from '../../domain/figures/figures.ts';
import { openStates } from '../../domain/state.ts';
import { undecided } from '../../flows/features/requests/times.ts';
import { measuringValues, type MeasuredBy } from './figures-measured.ts';
import { figuresSql, requestsSql } from './figures-sql.ts';
import type { Database } from './open.ts';

/** Days from one ISO date to another in the city, both included; `now` says what waits and is overdue. */
export type FiguresOf = MeasuredBy & { from: string; to: string };

/** Every figure as a column or a key. */
export const tallyShape = Object.fromEntries(figureKeys.map((key) => [key, z.number().nullable()])) as Record<
  FigureKey,
  z.ZodNullable<z.ZodNumber>
>;

const by = { service: z.string().nullable(), unit: z.string().nullable(), channel: z.string().nullable() };
type Row = Tally & { [K in keyof typeof by]: string | null };
const Rows = z.array(z.object({ ...by, ...tallyShape })) as unknown as z.ZodType<Row[]>;

const valuesOf = async (db: Pick<Database, 'pool'>, period: FiguresOf): Promise<unknown[]> => [
  ...(await measuringValues(db, period, period)),
  toInstant(period.from, '00:00', period.tz),
  toInstant(addDays(period.to, 1), '00:00', period.tz),
  openStates,
  undecided,
];

/** The days of the whole months of a period, from and before; its end where it has none. */
const monthsOf = ({ from, to }: FiguresOf): [string, string] => {
  const end = addDays(to, 1);
  const first = from.endsWith('-01') ? from : addMonths(`${from.slice(0, 8)}01`, 1);
  const last = `${end.slice(0, 8)}01`;
  return first < last ? [first, last] : [end, end];
};

/** The office's figures, worked out by the database. Nobody's name is in them. */
export const figures = async (db: Pick<Database, 'pool'>, period: FiguresOf): Promise<Figures> => {
  const months = monthsOf(period);
  const instants = months.map((day) => toInstant(day, '00:00', period.tz));
  const values = [...(await valuesOf(db, period)), ...months, ...instants];
  const { rows } = await db.pool.query(figuresSql, values);
  const found: Figures = {
    ...{ from: period.from, to: period.to, at: period.now.toISOString() },
    ...{ total: emptyTally, rows: [], services: [], units: [], channels: [] },
  };
  for (const { service, unit, channel, ...tally } of Rows.parse(rows)) {
    if (service !== null && unit !== null) found.rows.push({ service, unit, ...tally });
    else if (service !== null) found.services.push({ service, ...tally });
    else if (unit !== null) found.units.push({ unit, ...tally });
    else if (channel !== null) found.channels.push({ channel, ...tally });
    else found.total = tally;
  }
  return found;
};

/** The day in the city on which the office's first request came; null before it. */
export const firstReceived = async ({ pool }: Pick<Database, 'pool'>, tz: string): Promise<string | null> => {
  const { rows } = await pool.query<{ first: Date | null }>('SELECT min(submitted_at) AS first FROM request');
  const [found] = rows;
  return found?.first ? cityDate(found.first, tz) : null;
};

/** Of which requests only, and how many of them; of all where nothing is named. */
type Only = { service?: string | null; unit?: string | null; channel?: string | null; most?: number | null };

/** The numbers of the requests a figure counts, of one service, unit or channel where one is named. */
export const requestsCounted = async (
  db: Pick<Database, 'pool'>,
  key: FigureKey,
  { service = null, unit = null, channel = null, most = null, ...period }: FiguresOf & Only,
): Promise<string[]> => {
  const values = [...(await valuesOf(db, period)), service, unit, channel, most];
  const { rows } = await db.pool.query<{ number: string }>(requestsSql(key), values);
  return rows.map(({ number }) => number);
};
