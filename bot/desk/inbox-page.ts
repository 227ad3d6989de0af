import { stateWords } from '../../flows/domain-words.ts';
import { cityDate, cityTime, columnDay } from '../../domain/city-time.ts';
import { stateCodes } from '../../domain/state.ts';
import { isBeside } from '../../flows/features/requests/reach.ts';
import { serviceFace } from '../../flows/features/requests/service-face.ts';
import { applicantName, isAnonymous, shownState } from '../../flows/features/requests/shown.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import { quotedInLine } from '../../domain/quotation.ts';
import { hideNik } from '../../domain/nik.ts';
import { actions, whyNotBegin } from '../../domain/transition.ts';
import { csrfField } from './fields.ts';
import { dueOf } from './due.ts';
import { html, type Markup } from '../markup.ts';
import type { Sort } from '../../app/db/sorted-requests.ts';
import type { FoundPage } from './found-requests.ts';
import { page } from './layout.ts';
import { besideRequest, listPath, sortName, type Asked, type Listed } from './listed-requests.ts';
import type { AtDesk, DeskNeeds } from './needs.ts';
import { deskTexts } from './texts.ts';

const { inbox, steps } = deskTexts;
/** Counts stop there (`InboxPage`). */
const mostCounted = 100;

const counted = (count: number): string => (count < mostCounted ? String(count) : inbox.orMore(mostCounted));

type Where = Pick<DeskNeeds, 'catalogue' | 'tz'> & { today: string; staff: AtDesk };
/** Rows to choose from, and which are chosen to begin with. */
type Choosing = { all: boolean } | null;

/** An applicant's institution or address as staff read it, in one line. */
export const institutionOf = (request: RequestView): string =>
  isAnonymous(request) ? '' : quotedInLine(hideNik(request.applicant.institution ?? ''));

/** The address of a request's page. */
export const requestPath = (number: string): string => `/meja/permohonan/${number}`;

const dueCell = (request: RequestView, today: string): Markup => {
  const { words, on, how } = dueOf(request, today);
  return html`<td class="day">
    ${words !== '' && html`<span class=${how ? `tag ${how}` : null}>${words}</span>`}
    ${words !== '' && on !== null && html`<br />`}${on !== null && columnDay(on)}
  </td>`;
};

const sinceCell = ({ since }: RequestView, { tz }: Where): Markup => {
  const at = new Date(since);
  return html`<td class="day">${columnDay(cityDate(at, tz))}<br />${cityTime(at, tz).replace(':', '.')}</td>`;
};

const pickCell = (request: RequestView, { staff, today }: Where, { all }: { all: boolean }): Markup =>
  whyNotBegin(request, 'verify', { kind: 'staff', member: staff }, today) === null
    ? html`<td class="pickcell">
        <input
          type="checkbox"
          name="nomor"
          value=${request.number}
          checked=${all}
          aria-label=${request.number}
        />
      </td>`
    : html`<td></td>`;

const row = (request: RequestView, where: Where, choosing: Choosing): Markup => {
  const { today, staff } = where;
  return html`<tr class=${dueOf(request, today).how === 'late' ? 'late' : null}>
    ${choosing && pickCell(request, where, choosing)}
    <th scope="row"><a href=${requestPath(request.number)}>${request.number}</a></th>
    <td>${applicantName(request)}</td>
    <td>${institutionOf(request)}</td>
    <td>${serviceFace(where, request.service).title}</td>
    <td>${shownState(request)}${isBeside(request, staff) && html`<br /><em>${inbox.besideUnit}</em>`}</td>
    ${sinceCell(request, where)} ${dueCell(request, today)}
  </tr>`;
};

const { columns } = inbox;
/** The columns, and what a list is sorted by at their head; names and words are sealed, so nothing sorts them. */
const shownColumns: { key: keyof typeof columns; by?: Sort['by'] }[] = [
  { key: 'number' },
  { key: 'applicant' },
  { key: 'institution' },
  { key: 'service', by: 'service' },
  { key: 'state', by: 'state' },
  { key: 'since', by: 'since' },
  { key: 'due', by: 'due' },
];

/** A column's head: pressed it sorts by it, pressed again from the end. */
const columnHead = ({ key, by }: (typeof shownColumns)[number], asked: Asked | null): Markup => {
  const label = columns[key];
  if (!by || !asked) return html`<th scope="col">${label}</th>`;
  const isSorted = (asked.sort?.by ?? 'due') === by;
  const isDown = isSorted && asked.sort?.down === true;
  const sort = { by, down: asked.sort !== null && isSorted && !isDown };
  return html`<th scope="col" aria-sort=${isSorted ? (isDown ? 'descending' : 'ascending') : null}>
    <a href=${listPath('/meja', { ...asked, sort, from: null, pickAll: false })}>${label}</a
    >${isSorted && (isDown ? ' ↓' : ' ↑')}
  </th>`;
};

const table = (
  requests: readonly RequestView[],
  where: Where,
  { choosing, asked }: { choosing: Choosing; asked: Asked | null },
): Markup => html`
  <div class="scroll" tabindex="0" role="region" aria-label=${inbox.caption}>
    <table class="wide">
      <thead>
        <tr>
          ${choosing && html`<th scope="col">${inbox.pick}</th>`}${shownColumns.map((column) => columnHead(column, asked))}
        </tr>
      </thead>
      <tbody>
        ${requests.map((request) => row(request, where, choosing))}
      </tbody>
    </table>
  </div>
`;

