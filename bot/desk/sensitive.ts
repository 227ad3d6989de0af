import type { FastifyInstance } from 'fastify';
import { keepViewLink } from '../../app/db/secure-links.ts';
import { newToken } from '../../app/desk-login.ts';
import { unitName } from '../../domain/unit.ts';
import { holdsSensitive } from '../../flows/features/desk/summary.ts';
import { maySeeSensitive } from '../../flows/features/requests/reach.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import { requestFace } from '../../flows/features/requests/service-face.ts';
import { stepTexts } from '../../flows/features/office/texts.ts';
import { html, type Markup } from '../markup.ts';
import { csrfField } from './fields.ts';
import { sendOn, type Guard } from './guard.ts';
import { requestPath } from './inbox-page.ts';
import { say } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import { requestAskedFor } from './request-of.ts';
import type { ShowRequest } from './request.ts';
import { deskTexts } from './texts.ts';

/** A link that was not used by then is of no use any more. */
const linkMs = 30 * 60_000;

const mayOpenSensitive = (
  request: RequestView,
  { staff }: Pick<Member, 'staff'>,
  needs: Pick<DeskNeeds, 'catalogue'>,
) => maySeeSensitive(request, staff) && holdsSensitive(request, requestFace(needs, request));

/** The button to a request's sensitive data, for those who check it. */
export const sensitiveButton = (
  request: RequestView,
  member: Pick<Member, 'staff' | 'csrf'>,
  needs: Pick<DeskNeeds, 'catalogue'>,
): Markup | null =>
  mayOpenSensitive(request, member, needs)
    ? html`<form method="post" action=${`${requestPath(request.number)}/sensitif`} class="actions">
        ${csrfField(member.csrf)} <button class="plain">${deskTexts.request.openClosed}</button>
      </form>`
    : null;

/**
 * NIK and identity cards: a session alone does not open them. The page it leads to is the one the chat's link leads to, which
 * sends a code to this member's chat, writes down who looked, and shows them once.
 */
export const sensitiveRoutes = (
  app: FastifyInstance,
  needs: DeskNeeds,
  guard: Guard,
  showRequest: ShowRequest,
): void => {
  const { db, clock, catalogue } = needs;

  app.post(
    '/meja/permohonan/:number/sensitif',
    guard.form(async (member, request, reply) => {
      const found = await requestAskedFor(needs, member, request);
      if (!found) return guard.refuse(request, reply, 'request', member);
      if (!mayOpenSensitive(found, member, needs)) {
        const told = say(
          stepTexts.notYoursToView(unitName(catalogue.city.units, catalogue.city.units.secretariat)),
          'refused',
        );
        return guard.refuseWith(request, reply, 'step', await showRequest(member, found, { told }), member);
      }
      const [token, now] = [newToken(), clock()];
      const about = { contactId: member.contactId, requestId: found.id };
      await keepViewLink(db, about, { token, now, expiresAt: new Date(now.getTime() + linkMs) });
      return sendOn(reply, `/aman/${token}`);
    }),
  );
};
