import type { FastifyInstance, FastifyReply } from 'fastify';
import { cityDate } from '../../domain/city-time.ts';
import { unitName } from '../../domain/unit.ts';
import { viewsOf } from '../../app/db/desk-views.ts';
import { serviceFace } from '../../flows/features/requests/service-face.ts';
import { applicantName, shownState } from '../../flows/features/requests/shown.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import { dueOf } from './due.ts';
import { mostExported, sendCsv } from './export.ts';
import { sendPage, type Guard } from './guard.ts';
import { foundRequests } from './found-requests.ts';
import { foundView, inboxView, institutionOf } from './inbox-page.ts';
import { besideRequest, listedRequests, readAsked, type Asked } from './listed-requests.ts';
import type { DeskNeeds, Member } from './needs.ts';
import { seen } from './seen.ts';
import { deskTexts } from './texts.ts';
import { viewsPart } from './views.ts';

/** A list that is taken along is read in parts of so many. */
const part = 200;

const everyRequest = async (needs: DeskNeeds, { staff }: Member, asked: Asked): Promise<RequestView[]> => {
  const all: RequestView[] = [];
  let next: Asked = { ...asked, from: null };
  while (all.length < mostExported) {
    const { requests, later } = await listedRequests(needs, staff, next, part);
    all.push(...requests);
    const last = requests.at(-1);
    if (!later || !last) break;
    next = besideRequest(asked, 'after', last);
  }
  return all;
};

const { columns } = deskTexts.inbox;

const csvRow = (request: RequestView, needs: DeskNeeds, today: string): string[] => [
  request.number,
  applicantName(request),
  institutionOf(request),
  serviceFace(needs, request.service).title,
  shownState(request),
  unitName(needs.catalogue.city.units, request.unit),
  cityDate(new Date(request.since), needs.tz),
  dueOf(request, today).on ?? '',
];

/** The list of requests, as a page and as a table to take along; the latter is written down. */
export const inboxRoutes = (app: FastifyInstance, needs: DeskNeeds, guard: Guard) => {
  const { clock, tz } = needs;

  app.get(
    '/meja/masuk.csv',
    guard.part(async (member, request, reply) => {
      const requests = await everyRequest(needs, member, readAsked(request.query, needs));
      const today = cityDate(clock(), tz);
      await seen(needs, member, 'table', requests);
      const { number, applicant, institution, service, state, unit, since, due } = columns;
      const head = [number, applicant, institution, service, state, unit, since, due];
      return sendCsv(needs, member, reply, {
        ...{ name: 'permohonan', about: '/meja/masuk.csv' },
        rows: [head, ...requests.map((one) => csvRow(one, needs, today))],
      });
    }),
  );

  /** The list as it is asked for. */
  return async (member: Member, query: unknown, reply: FastifyReply): Promise<FastifyReply> => {
    const asked = readAsked(query, needs);
    const where = { ...needs, staff: member.staff, today: cityDate(clock(), tz) };
    const views = viewsPart(await viewsOf(needs.db, member.staff.id), asked, member.csrf);
    if (asked.search !== '') {
      const found = await foundRequests(needs, member.staff, asked);
      await seen(needs, member, 'list', found.requests);
      return sendPage(reply, foundView(found, asked, where, views));
    }
    const listed = await listedRequests(needs, member.staff, asked);
    await seen(needs, member, 'list', listed.requests);
    return sendPage(reply, inboxView(listed, asked, where, { csrf: member.csrf, views }));
  };
};
