import { figureWords } from '../../flows/domain-words.ts';
import { type FigureKey } from '../../domain/figures/definitions.ts';
import type { Tally } from '../../domain/figures/figures.ts';
import { actions } from '../../domain/transition.ts';
import type { StaffMember } from '../../domain/role.ts';
import { shownAnswerInLine, applicantName } from '../../flows/features/requests/shown.ts';
import { figuresTexts } from '../../flows/features/figures/figures-texts.ts';
import { serviceFace } from '../../flows/features/requests/service-face.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import { dueOf } from './due.ts';
import { csrfField } from './fields.ts';
import { institutionOf, requestPath } from './inbox-page.ts';
import { html, type Markup } from '../markup.ts';
import { page, say } from './layout.ts';
import { objectionsPath } from './objections-page.ts';
import { listedRequests } from './listed-requests.ts';
import type { DeskNeeds, Member } from './needs.ts';
import { instructionFields, unitField, type Filled } from './step-fields.ts';
import { deskTexts } from './texts.ts';

const { head, steps } = deskTexts;

type Where = Pick<DeskNeeds, 'catalogue' | 'tz'> & { today: string; week: Tally };
type Chosen = { filled: Filled; pick: readonly string[] | 'all'; problem?: string | undefined };

const forty = 40;

/** What waits for the head's decision, the earliest promise first. */
export const headRequests = async (needs: DeskNeeds, staff: StaffMember): Promise<RequestView[]> => {
  const asked = { filter: { service: null, state: 'registered' as const }, sort: null, from: null };
  return (await listedRequests(needs, staff, asked, forty)).requests;
};

const longest = 160;
const cut = (text: string): string =>
  [...text].length > longest ? `${[...text].slice(0, longest).join('')}…` : text;

/** The first answers, as far as they say what it is about; the rest is one press away. */
const aboutOf = (request: RequestView, where: Where): Markup[] =>
  serviceFace(where, request.service)
    .fields.filter(({ type, sensitive }) => !sensitive && type !== 'nik' && type !== 'nip')
    .flatMap((field) => {
      const answer = request.answers[field.key];
      return answer === undefined
        ? []
        : [{ label: field.label, shown: cut(shownAnswerInLine(field, answer)) }];
    })
    .filter(({ shown }) => shown !== '')
    .slice(0, 4)
    .map(
      ({ label, shown }) =>
        html`<dt>${label}</dt>
          <dd>${shown}</dd>`,
    );

const card = (request: RequestView, { pick }: Chosen, where: Where): Markup => {
  const { number } = request;
  const due = dueOf(request, where.today);
  const isPicked = pick === 'all' || pick.includes(number);
  return html`<article class="card">
    <h2>
      <label
        ><input
          type="checkbox"
          name="nomor"
          value=${number}
          checked=${isPicked}
          aria-label=${number}
        />${number}</label
      >
    </h2>
    <p>
      <strong>${serviceFace(where, request.service).title}</strong><br />
      ${[applicantName(request), institutionOf(request)].filter((part) => part !== '').join(' – ')}<br />
      <span class=${due.how ? `tag ${due.how}` : null}>${due.words}</span>${' '}${due.date}
    </p>
    <dl>${aboutOf(request, where)}</dl>
    <p><a href=${requestPath(number)} aria-label=${`${head.read}: ${number}`}>${head.read}</a></p>
  </article>`;
};

const weekFigures: FigureKey[] = [
  'received',
  'decided',
  'completed',
  'waiting',
  'overdue',
  'onTimePercent',
  'ratingLast',
];

const weekPart = ({ week }: Where): Markup =>
  html`<section class="card">
    <h2>${head.week}</h2>
    <dl class="figures">
      ${weekFigures.map(
        (key) =>
          html`<div>
            <dt>${figureWords[key].label}</dt>
            <dd>${figuresTexts.shown(key, week)}</dd>
          </div>`,
      )}
    </dl>
  </section>`;

/** The head's desk: cards to choose from, and one instruction for all that are chosen. */
export const headPage = (
  requests: readonly RequestView[],
  chosen: Chosen,
  { staff, csrf }: Member,
  where: Where,
): string => {
  const { units } = where.catalogue.city;
  const shown = { title: head.title, staff, part: 'head' as const };
  const objections = html`<p><a href=${objectionsPath}>${deskTexts.objections.title}</a></p>`;
  if (requests.length === 0) return page(shown, html`<p>${head.none}</p>`, objections, weekPart(where));
  return page(
    shown,
    chosen.problem !== undefined && say(chosen.problem, 'refused'),
    html`<p>
      ${head.how}${' '}
      ${
        chosen.pick === 'all'
          ? html`<a href="/meja/kepala">${steps.chooseNone}</a>`
          : html`<a href="/meja/kepala?pilih=semua">${steps.chooseAll}</a>`
      }
    </p>`,
    html`<form method="post" action="/meja/kepala">
      ${csrfField(csrf)}
      <div class="columns wide" data-daftar="1">
        ${requests.map((request) => card(request, chosen, where))}
      </div>
      <section class="card">
        ${unitField(chosen.filled, {
          preset: '',
          units,
          more: [{ value: '', label: steps.unitOfEach }],
        })}
        ${instructionFields(chosen.filled, units)}
        <div class="actions">
          <button>${steps.many(actions.dispose)}</button>
          <button class="plain" formaction="/meja/kepala/lembar">${deskTexts.sheet.print}</button>
        </div>
      </section>
    </form>`,
    objections,
    weekPart(where),
  );
};
