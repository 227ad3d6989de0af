import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { requestsCounted } from '../../app/db/figures.ts';
import { addDays, cityDate } from '../../domain/city-time.ts';
import { figureDefinitions, figureKeys, type FigureKey } from '../../domain/figures/definitions.ts';
import { html } from '../markup.ts';
import { sendOn, sendPage, type Guard } from './guard.ts';
import { requestPath } from './inbox-page.ts';
import { mayOpen, page } from './layout.ts';
import type { DeskNeeds } from './needs.ts';
import { deskTexts } from './texts.ts';

const path = '/meja/pengawasan/angka';
const days = 30;
const mostListed = 500;

const Query = z.object({ angka: z.enum(figureKeys), bidang: z.string().max(40).optional() });

/** Where the requests stand that a figure of a unit counts. */
export const countedPath = (key: FigureKey, unit: string): string =>
  `${path}?${String(new URLSearchParams({ angka: key, bidang: unit }))}`;

/** The page that opens a figure: the requests it counts in the last days, for administrators. */
export const countedRoutes = (app: FastifyInstance, needs: DeskNeeds, guard: Guard): void => {
  const { db, catalogue, clock, tz } = needs;

  app.get(
    path,
    guard.page(async (member, request, reply) => {
      if (!mayOpen('oversight', member.staff)) return guard.refuse(request, reply, 'role', member);
      const { data } = Query.safeParse(request.query);
      if (!data) return sendOn(reply, '/meja/pengawasan');
      const now = clock();
      const to = cityDate(now, tz);
      const numbers = await requestsCounted(db, data.angka, {
        ...{ from: addDays(to, -days), to, now, tz, holidays: catalogue.city.holidays },
        unit: data.bidang ?? null,
      });
      const { label, sentence } = figureDefinitions[data.angka];
      const body = page(
        { title: label, staff: member.staff, part: 'oversight' },
        html`<p class="help">${sentence} ${deskTexts.oversight.last(days)}</p>`,
        numbers.length === 0
          ? html`<p>${deskTexts.oversight.nothing}</p>`
          : html`<ul>
              ${numbers
                .slice(0, mostListed)
                .map((number) => html`<li><a href=${requestPath(number)}>${number}</a></li>`)}
            </ul>`,
      );
      return sendPage(reply, body);
    }),
  );
};
