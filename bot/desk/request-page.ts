import { cityDate } from '../../domain/city-time.ts';
import { hideNik } from '../../domain/nik.ts';
import { showPeriod } from '../../flows/fields/field-texts.ts';
import { quoted } from '../../domain/quotation.ts';
import type { StaffMember } from '../../domain/role.ts';
import { unitName, unitNames } from '../../domain/unit.ts';
import { sheetOf, type Sheet } from '../../flows/features/desk/sheet.ts';
import { completedLines } from '../../flows/features/requests/completed-items.ts';
import { lackLines } from '../../flows/features/requests/lacking.ts';
import { inOrder, isClosed } from '../../flows/features/requests/letters.ts';
import type { HistoryEvent, RequestLetter, RequestView } from '../../flows/features/requests/request.ts';
import { type ServiceFace, requestFace } from '../../flows/features/requests/service-face.ts';
import { isAnonymous, shownActor, shownState, shownStep } from '../../flows/features/requests/shown.ts';
import { ratingLines } from '../../flows/features/requests/rating-lines.ts';
import { requestTexts } from '../../flows/features/requests/texts.ts';
import { moment } from '../../flows/features/requests/times.ts';
import { stepTexts } from '../../flows/features/office/texts.ts';
import { aroundParts, type Around } from './around.ts';
import { dueOf } from './due.ts';
import { requestPath } from './inbox-page.ts';
import { html, type Markup } from '../markup.ts';
import { mayOpen, page, words } from './layout.ts';
import { lookPart } from './look-part.ts';
import type { Look } from './letters.ts';
import type { DeskNeeds, Member } from './needs.ts';
import { deskTexts } from './texts.ts';
import { undoButton } from './undo.ts';

const texts = deskTexts.request;

type Row = { label: string; value: string };
type Where = Pick<DeskNeeds, 'catalogue' | 'settings' | 'tz'> & { today: string };

/** What a request's page shows: the request, its events, what was said of a step, and a letter that is looked at. */
export type Shown = {
  request: RequestView;
  /** The last of them; `seq` counts from the first of all. */
  events: readonly (HistoryEvent & { seq: number })[];
  look: Look | 'gone' | null;
  /** What is said before all else: what became of a step. */
  told?: Markup | null;
  /** What may be done now. */
  steps?: Markup | null;
  around: Around;
  /** What is checked, written and moved from here. */
  buttons: { check: Markup | null; talk: Markup | null; move: Markup | null };
  /** The button to what is sensitive, for whom it is. */
  sensitive?: Markup | null;
};

const list = (rows: readonly Row[]): Markup =>
  html`<dl>${rows.map(({ label, value }) => [html`<dt>${label}</dt>`, html`<dd>${value.trim()}</dd>`])}</dl>`;

const section = (title: string, rows: readonly Row[]): Markup | null =>
  rows.length > 0
    ? html`<section class="card">
        <h2>${title}</h2>
        ${list(rows)}
      </section>`
    : null;

const lines = (title: string, all: readonly string[]): Markup | null =>
  all.length > 0
    ? html`<section class="card">
        <h2>${title}</h2>
        <p class="words">${all.join('\n')}</p>
      </section>`
    : null;

const row = (label: string, value: string | null | undefined): Row[] => (value ? [{ label, value }] : []);

const scheduleOf = ({ place, ...period }: NonNullable<RequestView['schedule']>): string =>
  [showPeriod(period), ...(place === null ? [] : [place])].join('\n');

const standingRows = (request: RequestView, { today, tz, catalogue }: Where): Row[] => {
  const { units } = catalogue.city;
  const due = dueOf(request, today);
  return [
    ...row(texts.standing, shownState(request)),
    ...row(texts.since, moment(request.since, { tz })),
    ...row(texts.due, [due.words, due.date].filter((part) => part !== '').join(' – ')),
    ...row(texts.unit, unitName(units, request.unit)),
    ...row(texts.supporting, unitNames(units, request.supporting)),
    ...row(texts.schedule, request.schedule && scheduleOf(request.schedule)),
    ...row(texts.outcome, request.outcome && quoted(hideNik(request.outcome))),
  ];
};

// Only operators call applicants (Pasal 12(2)c).
const phoneRow = ({ applicant, ...request }: RequestView, { role }: StaffMember): Row[] =>
  role === 'operator' && !isAnonymous(request) ? row(stepTexts.applicantLabels.phone, applicant.phone) : [];

