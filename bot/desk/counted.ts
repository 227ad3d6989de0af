import { figureWords } from '../../flows/domain-words.ts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { requestsCounted } from '../../app/db/figures.ts';
import { reportTexts } from '../../flows/pages/report.ts';
import { addDays, cityDate } from '../../domain/city-time.ts';
import { figureKeys, type FigureKey } from '../../domain/figures/definitions.ts';
import { html } from '../markup.ts';
import { sendOn, sendPage, type Guard } from './guard.ts';
import { requestPath } from './inbox-page.ts';
import { page } from './layout.ts';
import type { DeskNeeds } from './needs.ts';
import { deskTexts } from './texts.ts';

const { reports } = deskTexts;
const path = '/meja/pengawasan/angka';
const days = 30;
const mostListed = 500;

const code = z.string().max(40).optional();
const Query = z.object({
  ...{ angka: z.enum(figureKeys), bidang: code, layanan: code, kanal: code },
  ...{ dari: z.iso.date().optional(), sampai: z.iso.date().optional() },
});

type Of = { bidang?: string; layanan?: string; kanal?: string; dari?: string; sampai?: string };

/** Where the requests stand that a figure counts: of a unit, a service or a channel, of the last days or of those named. */
export const countedPath = (key: FigureKey, of: Of): string =>
  `${path}?${String(new URLSearchParams({ angka: key, ...of }))}`;

/** The page that opens a figure: the requests it counts, for whoever reads the reports. */
export const countedRoutes = (app: FastifyInstance, needs: DeskNeeds, guard: Guard): void => {
  const only = guard.only('reports');
  const { db, catalogue, clock, tz } = needs;

  app.get(
    path,
    only.page(async (member, request, reply) => {
      const { data } = Query.safeParse(request.query);
      if (!data) return sendOn(reply, '/meja/laporan');
      const { angka, bidang = null, layanan = null, kanal = null } = data;
      const now = clock();
      const today = cityDate(now, tz);
      const { dari: from = addDays(today, -days), sampai: to = today } = data;
      const numbers = await requestsCounted(db, angka, {
        ...{ from, to, now, tz, holidays: catalogue.city.holidays },
        ...{ unit: bidang, service: layanan, channel: kanal, most: mostListed + 1 },
      });
      const { label, sentence } = figureWords[angka];
      const body = page(
        { title: label, staff: member.staff, part: 'reports' },
        html`<p class="help">${sentence} ${reports.counted(label, reportTexts.period({ from, to }))}.</p>`,
        numbers.length === 0
          ? html`<p>${reports.nothing}</p>`
          : html`<ul>
              ${numbers
                .slice(0, mostListed)
                .map((number) => html`<li><a href=${requestPath(number)}>${number}</a></li>`)}
            </ul>`,
        numbers.length > mostListed && html`<p>${reports.listed(mostListed)}</p>`,
      );
      return sendPage(reply, body);
    }),
  );
};
