import { cityDate, longDate } from '../../domain/city-time.ts';
import { commentThemeCodes, commentThemes } from '../../domain/comment-theme.ts';
import { hideNik } from '../../domain/nik.ts';
import { quoted } from '../../domain/quotation.ts';
import { roles } from '../../domain/role.ts';
import { unitName, type Unit, type Units } from '../../domain/unit.ts';
import type { RatedComment } from '../../app/db/oversight.ts';
import type { InHand, StaffFigures } from '../../app/db/staff-figures.ts';
import type { OpenWork } from '../../app/db/open-work.ts';
import type { listHeld } from '../../app/db/held-submissions.ts';
import type { messagesAside, undelivered } from '../../app/db/set-aside.ts';
import type { OfficeMember } from '../../flows/features/administration/facts-and-effects.ts';
import type { Presence } from '../../domain/presence.ts';
import { emptyTally, type Figures, type Tally } from '../../domain/figures/figures.ts';
import { figuresTexts } from '../../flows/features/figures/figures-texts.ts';
import { moment } from '../../flows/features/requests/times.ts';
import { html, type Markup } from '../markup.ts';
import { answerPath } from './comments.ts';
import { countedPath } from './counted.ts';
import { csrfField } from './fields.ts';
import { requestPath } from './inbox-page.ts';
import { page } from './layout.ts';
import type { Member } from './needs.ts';
import { dataTable, tableUnder, type Cell } from './table.ts';
import { deskTexts } from './texts.ts';

const { oversight } = deskTexts;

/** All that administrators look at: what waits where, who does how much, what people say, and what is stuck. */
export type Overseen = {
  days: number;
  work: readonly OpenWork[];
  figures: Figures;
  staff: readonly OfficeMember[];
  presence: Presence;
  done: readonly StaffFigures[];
  inHand: readonly InHand[];
  comments: readonly RatedComment[];
  deliveries: Awaited<ReturnType<typeof undelivered>>;
  aside: Awaited<ReturnType<typeof messagesAside>>;
  held: Awaited<ReturnType<typeof listHeld>>;
};

type Where = { tz: string; units: Units; titleOf(service: string): string };

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** A count that opens the requests it counts. */
const opened = (key: 'reopened' | 'completed', unit: Unit, tally: Tally): Cell =>
  html`<a href=${countedPath(key, { bidang: unit })}>${tally[key]}</a>`;

const unitRow = (unit: Unit, { work, figures }: Overseen, units: Units): Cell[] => {
  const own = work.filter((each) => each.unit === unit && !each.beside);
  const tally = figures.units.find((each) => each.unit === unit) ?? emptyTally;
  const oldest = own
    .flatMap((each) => each.oldest)
    .filter(({ due }) => due !== null)
    .toSorted((a, b) => (a.due ?? '').localeCompare(b.due ?? ''))[0];
  return [
    unitName(units, unit),
    String(sum(own.map(({ count }) => count))),
    String(sum(own.map(({ late }) => late))),
    String(sum(own.map(({ dueToday }) => dueToday))),
    oldest
      ? html`<a href=${requestPath(oldest.number)}>${oldest.number}</a>${' '}<span class="quiet"
            >${oldest.due === null ? '' : longDate(oldest.due)}</span
          >`
      : null,
    opened('reopened', unit, tally),
    opened('completed', unit, tally),
    figuresTexts.shown('ratingLast', tally),
  ];
};

/** How much waits in somebody's unit for each of its operators: what their steps are to be read beside. */
const loadOf = (unit: Unit, { work, staff }: Overseen): string => {
  const waiting = sum(work.filter((each) => each.unit === unit && !each.beside).map(({ count }) => count));
  const operators = staff.filter((each) => each.unit === unit && each.role === 'operator').length;
  return oversight.load(waiting, operators);
};

const personRow = ({ id, name, role, unit }: OfficeMember, seen: Overseen, { units, tz }: Where): Cell[] => {
  const { done, inHand, presence } = seen;
  const own = done.find(({ staffId }) => staffId === id);
  const hand = inHand.find(({ staffId }) => staffId === id);
  return [
    name,
    `${roles[role]}, ${unitName(units, unit)}`,
    String(hand?.count ?? 0),
    String(hand?.late ?? 0),
    hand
      ? html`<a href=${requestPath(hand.oldest.number)}>${hand.oldest.number}</a>${' '}<span class="quiet"
            >${longDate(cityDate(new Date(hand.oldest.since), tz))}</span
          >`
      : null,
    ...[own?.steps, own?.looks, own?.completed, own?.reopened].map((count) => String(count ?? 0)),
    own?.rating == null ? '–' : oversight.rated(own.rating, own.ratings),
    oversight.present(presence.workingDays - (presence.away.get(id) ?? 0), presence.workingDays),
    role === 'operator' ? loadOf(unit, seen) : null,
  ];
};

