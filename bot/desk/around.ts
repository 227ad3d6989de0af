import { quoted, quotedInLine } from '../../domain/quotation.ts';
import { worksOn } from '../../domain/relay.ts';
import { rulesOf } from '../../domain/resources.ts';
import { bookedOfRequest, type BookedOfRequest } from '../../app/db/booking-list.ts';
import { heldOf } from '../../app/db/held-steps.ts';
import { relaysOf } from '../../app/db/request-messages.ts';
import { requestViews } from '../../app/db/requests.ts';
import type { RelayMessage } from '../../flows/features/relay/facts-and-effects.ts';
import { relayTexts } from '../../flows/features/relay/relay-texts.ts';
import type { HeldView } from '../../flows/features/requests/facts-and-effects.ts';
import { withinReach } from '../../flows/features/requests/reach.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import { serviceFace } from '../../flows/features/requests/service-face.ts';
import { isAnonymous, shownState } from '../../flows/features/requests/shown.ts';
import { moment } from '../../flows/features/requests/times.ts';
import { html, type Markup } from '../markup.ts';
import { requestPath } from './inbox-page.ts';
import { words } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import { deskTexts } from './texts.ts';

const texts = deskTexts.request;

/** What stands around a request: what waits to go out, what was written to and fro, what its applicant asked for besides, what it holds. */
export type Around = {
  held: readonly HeldView[];
  talk: readonly RelayMessage[];
  related: readonly RequestView[];
  booked: readonly BookedOfRequest[];
};

const mostRelated = 10;

/** Whoever asked not to be named is not told by their other requests either. */
const relatedOf = async (
  { db, vault }: DeskNeeds,
  request: RequestView,
  { staff }: Member,
): Promise<RequestView[]> => {
  if (isAnonymous(request)) return [];
  const all = await requestViews(db, vault, { contactId: request.contactId, take: mostRelated + 1 });
  return all.filter((other) => other.id !== request.id && !isAnonymous(other) && withinReach(other, staff));
};

/** Loads what stands around a request, as far as somebody may see it. */
export const aroundOf = async (needs: DeskNeeds, request: RequestView, member: Member): Promise<Around> => {
  const { db, vault, clock } = needs;
  const [held, relays, related, booked] = await Promise.all([
    heldOf(db.pool, request.id),
    worksOn(request, member.staff) ? relaysOf(db, vault, [request.id], clock()) : null,
    relatedOf(needs, request, member),
    bookedOfRequest(db.pool, request.id),
  ]);
  return { held, talk: relays?.get(request.id)?.last ?? [], related, booked };
};

type Where = Pick<DeskNeeds, 'catalogue' | 'tz'>;

const section = (title: string, content: Markup): Markup =>
  html`<section class="card">
    <h2>${title}</h2>
    ${content}
  </section>`;

const talkLine = ({ sender, unit, text, file, at }: RelayMessage, { tz }: Where): Markup =>
  html`<li class="words">
    ${words(
      relayTexts.talkLine({
        ...{ when: moment(at, { tz }), sender, unit, text: quoted(text) },
        file: file ? quotedInLine(file.name) : null,
      }),
    )}
  </li>`;

const relatedLine = (request: RequestView, where: Where): Markup =>
  html`<li>
    <a href=${requestPath(request.number)}>${request.number}</a>: ${serviceFace(where, request.service).title}
    – ${shownState(request)}
  </li>`;

const bookedLine = ({ resource, from, to, seats }: BookedOfRequest, { tz, catalogue }: Where): Markup => {
  const { label, capacity, noun } = rulesOf(catalogue.city.resources, resource);
  const amount = capacity > 1 ? ` (${seats} ${noun})` : '';
  return html`<li>
    ${label}${amount}: ${moment(from.toISOString(), { tz })} – ${moment(to.toISOString(), { tz })}
  </li>`;
};

/** The parts of a request's page that say what stands around it, with the buttons to write and to move. */
export const aroundParts = (
  { talk, related, booked }: Around,
  where: Where,
  buttons: { talk: Markup | null; move: Markup | null },
): Markup[] => [
  ...(booked.length > 0
    ? [
        section(
          texts.booked,
          html`<ul>
              ${booked.map((one) => bookedLine(one, where))}
            </ul>
            ${buttons.move}`,
        ),
      ]
    : []),
  ...(talk.length > 0 || buttons.talk
    ? [
        section(
          texts.talk,
          html`<ul class="plainlist">
              ${talk.map((one) => talkLine(one, where))}
            </ul>
            ${buttons.talk}`,
        ),
      ]
    : []),
  ...(related.length > 0
    ? [
        section(
          texts.related,
          html`<ul>
            ${related.map((one) => relatedLine(one, where))}
          </ul>`,
        ),
      ]
    : []),
];
