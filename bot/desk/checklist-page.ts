import { actions } from '../../domain/transition.ts';
import {
  filesOf,
  isMark,
  type Item,
  itemsOf,
  markedSoFar,
  marksFor,
  own,
} from '../../flows/features/verification/checklist-items.ts';
import { checklistTexts } from '../../flows/features/verification/checklist-texts.ts';
import type { StepScene } from '../../flows/features/office/dialogue.ts';
import { stepTexts } from '../../flows/features/office/texts.ts';
import { completedLines } from '../../flows/features/requests/completed-items.ts';
import { isClosed, letterLine } from '../../flows/features/requests/letters.ts';
import type { RequestLetter } from '../../flows/features/requests/request.ts';
import { shownAnswer } from '../../flows/features/requests/shown.ts';
import { html, type Markup } from '../markup.ts';
import { csrfField } from './fields.ts';
import { requestPath } from './inbox-page.ts';
import { page, say } from './layout.ts';
import { lookPart } from './look-part.ts';
import type { Look } from './letters.ts';
import type { Member } from './needs.ts';
import { deskTexts } from './texts.ts';

const texts = deskTexts.request;

/** The fields of an item, and the buttons under them. */
export const checkFields = {
  mark: (key: string): string => `tanda_${key}`,
  note: (key: string): string => `uraian_${key}`,
  act: 'tindakan',
  open: 'buka',
  from: 'halaman',
} as const;

/** The button to the checklist, for whoever may verify. */
export const checklistButton = (number: string): Markup =>
  html`<form method="get" action=${`${requestPath(number)}/periksa`} class="actions">
    <button class="plain">${stepTexts.labels.check}</button>
  </form>`;

type Shown = {
  scene: StepScene;
  problems: Record<string, string>;
  look: Look | 'gone' | null;
  opened: string;
};

const fileLine = ({ service }: StepScene, file: RequestLetter, label: string): Markup =>
  html`<li>
    ${letterLine(service, file)}${' '}
    ${
      !isClosed(service, file) &&
      html`<button
        class="plain small"
        name=${checkFields.open}
        value=${file.sha256}
        aria-label=${texts.openLetter(label)}
      >
        ${texts.open}
      </button>`
    }
  </li>`;

const givenOf = (scene: StepScene, { key, label, field }: Item): Markup => {
  const { request } = scene;
  const answer = request.answers[key];
  if (field)
    return html`<p class="words">
      ${answer === undefined ? checklistTexts.notGiven : shownAnswer(field, answer)}
    </p>`;
  const files = filesOf(scene, key);
  if (files.length === 0) return html`<p>${checklistTexts.notGiven}</p>`;
  return html`<ul>
    ${files.map((file) => fileLine(scene, file, label))}
  </ul>`;
};

/** What the applicant has mended of an item, old and new. */
const mendedOf = ({ request, service }: StepScene, { key }: Item): Markup | null => {
  const at = request.completion?.items.findIndex(({ item }) => item === key) ?? -1;
  const line = completedLines(request, service)[at];
  return line === undefined ? null : html`<p class="quiet words">${line}</p>`;
};

const option = (value: string, label: string, chosen: string): Markup =>
  html`<option value=${value} selected=${value === chosen}>${label}</option>`;

const itemPart = ({ scene, problems }: Shown, item: Item): Markup => {
  const { key, label } = item;
  const [mark, note] = [checkFields.mark(key), checkFields.note(key)];
  const marked = markedSoFar(scene)[key];
  const chosen = marked?.mark ?? '';
  const problem = problems[key];
  return html`<fieldset>
    <legend>${label}</legend>
    ${givenOf(scene, item)} ${mendedOf(scene, item)} ${problem && say(problem, 'refused')}
    <div class="pair">
      <div>
        <label for=${mark}>${texts.mark}</label>
        <select id=${mark} name=${mark}>
          ${option('', texts.unmarked, chosen)}
          ${marksFor(scene, item).map((one) => option(one, isMark(one) ? checklistTexts.marks[one] : one, chosen))}
          ${option(own, stepTexts.labels.ownWords, chosen)}
        </select>
      </div>
      <div>
        <label for=${note}>${texts.markNote}</label>
        <input type="text" maxlength="300" id=${note} name=${note} value=${marked?.note ?? ''} />
      </div>
    </div>
  </fieldset>`;
};

/** The checklist of a request: every letter and answer with its mark beside it, and the letter that is looked at. */
export const checklistPage = (shown: Shown, { staff, csrf }: Member): string => {
  const { scene, problems, look, opened } = shown;
  const { number } = scene.request;
  const more = (from: number): Markup =>
    html`<input type="hidden" name=${checkFields.from} value=${from} />
      <button class="plain" name=${checkFields.open} value=${opened}>${texts.more}</button>`;
  return page(
    { title: deskTexts.steps.title(stepTexts.labels.check, number), staff, part: null },
    Object.keys(problems).length > 0 && say(deskTexts.steps.wrong, 'refused'),
    html`<p><strong>${scene.service.title}</strong></p>`,
    html`<form method="post" action=${`${requestPath(number)}/periksa`} class="columns">
      <div data-berkas="1">
        ${csrfField(csrf)} ${itemsOf(scene).map((item) => itemPart(shown, item))}
        <div class="actions">
          <button name=${checkFields.act} value="lanjut">${deskTexts.steps.next}</button>
          <button class="plain" name=${checkFields.act} value="sisanya">${checklistTexts.labels.rest}</button>
        </div>
        <p class="help">${texts.checkHow(actions.verify, actions.request_completion)}</p>
      </div>
      <section class="card stay" tabindex="0" aria-label=${texts.letters}>
        <h2>${texts.letters}</h2>
        ${lookPart(look, more) ?? html`<p>${texts.nothingOpen}</p>`}
      </section>
    </form>`,
    html`<p><a href=${requestPath(number)}>${deskTexts.steps.back}</a></p>`,
  );
};
