import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { figureDefinitions, figureKeys, figureSentences } from '../../domain/figures/definitions.ts';
import type { Figures, Tally } from '../../domain/figures/figures.ts';
import { periodBefore } from '../../domain/figures/period-before.ts';
import { figures } from '../db/figures.ts';
import { cityCatalogue, cityZone } from './chosen-city.ts';
import { AdminError, type AdminCommand } from './command.ts';
import { dayOption, parseOptions } from './options.ts';

const Options = z.object({
  from: dayOption('--from').optional(),
  to: dayOption('--to').optional(),
  year: z
    .string()
    .regex(/^20\d\d$/, '--year takes a year such as 2026')
    .optional(),
});

/** One line of the report's table: of what, and every figure of it. */
type Line = { service: string; unit: string } & Tally;

const linesOf = ({ total, services, units, rows }: Figures): Line[] => [
  { service: '', unit: '', ...total },
  ...services.map((row) => ({ unit: '', ...row })),
  ...units.map((row) => ({ service: '', ...row })),
  ...rows,
];

/** Every figure of a period beside that of the period before, as a table for spreadsheets; codes only, so nothing in it is a formula. */
const tableOf = (now: Figures, before: Figures): string => {
  const earlier = linesOf(before);
  return stringify([
    ['layanan', 'unit', 'kode', 'ukuran', 'periode ini', 'periode sebelumnya'],
    ...linesOf(now).flatMap((line) => {
      const past = earlier.find(({ service, unit }) => service === line.service && unit === line.unit);
      return figureKeys.map((key) => [
        ...[line.service, line.unit, key, figureDefinitions[key].label],
        ...[line[key] ?? '', past?.[key] ?? ''],
      ]);
    }),
  ]);
};

const periodOf = ({ year, from, to }: z.infer<typeof Options>): { from: string; to: string } => {
  if (year !== undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  if (from === undefined || to === undefined) throw new AdminError('--year, or --from and --to, is needed');
  if (to < from) throw new AdminError('--to is before --from');
  return { from, to };
};

/** The report of a year or of any days (Pasal 20): every figure beside the period before it, numbers only; CSV, or JSON with definitions. */
export const reportShow: AdminCommand = {
  usage: 'report show',
  summary: 'every figure of a year or of some days beside the period before, as CSV or JSON; numbers only',
  options: [
    ['--year <year>', 'a whole year'],
    ['--from <date>', 'the first day'],
    ['--to <date>', 'the last day'],
  ],
  run: async (office, _, given) => {
    const { db, now } = office;
    const period = periodOf(parseOptions(Options, given));
    const [tz, { city }] = await Promise.all([cityZone(office), cityCatalogue(office)]);
    const counted = (of: { from: string; to: string }) =>
      figures(db, { ...of, now, tz, holidays: city.holidays });
    const [found, before] = await Promise.all([
      counted(period),
      counted(periodBefore(period.from, period.to)),
    ]);
    return {
      json: {
        office: city.office.name,
        ...found,
        before,
        definitions: figureSentences,
        formulas: Object.fromEntries(figureKeys.map((key) => [key, figureDefinitions[key].formula])),
      },
      text: tableOf(found, before),
    };
  },
};
