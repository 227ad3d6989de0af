import { longDate } from '../../domain/city-time.ts';
import { gapsBefore, type AgendaGap } from '../../domain/agenda.ts';
import { unitName } from '../../domain/unit.ts';
import { serviceFace } from '../../flows/features/requests/service-face.ts';
import { applicantName, shownState } from '../../flows/features/requests/shown.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import { html, type Markup } from '../markup.ts';
import { institutionOf, requestPath } from './inbox-page.ts';
import { page } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import { dataTable, tableUnder, type Cell } from './table.ts';
import { deskTexts } from './texts.ts';

const { agenda } = deskTexts;

/** One line of the book. */
export type Entered = { no: number; request: RequestView };

/** A page of a year's book: what follows number `after`, and whether there is more. */
export type Book = {
  year: number;
  years: readonly number[];
  after: number;
  entered: readonly Entered[];
  /** Whose numbers follow no pattern; on the first page. */
  beside: readonly RequestView[];
  more: boolean;
};

type Where = Pick<DeskNeeds, 'catalogue'>;

/** The address of a year's book, from a number on. */
const bookPath = (path: string, { year, after = 0 }: { year: number; after?: number }): string =>
  `${path}?tahun=${year}${after > 0 ? `&sesudah=${after}` : ''}`;

/** A request as a line of the book says it, without its number. */
export const entryOf = (request: RequestView, where: Where): string[] => [
  request.agendaOn ? longDate(request.agendaOn) : '',
  applicantName(request),
  institutionOf(request),
  serviceFace(where, request.service).title,
  unitName(where.catalogue.city.units, request.unit),
  shownState(request),
];

const line = (request: RequestView, where: Where): Cell[] => {
  const [on = '', ...more] = entryOf(request, where);
  return [
    request.agendaNumber ?? '',
    on,
    html`<a href=${requestPath(request.number)}>${request.number}</a>`,
    ...more,
  ];
};

const gapLine = ({ first, last }: AgendaGap): Cell[] => [
  html`<em>${agenda.gap(first, last)}</em>`,
  ...agenda.columns.slice(1).map(() => ''),
];

const lines = ({ entered, after }: Book, where: Where): Cell[][] => {
  const gaps = gapsBefore(
    entered.map(({ no }) => no),
    after,
  );
  return entered.flatMap(({ request }, at) => {
    const gap = gaps[at];
    return [...(gap ? [gapLine(gap)] : []), line(request, where)];
  });
};

const yearForm = ({ year, years }: Book): Markup => html`
  <form method="get" action="/meja/agenda" class="actions">
    <div>
      <label for="tahun">${agenda.year}</label><br />
      <select id="tahun" name="tahun">
        ${years.map((one) => html`<option value=${one} selected=${one === year}>${one}</option>`)}
      </select>
    </div>
    <button class="plain">${agenda.show}</button>
  </form>
`;

/** A year's book of incoming letters, with the numbers that were left out. */
export const agendaPage = (book: Book, { staff }: Pick<Member, 'staff'>, where: Where): string => {
  const { year, entered, beside, after, more } = book;
  const last = entered.at(-1);
  return page(
    { title: agenda.title(year), staff, part: 'agenda' },
    yearForm(book),
    entered.length > 0
      ? tableUnder(agenda.title(year), agenda.columns, lines(book, where))
      : html`<p>${agenda.none}</p>`,
    beside.length > 0 &&
      html`<h2>${agenda.beside}</h2>
        ${dataTable(
          agenda.beside,
          agenda.columns,
          beside.map((request) => line(request, where)),
        )}`,
    html`<p class="actions">
      ${after > 0 && html`<a class="button plain" href=${bookPath('/meja/agenda', { year })}>${deskTexts.inbox.toFirst}</a>`}
      ${
        more &&
        last &&
        html`<a class="button plain" rel="next" href=${bookPath('/meja/agenda', { year, after: last.no })}
          >${deskTexts.inbox.later}</a
        >`
      }
      <a class="button plain" href=${bookPath('/meja/agenda.csv', { year })}>${deskTexts.inbox.csv}</a>
    </p>`,
  );
};
