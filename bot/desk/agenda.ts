import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { cityDate } from '../../domain/city-time.ts';
import { agendaBeside, agendaRows, agendaYears } from '../../app/db/agenda-book.ts';
import { requestViews } from '../../app/db/requests.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import { agendaPage, entryOf, type Book, type Entered } from './agenda-page.ts';
import { mostExported, sendCsv } from './export.ts';
import { sendPage, type Guard } from './guard.ts';
import type { DeskNeeds } from './needs.ts';
import { seen } from './seen.ts';
import { deskTexts } from './texts.ts';

const Asked = z.object({
  tahun: z.coerce.number().int().min(1945).max(9999).optional().catch(undefined),
  sesudah: z.coerce.number().int().min(0).max(10_000_000).catch(0),
});

/** Lines of a printed page of the book, twice. */
const pageRows = 100;

const viewsOf = async (
  { db, vault }: DeskNeeds,
  ids: readonly string[],
): Promise<Map<string, RequestView>> => {
  const views = ids.length === 0 ? [] : await requestViews(db, vault, { ids: [...ids] });
  return new Map(views.map((view) => [view.id, view]));
};

const enteredOf = async (
  needs: DeskNeeds,
  rows: readonly { id: string; no: number }[],
): Promise<Entered[]> => {
  const views = await viewsOf(
    needs,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ id, no }) => {
    const request = views.get(id);
    return request ? [{ no, request }] : [];
  });
};

/** The year's book of incoming letters, as a page and as a table to take along. */
export const agendaRoutes = (app: FastifyInstance, needs: DeskNeeds, guard: Guard): void => {
  const only = guard.only('agenda');
  const { db, clock, tz } = needs;
  const thisYear = (): number => Number(cityDate(clock(), tz).slice(0, 4));

  app.get(
    '/meja/agenda',
    only.page(async (member, request, reply) => {
      const { tahun, sesudah: after } = Asked.parse(request.query);
      const year = tahun ?? thisYear();
      const years = [...new Set([thisYear(), year, ...(await agendaYears(db))])].toSorted((a, b) => b - a);
      const rows = await agendaRows(db, { year, after, take: pageRows + 1 });
      const ids = after === 0 ? await agendaBeside(db, { year, take: pageRows }) : [];
      const beside = await viewsOf(needs, ids);
      const book: Book = {
        ...{ year, years, after, more: rows.length > pageRows },
        entered: await enteredOf(needs, rows.slice(0, pageRows)),
        beside: ids.flatMap((id) => beside.get(id) ?? []),
      };
      await seen(needs, member, 'agenda', [...book.entered.map(({ request: one }) => one), ...book.beside]);
      return sendPage(reply, agendaPage(book, member, needs));
    }),
  );

  app.get(
    '/meja/agenda.csv',
    only.part(async (member, request, reply) => {
      const year = Asked.parse(request.query).tahun ?? thisYear();
      const entered: Entered[] = [];
      for (let after = 0; entered.length < mostExported;) {
        const rows = await agendaRows(db, { year, after, take: 500 });
        entered.push(...(await enteredOf(needs, rows)));
        const last = rows.at(-1);
        if (!last) break;
        after = last.no;
      }
      const rows = entered.map(({ request: one }) => {
        const [on = '', ...more] = entryOf(one, needs);
        return [one.agendaNumber ?? '', on, one.number, ...more];
      });
      await seen(
        needs,
        member,
        'table',
        entered.map(({ request: one }) => one),
      );
      const name = `agenda-${year}`;
      return sendCsv(needs, member, reply, {
        name,
        about: `/meja/agenda.csv ${year}`,
        rows: [[...deskTexts.agenda.columns], ...rows],
      });
    }),
  );
};