const letterItem = (
  request: RequestView,
  service: ServiceFace,
  file: RequestLetter,
  sheet: Sheet,
): Markup => {
  const listed = sheet.letters.find(({ sha256 }) => sha256 === file.sha256);
  const label = listed?.label ?? file.key;
  const facts = [listed?.name ?? '', ...(file.pages ? [requestTexts.pagesText(file.pages)] : [])].join(' · ');
  if (isClosed(service, file)) return html`<li>${label}: ${facts}</li>`;
  return html`<li>
    ${label}: ${facts}${' '}
    <a href=${`${requestPath(request.number)}?berkas=${file.sha256}`} aria-label=${texts.openLetter(label)}
      >${texts.open}</a
    >
    ${(listed?.signatures ?? []).map((signature) => html`<br /><span class="quiet">${signature}</span>`)}
  </li>`;
};

const lettersPart = (
  { request, look, sensitive }: Shown,
  service: ServiceFace,
  sheet: Sheet,
  opened: string,
): Markup => {
  const files = inOrder(service, request.letters);
  return html`<section class="card" data-berkas="1">
    <h2>${texts.letters}</h2>
    ${files.length === 0 && html`<p>${texts.noLetters}</p>`}
    <ul>
      ${files.map((file) => letterItem(request, service, file, sheet))}
    </ul>
    ${
      sensitive &&
      html`<p class="help">${words(texts.closed)}</p>
        ${sensitive}`
    }
    ${lookPart(
      look,
      (from) =>
        html`<p>
          <a href=${`${requestPath(request.number)}?berkas=${opened}&halaman=${from}`}>${texts.more}</a>
        </p>`,
    )}
  </section>`;
};

const eventItem = (event: HistoryEvent, { tz }: Where): Markup =>
  html`<li>
    <strong>${shownStep(event)}</strong> – ${shownActor(event)}, ${moment(event.at, { tz })}
    ${event.note !== null && html`<br /><span class="words quiet">${hideNik(event.note)}</span>`}
  </li>`;

/** A request as staff see it: what it is about beside its letters, how it came here, and what may be done now. */
export const requestView = (shown: Shown, member: Member, opened: string, where: Where): string => {
  const { staff } = member;
  const { request, events, told, steps, around, buttons } = shown;
  const service = requestFace(where, request);
  const dateOf = (instant: string) => cityDate(new Date(instant), where.tz);
  const sheet = sheetOf(request, service, {
    letterhead: where.settings.letterhead,
    units: where.catalogue.city.units,
    dateOf,
  });
  const isCompleted = request.state === 'submitted' && request.completion !== undefined;
  return page(
    { title: texts.title(request.number), staff, part: null },
    told ?? null,
    html`<p>
      <strong>${service.title}</strong> – ${shownState(request)}${' '}
      <a class="noprint" href="/meja">${texts.back}</a>${' '}
      <a class="noprint" href=${`${requestPath(request.number)}/lembar`}>${deskTexts.sheet.printOne}</a>
      ${
        mayOpen('counter', staff) &&
        html` <a class="noprint" href=${`${requestPath(request.number)}/tanda-terima`}
          >${deskTexts.counter.receipt}</a
        >`
      }
    </p>`,
    undoButton(request, around.held, member),
    steps ?? null,
    buttons.check,
    html`<div class="columns">
      <div>
        ${section(texts.standing, standingRows(request, where))}
        ${lines(texts.lacking, request.state === 'needs_completion' ? lackLines(request, service) : [])}
        ${lines(
          texts.ratings,
          ratingLines(request, where).map((line) => line.replaceAll('*', '')),
        )}
        ${lines(texts.completed, isCompleted ? completedLines(request, service) : [])}
        ${section(texts.applicant, [...sheet.applicant, ...phoneRow(request, staff)])}
        ${section(texts.answers, sheet.answers)} ${section(texts.decision, sheet.decision)}
        ${aroundParts(around, where, buttons)}
      </div>
      <div>
        ${lettersPart(shown, service, sheet, opened)}
        <section class="card">
          <h2>${texts.events(events.length, events.at(-1)?.seq ?? 0)}</h2>
          <ol class="history">
            ${events.map((event) => eventItem(event, where))}
          </ol>
        </section>
      </div>
    </div>`,
  );
};
