import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { z } from 'zod';
import { readConfig } from '../config.ts';
import { makeReport, type MadeReport } from '../report/make-report.ts';
import { readSettings } from '../settings-file.ts';
import { cityCatalogue, cityZone } from './chosen-city.ts';
import { AdminError, type AdminCommand } from './command.ts';
import { dayOption, parseOptions } from './options.ts';

const written: Record<string, (made: MadeReport) => string | Promise<Buffer>> = {
  '.pdf': (made) => made.pdf(),
  '.xlsx': (made) => made.xlsx(),
  '.csv': (made) => made.csv,
  '.json': (made) => `${JSON.stringify(made.json, null, 2)}\n`,
};

const Options = z.object({
  from: dayOption('--from').optional(),
  to: dayOption('--to').optional(),
  year: z
    .string()
    .regex(/^20\d\d$/, '--year takes a year such as 2026')
    .optional(),
  file: z
    .string()
    .refine(
      (path) => extname(path) in written,
      `--file takes a path that ends in ${Object.keys(written).join(', ')}`,
    )
    .optional(),
});

const periodOf = ({ year, from, to }: z.infer<typeof Options>): { from: string; to: string } => {
  if (year !== undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  if (from === undefined || to === undefined) throw new AdminError('--year, or --from and --to, is needed');
  if (to < from) throw new AdminError('--to is before --from');
  return { from, to };
};

/** The report of a year or of any days (Pasal 20): every figure beside the period before it, numbers only; shown as CSV or JSON, or written to a file. */
export const reportShow: AdminCommand = {
  usage: 'report show',
  summary:
    'every figure of a year or of some days beside the period before, numbers only: as CSV, JSON, PDF or xlsx',
  options: [
    ['--year <year>', 'a whole year'],
    ['--from <date>', 'the first day'],
    ['--to <date>', 'the last day'],
    ['--file <path>', 'write it to this file: .pdf, .xlsx, .csv or .json'],
  ],
  run: async (office, _, given) => {
    const { db, now } = office;
    const options = parseOptions(Options, given);
    const [tz, catalogue] = await Promise.all([cityZone(office), cityCatalogue(office)]);
    const { letterhead } = readSettings(readConfig(process.env).settingsFile, catalogue.city);
    const made = await makeReport({ db, catalogue, letterhead, tz, now }, periodOf(options));
    const { file } = options;
    if (file === undefined) return { json: made.json, text: made.csv };
    const content = await written[extname(file)]?.(made);
    if (content !== undefined) await writeFile(file, content);
    return { json: { file }, text: `written: ${file}` };
  },
};
