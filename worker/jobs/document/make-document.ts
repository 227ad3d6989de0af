import type { DocumentOrder } from '../../../flows/features/documents/document.ts';
import type { WorkerNeeds } from '../../needs.ts';
import { makeBookings } from './make-bookings.ts';
import { makeCalendar } from './make-calendar.ts';
import { makeFigures } from './make-figures.ts';
import { makeReportFile } from './make-report-file.ts';
import { makeBundle, makeSheet } from './make-sheet.ts';

/** A document made: what is said with it, and the file. */
export type Made = { text: string; file: { name: string; mime: string; bytes: Buffer } };

type Of<K extends DocumentOrder['kind']> = Extract<DocumentOrder, { kind: K }>;

const makers: { [K in DocumentOrder['kind']]: (order: Of<K>, needs: WorkerNeeds) => Promise<Made> } = {
  sheet: makeSheet,
  bundle: makeBundle,
  calendar: makeCalendar,
  figures: makeFigures,
  report: makeReportFile,
  bookings: makeBookings,
};

/** Makes what was ordered from what the database says now; rejects when it cannot. */
export const makeDocument = (order: DocumentOrder, needs: WorkerNeeds): Promise<Made> => {
  const make = makers[order.kind] as (order: DocumentOrder, needs: WorkerNeeds) => Promise<Made>;
  return make(order, needs);
};
