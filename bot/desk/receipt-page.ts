import { cityDate, longDate } from '../../domain/city-time.ts';
import { itemLabel } from '../../flows/features/requests/lacking.ts';
import { serviceFace } from '../../flows/features/requests/service-face.ts';
import { applicantName } from '../../flows/features/requests/shown.ts';
import { writtenOnly } from '../../flows/catalogue/written-down.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import type { ReceiptCode } from '../../app/db/counter-codes.ts';
import { shownReceiptCode } from '../../domain/receipt-code.ts';
import { html, type Markup } from '../markup.ts';
import { csrfField } from './fields.ts';
import { requestPath } from './inbox-page.ts';
import { page, words } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import { deskTexts } from './texts.ts';

const { counter } = deskTexts;

/** The letters that were scanned, each once. */
const scannedOf = (request: RequestView, where: Pick<DeskNeeds, 'catalogue'>): string => {
  const service = serviceFace(where, request.service);
  return [...new Set(request.letters.map(({ key }) => itemLabel(service, key)))].join('\n');
};

/** How the applicant follows it from a chat of their own. */
const toFollow = (number: string, code: string, until: string): Markup =>
  html`<dl>
      <dt>${counter.code}</dt>
      <dd><strong class="number">${shownReceiptCode(code)}</strong></dd>
    </dl>
    <p class="words">${words(counter.follow(`${number} ${shownReceiptCode(code)}`, until))}</p>`;

/** What whoever gives the receipt has to know of its code; not for the paper. */
const aboutCode = (number: string, { code, loose }: ReceiptCode, csrf: string): Markup =>
  loose
    ? html`<form class="noprint" method="post" action=${`${requestPath(number)}/tanda-terima`}>
        ${csrfField(csrf)}
        <p class="help">${code === null ? counter.codeOver : counter.codeOnce}</p>
        <button class="plain">${counter.newCode}</button>
      </form>`
    : html`<p class="noprint help">${counter.joined}</p>`;

/** What somebody at the counter takes along: the number, what for, until when, and where to ask. */
export const receiptView = (
  request: RequestView,
  code: ReceiptCode | null,
  { catalogue, tz }: Pick<DeskNeeds, 'catalogue' | 'tz'>,
  { staff, csrf }: Pick<Member, 'staff' | 'csrf'>,
): string => {
  const { office } = catalogue.city;
  return page(
    { title: counter.receipt, staff, part: null, narrow: true },
    html`<section class="card">
      <p>
        <strong>${office.name}</strong
        >${writtenOnly([office.address, office.phone]).map((line) => html`<br />${line}`)}
      </p>
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
      ${code?.code && toFollow(request.number, code.code, longDate(cityDate(code.until, tz)))}
      <p>${counter.ask(request.number)}</p>
    </section>`,
    code && aboutCode(request.number, code, csrf),
    html`<p class="noprint">
      ${counter.print} <a href=${requestPath(request.number)}>${counter.toRequest}</a>
    </p>`,
  );
};