const themeField = (ratingId: string, theme: string | null): Markup =>
  html`<label
    >${oversight.theme}
    <select name="tema" id=${`tema-${ratingId}`}>
      ${commentThemeCodes.map(
        (code) =>
          html`<option value=${code} selected=${code === (theme ?? 'other')}>${commentThemes[code]}</option>`,
      )}
    </select></label
  >`;

const button = (csrf: string, act: string, id: string, label: string, more: Markup | null = null): Markup =>
  html`<form method="post" action=${`/meja/pengawasan/${act}`}>
    ${csrfField(csrf)} <input type="hidden" name="id" value=${id} /> ${more}
    <button class="plain">${label}</button>
  </form>`;

const list = (title: string, headings: readonly string[], rows: Cell[][], all: Markup | null): Markup => html`
  <section class="card">
    <h2>${title}</h2>
    ${rows.length > 0 ? tableUnder(title, headings, rows) : html`<p>${oversight.nothing}</p>`}
    ${rows.length > 1 && all}
  </section>
`;

const reasonField = (id: string): Markup => html`
  <label for=${`alasan-${id}`}>${oversight.reason}</label>
  <input type="text" id=${`alasan-${id}`} name="alasan" minlength="10" maxlength="500" required />
`;

const stuckParts = (seen: Overseen, { tz, titleOf }: Where, csrf: string): Markup[] => {
  const at = (date: Date): string => moment(date.toISOString(), { tz });
  return [
    list(
      oversight.deliveries,
      oversight.deliveryColumns,
      seen.deliveries.map(({ id, channel, error, attempts, createdAt }) => [
        ...[id, at(createdAt), channel, error ?? '', String(attempts)],
        button(csrf, 'kirim', id, oversight.again),
      ]),
      button(csrf, 'kirim', 'all', `${oversight.again}: semua`),
    ),
    list(
      oversight.aside,
      oversight.asideColumns,
      seen.aside.map(({ id, kind, receivedAt, inside, latest }) => [
        ...[id, at(receivedAt), kind],
        inside || latest ? button(csrf, 'jawab', id, oversight.answer) : oversight.tooLate,
      ]),
      null,
    ),
    list(
      oversight.held,
      oversight.heldColumns,
      seen.held.map(({ draftId, service, sentAt, because, tries, nextTryAt }) => [
        ...[titleOf(service), at(sentAt), because, String(tries), at(nextTryAt)],
        html`${button(csrf, 'ulang', draftId, oversight.retry)}${button(csrf, 'tolak', draftId, oversight.refuse, reasonField(draftId))}`,
      ]),
      button(csrf, 'ulang', 'all', `${oversight.retry}: semua`),
    ),
  ];
};

/** What administrators supervise (Pasal 11(2)c,d). */
export const oversightView = (
  seen: Overseen,
  told: Markup | null,
  where: Where,
  { staff, csrf }: Member,
): string =>
  page(
    { title: oversight.title, staff, part: 'oversight' },
    told,
    html`<p class="help">${oversight.last(seen.days)}</p>`,
    dataTable(
      oversight.units,
      oversight.unitColumns,
      where.units.codes.map((unit) => unitRow(unit, seen, where.units)),
    ),
    dataTable(
      oversight.people,
      oversight.peopleColumns,
      seen.staff.map((person) => personRow(person, seen, where)),
    ),
    html`<p class="help">${oversight.fair}</p>`,
    seen.comments.length > 0
      ? dataTable(
          oversight.comments,
          oversight.commentColumns,
          seen.comments.map(({ id, number, theme, unit, rating, comment, answeredAt }) => [
            html`<a href=${requestPath(number)}>${number}</a>`,
            unitName(where.units, unit),
            String(rating),
            html`<span class="words">${quoted(hideNik(comment))}</span>`,
            button(csrf, 'tema', id, oversight.pickTheme, themeField(id, theme)),
            answeredAt
              ? oversight.answeredOn(moment(answeredAt.toISOString(), where))
              : html`<a class="button plain" href=${answerPath(id)} aria-label=${oversight.answerOf(number)}
                  >${oversight.answerComment}</a
                >`,
          ]),
        )
      : html`<h2>${oversight.comments}</h2>
          <p>${oversight.noComments}</p>`,
    stuckParts(seen, where, csrf),
  );
