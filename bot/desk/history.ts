import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { addDays, toInstant } from '../../domain/city-time.ts';
import { readTrackingNumber } from '../../domain/tracking-number.ts';
import { askForCheck, lastCheck } from '../../app/db/audit-checks.ts';
import {
  historyPage,
  staffNames,
  type HistoryAsked,
  type HistoryCursor,
  type HistoryRow,
} from '../../app/db/history-page.ts';
import { actorOf, mostExported, sendCsv } from './export.ts';
import { sendOn, sendPage, type Guard } from './guard.ts';
import { actLine, historyView, type HistoryForm } from './history-page.ts';
import type { DeskNeeds } from './needs.ts';
import { seenByNumber } from './seen.ts';
import { deskTexts } from './texts.ts';

const date = z.iso.date().or(z.literal('')).catch('');
const word = z.string().trim().max(200).catch('');

const Form = z.object({
  buku: z.enum(['requests', 'office', 'looks']).catch('requests'),
  siapa: word,
  nomor: word,
  dari: date,
  sampai: date,
});

const Cursor = z.object({
  sebelum: z
    .string()
    .regex(/^\d{1,18} \d{4}-\d\d-\d\dT[\d:.]+Z$/)
    .optional()
    .catch(undefined),
});

const pageRows = 50;

const cursorOf = (query: unknown): HistoryCursor | null => {
  const [no, at] = Cursor.parse(query).sebelum?.split(' ') ?? [];
  return no === undefined || at === undefined ? null : { no, at };
};

const aboutOf = (rows: readonly HistoryRow[]): string[] => rows.map(({ about }) => about);

const cursorAfter = ({ no, at }: HistoryRow): string => `${no} ${at}`;

/** A form's days as instants of the city; a number that is none finds nothing. */
const askedOf = (form: HistoryForm, tz: string): Omit<HistoryAsked, 'before' | 'take'> => ({
  person: form.siapa === '' ? null : form.siapa,
  number: form.nomor === '' ? null : (readTrackingNumber(form.nomor) ?? form.nomor),
  from: form.dari === '' ? null : toInstant(form.dari, '00:00', tz),
  until: form.sampai === '' ? null : toInstant(addDays(form.sampai, 1), '00:00', tz),
});

/** The history's own page: who did what and who looked, to filter and take along, and the check of its chains. */
export const historyRoutes = (app: FastifyInstance, needs: DeskNeeds, guard: Guard): void => {
  const only = guard.only('history');
  const { db, clock, tz } = needs;
  const namesOf = (rows: readonly HistoryRow[]) =>
    staffNames(db.pool, [...new Set(rows.map(({ about }) => about))]);

  app.get(
    '/meja/riwayat',
    only.page(async (member, request, reply) => {
      const form = Form.parse(request.query);
      const asked = { ...askedOf(form, tz), before: cursorOf(request.query), take: pageRows + 1 };
      const found = await historyPage(db, form.buku, asked);
      const rows = found.slice(0, pageRows);
      if (form.buku === 'requests') await seenByNumber(needs, member, 'history', aboutOf(rows));
      const last = rows.at(-1);
      const older = found.length > pageRows && last ? cursorAfter(last) : null;
      const shown = { form, rows, older, names: await namesOf(rows), check: await lastCheck(db) };
      return sendPage(reply, historyView(shown, member, tz));
    }),
  );

  app.get(
    '/meja/riwayat.csv',
    only.part(async (member, request, reply) => {
      const form = Form.parse(request.query);
      const asked = { ...askedOf(form, tz), before: null, take: mostExported };
      const rows = await historyPage(db, form.buku, asked);
      if (form.buku === 'requests') await seenByNumber(needs, member, 'table', aboutOf(rows));
      const names = await namesOf(rows);
      return sendCsv(needs, member, reply, {
        ...{ name: 'riwayat', about: `/meja/riwayat.csv ${form.buku}` },
        rows: [[...deskTexts.history.columns], ...rows.map((row) => actLine(form.buku, row, { names, tz }))],
      });
    }),
  );

  app.post(
    '/meja/riwayat/periksa',
    only.form(async (member, _request, reply) => {
      await askForCheck(db, actorOf(member), clock());
      return sendOn(reply, '/meja/riwayat');
    }),
  );
};
