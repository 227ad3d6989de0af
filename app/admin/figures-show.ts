import { z } from 'zod';
import { cityDate } from '../../domain/city-time.ts';
import { figureKeys, figureSentences, type FigureKey } from '../../domain/figures/definitions.ts';
import type { Tally } from '../../domain/figures/figures.ts';
import { figures, requestsCounted, type FiguresOf } from '../db/figures.ts';
import { cityCatalogue, cityZone } from './chosen-city.ts';
import { AdminError, type AdminCommand } from './command.ts';
import { dayOption, parseOptions } from './options.ts';
import { table } from './table.ts';

const Options = z.object({
  from: dayOption('--from').optional(),
  to: dayOption('--to').optional(),
  requests: z.enum(figureKeys, `--requests takes one of ${figureKeys.join(', ')}`).optional(),
  service: z.string().optional(),
  unit: z.string().optional(),
  channel: z.string().optional(),
});

const shown = (value: number | null): string => (value === null ? '-' : String(Math.round(value * 10) / 10));

/** What fits into lines; the rest is in JSON. */
const columns = {
  received: 'RECEIVED',
  decided: 'DECIDED',
  completed: 'COMPLETED',
  rejected: 'REJECTED',
  waiting: 'WAITING',
  overdue: 'OVERDUE',
  late: 'LATE',
  onTimePercent: 'ON TIME %',
  medianHoursToEnd: 'MEDIAN HOURS',
  ratingLast: 'RATING',
} as const satisfies Partial<Record<FigureKey, string>>;

const cellsOf = (tally: Tally): string[] =>
  (Object.keys(columns) as (keyof typeof columns)[]).map((key) => shown(tally[key]));

/** Figures by service and unit, of this month or of the days given, or the requests that one of them counts. */
export const figuresShow: AdminCommand = {
  usage: 'figures show',
  summary: 'every figure by service and unit, with what it says; or the requests one of them counts',
  options: [
    ['--from <date>', 'the first day (the first of this month)'],
    ['--to <date>', 'the last day (today)'],
    ['--requests <figure>', 'list the numbers this figure counts'],
    ['--service <code>', 'of this service only (with --requests)'],
    ['--unit <code>', 'of this unit only (with --requests)'],
    ['--channel <name>', 'of those that came over this channel only (with --requests)'],
  ],
  run: async (office, _, given) => {
    const { db, now } = office;
    const options = parseOptions(Options, given);
    const [tz, catalogue] = await Promise.all([cityZone(office), cityCatalogue(office)]);
    const today = cityDate(now, tz);
    const { from = `${today.slice(0, 8)}01`, to = today, requests: key, service, unit, channel } = options;
    if (to < from) throw new AdminError('--to is before --from');
    const period: FiguresOf = { from, to, now, tz, holidays: catalogue.city.holidays };
    if (key !== undefined) {
      const numbers = await requestsCounted(db, key, {
        ...period,
        service: service ?? null,
        unit: unit ?? null,
        channel: channel ?? null,
      });
      return { json: { from, to, figure: key, requests: numbers }, text: numbers.join('\n') };
    }
    const counted = await figures(db, period);
    return {
      json: { ...counted, definitions: figureSentences },
      text: table(
        ['SERVICE', 'UNIT', ...Object.values(columns)],
        [
          ...counted.rows.map((row) => [row.service, row.unit, ...cellsOf(row)]),
          ['all', '', ...cellsOf(counted.total)],
        ],
      ),
    };
  },
};
