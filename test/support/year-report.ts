import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect } from 'vitest';
import { makeReport } from '../../app/report/make-report.ts';
import type { WorkerNeeds } from '../../worker/needs.ts';
import { namesOfYear, type liveYear } from './live-year.ts';
import { expectToOpen } from './report-opens.ts';

/** Where the reports of the simulated years are written, for whoever wants to look at them. */
const folder = process.env['SIMULATED_REPORTS'];

/** Makes the report of a year that was lived through: each number opens its requests, and nobody's name is in it, nor a request's number. */
export const reportYear = async (
  { db, settings, catalogue }: Pick<WorkerNeeds, 'db' | 'settings' | 'catalogue'>,
  { period }: Pick<Awaited<ReturnType<typeof liveYear>>, 'period'>,
  name: string,
): Promise<void> => {
  const { tz, now, to } = period;
  const from = `${to.slice(0, 4)}-01-01`;
  const made = await makeReport({ db, catalogue, letterhead: settings.letterhead, tz, now }, { from, to });
  await expectToOpen(db, made.report.figures, { ...period, from });
  const pdf = await made.pdf();
  if (folder !== undefined) await writeFile(join(folder, `${name}.pdf`), pdf);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  expect(text.length).toBeGreaterThan(2000);
  for (const written of [text, made.csv, JSON.stringify(made.json)])
    for (const one of [...namesOfYear, 'TD-']) expect(written).not.toMatch(new RegExp(`\\b${one}\\b`));
};
