import { unitName, type Units } from '../../domain/unit.ts';
import { actions } from '../../domain/transition.ts';
import type { Message } from '../../flows/kernel/message.ts';
import { allowedActions } from '../../domain/transition.ts';
import type { StaffMember } from '../../domain/role.ts';
import { steps, type Step } from '../../flows/features/office/act.ts';
import type { Post, PostInput } from '../../flows/features/desk/posted-step.ts';
import { moveTexts } from '../../flows/features/bookings/move-texts.ts';
import { actLabels } from '../../flows/labels.ts';
import { stepTexts } from '../../flows/features/office/texts.ts';
import type { StepScene } from '../../flows/features/office/dialogue.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import type { PostOutcome } from '../../app/db/desk-posts.ts';
import { csrfField } from './fields.ts';
import { requestPath } from './inbox-page.ts';
import { html, type Markup } from '../markup.ts';
import { page, say, words } from './layout.ts';
import type { Member } from './needs.ts';
import { stepFields, type Filled } from './step-fields.ts';
import { deskTexts } from './texts.ts';

const texts = deskTexts.steps;

/** The steps a member may begin with a request, in the order of the chat's buttons. */
const stepsFor = (request: RequestView, staff: StaffMember, today: string): Step[] => {
  const allowed = allowedActions(request, { kind: 'staff', member: staff }, today);
  return steps.filter((step) => allowed.includes(step));
};

/** Buttons for the steps that may be taken now. */
export const stepButtons = (request: RequestView, staff: StaffMember, today: string): Markup | null => {
  const allowed = stepsFor(request, staff, today);
  if (allowed.length === 0) return null;
  return html`<div class="actions" role="group" aria-label=${texts.label} data-langkah="1">
    ${allowed.map(
      (step, at) =>
        html`<form method="get" action=${`${requestPath(request.number)}/${step}`}>
          <button class=${at === 0 ? null : 'plain'}>${actions[step]}</button>
        </form>`,
    )}
  </div>`;
};

const back = (to: string): Markup => html`<p><a href=${to}>${texts.back}</a></p>`;

/** The form of a step. */
export const formPage = (step: Step, scene: StepScene, filled: Filled, { staff, csrf }: Member): string => {
  const { number } = scene.request;
  const action = `${requestPath(number)}/${step}`;
  const isWrong = Object.keys(filled.problems).length > 0;
  return page(
    { title: texts.title(actions[step], number), staff, part: null },
    isWrong && say(texts.wrong, 'refused'),
    html`<p>${scene.service.title}</p>`,
    html`<form method="post" action=${action} enctype="multipart/form-data" class="card">
      ${csrfField(csrf)} ${stepFields[step](scene, filled)}
      <button>${texts.next}</button>
    </form>`,
    back(requestPath(number)),
  );
};

/** What each post is called: as the chat's buttons are. */
const postLabels: Record<Post, string> = {
  ...actions,
  get write() {
    return actLabels.write;
  },
  get note() {
    return actLabels.note;
  },
  get move() {
    return moveTexts.labels.propose;
  },
};

/** What one request's applicant will read, and what is written down. */
export type Previewed = { request: RequestView; input: PostInput; reads: readonly Message[] };

const messageOf = ({ text, file }: Message): Markup =>
  html`<blockquote>${file ? `${texts.file(file.name)}\n` : null}${words(text)}</blockquote>`;

const readsOf = ({ request, reads }: Previewed, isOne: boolean): Markup =>
  html`${!isOne && html`<h3>${request.number}</h3>`}
  ${reads.length === 0 && html`<p>${texts.readsNothing}</p>`}${reads.map(messageOf)}`;

const recordedOf = (
  { request, input: { note, units: [leading] = [] } }: Previewed,
  isOne: boolean,
  units: Units,
): Markup | null => {
  const recorded = [
    ...(leading ? [stepTexts.leadingLine(unitName(units, leading))] : []),
    ...(note ? [note] : []),
  ].join('\n');
  if (recorded === '') return null;
  return html`<p class="words">${isOne ? recorded : `${request.number}: ${recorded}`}</p>`;
};

/** What will be read and written, before *Kirim*; `sealed` is what it sends. */
export const previewPage = (
  step: Post,
  previewed: readonly Previewed[],
  {
    sealed,
    to,
    units,
    warning = null,
  }: { sealed: string; to: string; units: Units; warning?: string | null },
  { staff, csrf }: Member,
): string => {
  const [first] = previewed;
  const isOne = previewed.length === 1;
  const title =
    isOne && first
      ? texts.title(postLabels[step], first.request.number)
      : texts.titleMany(postLabels[step], previewed.length);
  // A message is what is read, and nothing besides.
  const recorded = step === 'write' ? [] : previewed.flatMap((each) => recordedOf(each, isOne, units) ?? []);
  return page(
    { title, staff, part: null },
    warning !== null && say(warning, 'refused'),
    recorded.length > 0 &&
      html`<section class="card">
        <h2>${texts.recorded}</h2>
        ${recorded}
      </section>`,
    html`<section class="card">
      <h2 tabindex="-1" autofocus=${warning === null}>${texts.reads}</h2>
      ${previewed.map((each) => readsOf(each, isOne))}
    </section>`,
    html`<form method="post" action="/meja/langkah" class="actions">
      ${csrfField(csrf)}
      <input type="hidden" name="formulir" value=${sealed} />
      <button>${texts.send}</button>
    </form>`,
    back(to),
  );
};

const toldOf = ({ outcome, say: sentence }: PostOutcome): string =>
  sentence ?? (outcome === 'failed' ? texts.failed : texts.waiting);

const kindOf = ({ outcome }: PostOutcome): 'done' | 'refused' | null =>
  outcome === 'waiting' ? null : outcome === 'done' ? 'done' : 'refused';

/** What became of one step, above its request. */
export const outcomeNote = (outcome: PostOutcome): Markup => say(toldOf(outcome), kindOf(outcome));

/** What became of the same step on several requests. */
export const outcomesPage = (outcomes: readonly PostOutcome[], { staff }: Member): string =>
  page(
    { title: texts.outcomes, staff, part: null },
    html`<ul>
      ${outcomes.map(
        (each) =>
          html`<li>
            <a href=${requestPath(each.number)}>${each.number}</a> –${' '}
            <strong>${texts.outcomeLabels[each.outcome]}</strong><br />
            <span class="words">${words(toldOf(each))}</span>
          </li>`,
      )}
    </ul>`,
    html`<p><a href="/meja">${deskTexts.refused.home}</a></p>`,
  );
