import { cityDate } from '../../domain/city-time.ts';
import { sheetOf, type Sheet } from '../../flows/features/desk/sheet.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import { requestFace } from '../../flows/features/requests/service-face.ts';
import { html, type Markup } from '../markup.ts';
import { page } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import { deskTexts } from './texts.ts';

const { sheet: texts } = deskTexts;

type Where = Pick<DeskNeeds, 'catalogue' | 'settings' | 'tz'>;

const rows = (title: string, list: Sheet['facts']): Markup | null =>
  list.length > 0
    ? html`<h3>${title}</h3>
        <dl>${list.map(({ label, value }) => [html`<dt>${label}</dt>`, html`<dd>${value}</dd>`])}</dl>`
    : null;

const letters = (list: Sheet['letters']): Markup | null =>
  list.length > 0
    ? html`<h3>${texts.letters}</h3>
        <ol>
          ${list.map(({ label, name, pages }) => html`<li>${label}: ${name}${pages === null ? '' : ` (${pages} hlm.)`}</li>`)}
        </ol>`
    : null;

const sheetPart = (request: RequestView, { catalogue, settings, tz }: Where): Markup => {
  const sheet = sheetOf(request, requestFace({ catalogue }, request), {
    letterhead: settings.letterhead,
    units: catalogue.city.units,
    dateOf: (instant) => cityDate(new Date(instant), tz),
  });
  const { lines, address, contact } = sheet.letterhead;
  return html`<article class="sheet">
    <p class="letterhead">
      <strong class="words">${lines.join('\n')}</strong><br />${address}<br />${contact}
    </p>
    <h2>${texts.heading} ${sheet.number}</h2>
    ${rows(texts.facts, sheet.facts)} ${rows(texts.applicant, sheet.applicant)}
    ${rows(texts.answers, sheet.answers)} ${letters(sheet.letters)}
    <h3>${texts.to}</h3>
    <ul class="plainlist">
      ${sheet.units.map(({ name, marked }) => html`<li>${marked ? '☑' : '☐'} ${name}</li>`)}
    </ul>
    ${
      sheet.decision.length > 0
        ? rows(texts.decision, sheet.decision)
        : html`<h3>${texts.instruction}</h3>
            <div class="blank"></div>`
    }
    <div class="sign">
      <p>${settings.letterhead.lines.at(-1)}<br />${texts.head}</p>
      <div class="blank"></div>
      <p>${texts.signLine}</p>
    </div>
  </article>`;
};

/** Sheets of disposition ready to be signed, each on paper of its own. */
export const sheetsPage = (
  requests: readonly RequestView[],
  where: Where,
  { staff }: Pick<Member, 'staff'>,
  back: string,
): string =>
  page(
    { title: texts.title, staff, part: null, narrow: true },
    html`<p class="noprint">${texts.how} <a href=${back}>${texts.back}</a></p>`,
    requests.map((request) => sheetPart(request, where)),
  );
