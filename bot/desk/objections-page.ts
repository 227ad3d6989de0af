import { longDate } from '../../domain/city-time.ts';
import { objectionLetter } from '../../flows/features/questions/staff-question.ts';
import type { QuestionView } from '../../flows/features/questions/question.ts';
import { questionMessage } from '../../flows/features/questions/shown.ts';
import { questionTexts } from '../../flows/features/questions/texts.ts';
import { quotedInLine } from '../../domain/quotation.ts';
import { html, type Markup } from '../markup.ts';
import { csrfField, fileField, wordsField } from './fields.ts';
import { requestPath } from './inbox-page.ts';
import { page, words } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import { deskTexts } from './texts.ts';

const { objections: texts, steps } = deskTexts;

/** Where objections stand, and where one is answered. */
export const objectionsPath = '/meja/kepala/keberatan';
const pathOf = ({ id }: Pick<QuestionView, 'id'>): string => `${objectionsPath}/${id}`;

/** Which answers' fields a form has. */
export const objectionFields = { words: 'jawaban', file: 'surat', kept: 'isi' } as const;

/** The objections that wait for the head, the next due first, of so many in all. */
export const objectionsPage = (waiting: readonly QuestionView[], count: number, { staff }: Member): string =>
  page(
    { title: texts.title, staff, part: 'head' },
    waiting.length === 0
      ? html`<p>${texts.none}</p>`
      : html`<ul>
          ${waiting.map(
            (one) =>
              html`<li>
                <a href=${pathOf(one)}>${one.number}</a>
                ${texts.line(one.requestNumber ?? '–', one.dueOn ? longDate(one.dueOn) : '–')}
              </li>`,
          )}
        </ul>`,
    count > waiting.length && html`<p>${texts.more(waiting.length, count)}</p>`,
    html`<p><a href="/meja/kepala">${steps.back}</a></p>`,
  );

/** One objection with all that was written about it. */
export const objectionPage = (
  question: QuestionView,
  { staff }: Member,
  where: Pick<DeskNeeds, 'tz' | 'catalogue'>,
  ...content: (Markup | null | false)[]
): string =>
  page(
    { title: texts.answerTitle(question.number), staff, part: 'head' },
    html`<blockquote>${words(questionMessage(question, where).text)}</blockquote>`,
    question.requestNumber !== null &&
      html`<p><a href=${requestPath(question.requestNumber)}>${question.requestNumber}</a></p>`,
    ...content,
    html`<p><a href=${objectionsPath}>${steps.back}</a></p>`,
  );

/** The form of its answer: words, a letter, or both. */
export const answerForm = (
  question: QuestionView,
  { csrf }: Member,
  typed: string,
  problems: Readonly<Record<string, string>> = {},
): Markup =>
  html`<form method="post" action=${pathOf(question)} enctype="multipart/form-data" class="card">
    ${csrfField(csrf)}
    ${wordsField(
      {
        ...{ id: objectionFields.words, label: texts.words, help: texts.wordsHelp },
        problem: problems[objectionFields.words],
      },
      typed,
    )}
    ${
      question.requestId !== undefined &&
      fileField({
        ...{ id: objectionFields.file, label: objectionLetter.label, help: texts.letterHelp },
        problem: problems[objectionFields.file],
      })
    }
    <button>${steps.next}</button>
  </form>`;

/** The answer as its applicant will read it, and *Kirim*; `sealed` is what comes back with it. */
export const answerPreview = (
  question: QuestionView,
  { csrf }: Member,
  { text, letter, sealed }: { text: string; letter: string | null; sealed: string },
): Markup => html`
  <section class="card">
    <h2 tabindex="-1" autofocus>${steps.reads}</h2>
    <blockquote>${words(questionTexts.objection.answer(question.number, text))}</blockquote>
    ${letter !== null && html`<p>${questionTexts.objection.letterKept(quotedInLine(letter))}</p>`}
  </section>
  <form method="post" action=${pathOf(question)} class="actions">
    ${csrfField(csrf)} <input type="hidden" name=${objectionFields.kept} value=${sealed} />
    <button name="kirim" value="1">${steps.send}</button>
  </form>
`;
