import { makeReport } from '../../../app/report/make-report.ts';
import { reportTexts } from '../../../flows/pages/report.ts';
import type { DocumentOrder } from '../../../flows/features/documents/document.ts';
import type { WorkerNeeds } from '../../needs.ts';
import type { Made } from './make-document.ts';

/** The report of some days as PDF. */
export const makeReportFile = async (
  { from, to }: Extract<DocumentOrder, { kind: 'report' }>,
  { db, catalogue, settings, clock, tz }: WorkerNeeds,
): Promise<Made> => {
  const period = { from, to };
  const { letterhead } = settings;
  const made = await makeReport({ db, catalogue, letterhead, tz, now: clock() }, period);
  return {
    text: reportTexts.sent(period, made.report.figures.total),
    file: { name: reportTexts.fileName(period, 'pdf'), mime: 'application/pdf', bytes: await made.pdf() },
  };
};
