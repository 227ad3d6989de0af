import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { cityDate } from '../../domain/city-time.ts';
import { whyNotBegin } from '../../domain/transition.ts';
import { recentEvents } from '../../app/db/events.ts';
import { outcomesOf } from '../../app/db/desk-posts.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import { aroundOf } from './around.ts';
import { checklistButton } from './checklist-page.ts';
import { sendPage, type Guard } from './guard.ts';
import { lookAt, pictureAt } from './letters.ts';
import type { DeskNeeds, Member } from './needs.ts';
import { requestPath } from './inbox-page.ts';
import type { Markup } from '../markup.ts';
import { moveButton } from './move-page.ts';
import { requestAskedFor, requestOf } from './request-of.ts';
import { sensitiveButton } from './sensitive.ts';
import { requestView, type Shown } from './request-page.ts';
import { seen } from './seen.ts';
import { sheetsPage } from './sheet-page.ts';
import { outcomeNote, stepButtons } from './step-pages.ts';
import { stepScene } from './step-scene.ts';
import { talkButtons } from './talk-page.ts';

const Opened = z.object({
  berkas: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .catch(undefined),
  kabar: z.guid().optional().catch(undefined),
  halaman: z.coerce.number().int().min(1).catch(1),
});
const Picture = z.object({ number: z.string(), sha256: z.string(), page: z.coerce.number().int().min(1) });

/** A request's page as it is now, with what is said above it. */
export type ShowRequest = (
  member: Member,
  request: RequestView,
  above?: { told?: Markup | null; look?: Shown['look']; opened?: string },
) => Promise<string>;

/** Opens how requests are shown. */
export const openShowRequest =
  (needs: DeskNeeds): ShowRequest =>
  async (member, request, { told = null, look = null, opened = '' } = {}) => {
    const today = cityDate(needs.clock(), needs.tz);
    const [events, around] = await Promise.all([
      recentEvents(needs.db.pool, request.id),
      aroundOf(needs, request, member),
      seen(needs, member, 'request', [request]),
    ]);
    const buttons = stepButtons(request, member.staff, today);
    const actor = { kind: 'staff', member: member.staff } as const;
    const mayCheck = whyNotBegin(request, 'verify', actor, today) === null;
    const shown = {
      request,
      events,
      look,
      told,
      steps: buttons,
      around,
      sensitive: sensitiveButton(request, member, needs),
      buttons: {
        check: mayCheck ? checklistButton(request.number) : null,
        talk: talkButtons(request, member),
        move: moveButton(request, stepScene(needs, member, request, 'move').context),
      },
    };
    return requestView(shown, member, opened, { ...needs, today });
  };

/** A request's page, and the pictures of its letters' pages. */
export const requestRoutes = (
  app: FastifyInstance,
  needs: DeskNeeds,
  guard: Guard,
  showRequest: ShowRequest,
): void => {
  const outcomeOf = async (form: string | undefined, { staff }: Member): Promise<Markup | null> => {
    const [outcome] = form === undefined ? [] : await outcomesOf(needs.db, form, staff.id);
    return outcome ? outcomeNote(outcome) : null;
  };

  app.get(
    '/meja/permohonan/:number',
    guard.page(async (member, request, reply) => {
      const found = await requestAskedFor(needs, member, request);
      if (!found) return guard.refuse(request, reply, 'request', member);
      const { berkas, halaman, kabar } = Opened.parse(request.query);
      const told = await outcomeOf(kabar, member);
      if (berkas === undefined) return sendPage(reply, await showRequest(member, found, { told }));
      const look = (await lookAt(needs, member, found, { sha256: berkas, from: halaman })) ?? 'gone';
      return sendPage(reply, await showRequest(member, found, { told, look, opened: berkas }));
    }),
  );

  app.get(
    '/meja/permohonan/:number/lembar',
    guard.page(async (member, request, reply) => {
      const found = await requestAskedFor(needs, member, request);
      if (!found) return guard.refuse(request, reply, 'request', member);
      await seen(needs, member, 'sheet', [found]);
      return sendPage(reply, sheetsPage([found], needs, member, requestPath(found.number)));
    }),
  );

  app.get(
    '/meja/permohonan/:number/berkas/:sha256/:page',
    guard.part(async (member, request, reply) => {
      const { data } = Picture.safeParse(request.params);
      const found = data && (await requestOf(needs, member, data.number));
      const picture = found && (await pictureAt(needs, member, found, { ...data, query: request.query }));
      if (!picture) return guard.refuse(request, reply, 'request', member);
      if (picture === 'later') return reply.code(503).header('retry-after', '5').send();
      return reply.type(picture.mime).send(picture.bytes);
    }),
  );
};
