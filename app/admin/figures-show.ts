import { z } from 'zod';
import { cityDate } from '../../domain/city-time.ts';
import { figures } from '../db/figures.ts';
import { cityZone } from './chosen-city.ts';
import { AdminError, type AdminCommand } from './command.ts';
import { dayOption, parseOptions } from './options.ts';
import { table } from './table.ts';

const Options = z.object({ from: dayOption('--from').optional(), to: dayOption('--to').optional() });

const shown = (value: number | null): string => (value === null ? '-' : String(Math.round(value * 10) / 10));

/** Figures by service and unit, of this month or of the days given. */
export const figuresShow: AdminCommand = {
  usage: 'figures show',
  summary: 'received, done, overdue, median working hours and rating by service and unit',
  options: [
    ['--from <date>', 'the first day (the first of this month)'],
    ['--to <date>', 'the last day (today)'],
  ],
  run: async (office, _, given) => {
    const { db, now } = office;
    const options = parseOptions(Options, given);
    const tz = await cityZone(office);
    const today = cityDate(now, tz);
    const { from = `${today.slice(0, 8)}01`, to = today } = options;
    if (to < from) throw new AdminError('--to is before --from');
    const counted = await figures(db, { from, to, now, tz });
    const rows = [...counted.rows, { service: 'all', unit: '', ...counted.total }];
    return {
      json: counted,
      text: table(
        ['SERVICE', 'UNIT', 'RECEIVED', 'DONE', 'OVERDUE', 'MEDIAN HOURS', 'RATING'],
        rows.map(({ service, unit, received, done, overdue, medianHours, rating }) => [
          service,
          unit,
          shown(received),
          shown(done),
          shown(overdue),
          shown(medianHours),
          shown(rating),
        ]),
      ),
    };
  },
};
