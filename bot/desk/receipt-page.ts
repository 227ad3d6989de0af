import { cityDate, longDate } from '../../domain/city-time.ts';
import { itemLabel } from '../../flows/features/requests/lacking.ts';
import { serviceFace } from '../../flows/features/requests/service-face.ts';
import { applicantName } from '../../flows/features/requests/shown.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import { html } from '../markup.ts';
import { requestPath } from './inbox-page.ts';
import { page } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import { deskTexts } from './texts.ts';

const { counter } = deskTexts;

/** The letters that were scanned, each once. */
const scannedOf = (request: RequestView, where: Pick<DeskNeeds, 'catalogue'>): string => {
  const service = serviceFace(where, request.service);
  return [...new Set(request.letters.map(({ key }) => itemLabel(service, key)))].join('\n');
};

/** What somebody at the counter takes along: the number, what for, until when, and where to ask. */
export const receiptView = (
  request: RequestView,
  { catalogue, tz }: Pick<DeskNeeds, 'catalogue' | 'tz'>,
  { staff }: Pick<Member, 'staff'>,
): string => {
  const { office } = catalogue.city;
  return page(
    { title: counter.receipt, staff, part: null, narrow: true },
    html`<section class="card">
      <p><strong>${office.name}</strong><br />${office.address}<br />${office.phone}</p>
      <dl>
        <dt>${counter.number}</dt>
        <dd><strong class="number">${request.number}</strong></dd>
        <dt>${deskTexts.inbox.service}</dt>
        <dd>${serviceFace({ catalogue }, request.service).title}</dd>
        <dt>${deskTexts.request.applicant}</dt>
        <dd>${applicantName(request)}</dd>
        ${
          request.letters.length > 0 &&
          html`<dt>${counter.withPaper}</dt>
            <dd>${scannedOf(request, { catalogue })}</dd>`
        }
        <dt>${counter.received}</dt>
        <dd>${longDate(cityDate(new Date(request.submittedAt), tz))}</dd>
        <dt>${counter.promised}</dt>
        <dd>${longDate(request.promisedOn)}</dd>
      </dl>
      <p>${counter.ask(request.number)}</p>
    </section>`,
    html`<p class="noprint">
      ${counter.print} <a href=${requestPath(request.number)}>${counter.toRequest}</a>
    </p>`,
  );
};