const option = (value: string, label: string, chosen: string | null): Markup =>
  html`<option value=${value} selected=${value === (chosen ?? '')}>${label}</option>`;

const noState = ({ search }: Asked, { staff }: Where): string => {
  if (search !== '') return inbox.anyState;
  return staff.role === 'administrator' ? inbox.open : inbox.waiting;
};

const filterForm = (asked: Asked, where: Where): Markup => html`
  <form method="get" action="/meja" class="actions" role="search">
    <div>
      <label for="cari">${inbox.search}</label><br />
      <span class="help" id="cari-bantuan">${inbox.searchHelp}</span><br />
      <input
        type="search"
        id="cari"
        name="cari"
        value=${asked.search}
        maxlength="200"
        aria-describedby="cari-bantuan"
      />
    </div>
    <div>
      <label for="layanan">${inbox.service}</label><br />
      <select id="layanan" name="layanan">
        ${option('', inbox.anyService, asked.filter.service)}
        ${where.catalogue.services.map(({ code, title }) => option(code, title, asked.filter.service))}
      </select>
    </div>
    <div>
      <label for="keadaan">${inbox.state}</label><br />
      <select id="keadaan" name="keadaan">
        ${option('', noState(asked, where), asked.filter.state)}
        ${stateCodes.map((code) => option(code, stateWords[code].label, asked.filter.state))}
      </select>
    </div>
    ${asked.sort && html`<input type="hidden" name="urut" value=${sortName(asked.sort)} />`}
    <button class="plain">${inbox.filter}</button>
  </form>
`;

const turning = ({ requests, earlier, later }: Listed, asked: Asked): Markup => {
  const [first, last] = [requests[0], requests.at(-1)];
  return html`<p class="actions">
    ${
      earlier &&
      first &&
      html`<a class="button plain" href=${listPath('/meja', besideRequest(asked, 'before', first))} rel="prev"
        >${inbox.earlier}</a
      >`
    }
    ${
      later &&
      last &&
      html`<a class="button plain" href=${listPath('/meja', besideRequest(asked, 'after', last))} rel="next"
        >${inbox.later}</a
      >`
    }
    <a class="button plain" href=${listPath('/meja/masuk.csv', { ...asked, from: null, pickAll: false })}
      >${inbox.csv}</a
    >
  </p>`;
};

const countLine = ({ count, late, beside }: Listed): Markup => html`
  <p>
    <strong>${inbox.counts(counted(count), late > 0 ? counted(late) : null)}</strong>
    ${beside > 0 && html`<br />${inbox.beside(counted(beside))}`}
  </p>
`;

/** The table; whoever may verify some of it chooses which. */
const tablePart = (requests: readonly RequestView[], asked: Asked, where: Where, csrf: string): Markup => {
  const actor = { kind: 'staff', member: where.staff } as const;
  const some = requests.some((request) => whyNotBegin(request, 'verify', actor, where.today) === null);
  if (!some) return table(requests, where, { choosing: null, asked });
  return html`<form method="post" action="/meja/verifikasi">
    ${csrfField(csrf)} ${table(requests, where, { choosing: { all: asked.pickAll }, asked })}
    <p class="actions">
      <button>${steps.many(actions.verify)}</button>
      <a class="button plain" href=${listPath('/meja', { ...asked, pickAll: !asked.pickAll })}
        >${asked.pickAll ? steps.chooseNone : steps.chooseAll}</a
      >
    </p>
  </form>`;
};

const foundTurning = ({ requests, earlier, later }: FoundPage, asked: Asked): Markup => {
  const last = requests.at(-1);
  return html`<p class="actions">
    ${
      earlier &&
      html`<a class="button plain" href=${listPath('/meja', { ...asked, from: null })}>${inbox.toFirst}</a>`
    }
    ${
      later &&
      last &&
      html`<a
        class="button plain"
        href=${listPath('/meja', { ...asked, from: { after: last.id } })}
        rel="next"
        >${inbox.later}</a
      >`
    }
    <a class="button plain" href="/meja">${inbox.toList}</a>
  </p>`;
};

/** What a search has found. */
export const foundView = (found: FoundPage, asked: Asked, where: Where, views: Markup | null): string => {
  const { requests, later } = found;
  const none = found.asked.length === 0 ? inbox.nothingAsked : inbox.notFound;
  return page(
    { title: inbox.title, staff: where.staff, part: 'inbox' },
    filterForm(asked, where),
    views,
    requests.length > 0
      ? html`<p role="status"><strong>${inbox.found(requests.length, later)}</strong></p>`
      : html`<p role="status">${none}</p>`,
    requests.length > 0 &&
      html`<div data-daftar="1" data-hidup="1">
        ${table(requests, where, { choosing: null, asked: null })}
      </div>`,
    foundTurning(found, asked),
  );
};

/** The list of requests: what waits for a member of staff, or what they look for. */
export const inboxView = (
  listed: Listed,
  asked: Asked,
  where: Where,
  { csrf, views }: { csrf: string; views: Markup | null },
): string => {
  const filtered = asked.filter.service !== null || asked.filter.state !== null;
  return page(
    { title: inbox.title, staff: where.staff, part: 'inbox' },
    filterForm(asked, where),
    views,
    html`<div data-daftar="1" data-hidup="1">
      ${countLine(listed)}
      ${
        listed.requests.length > 0
          ? tablePart(listed.requests, asked, where, csrf)
          : html`<p>${filtered ? inbox.noneFit : inbox.none}</p>`
      }
    </div>`,
    turning(listed, asked),
  );
};
