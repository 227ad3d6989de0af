import { formFields } from '../../flows/features/desk/step-form.ts';
import type { Talk } from '../../flows/features/relay/index.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import { mayWrite } from '../../domain/relay.ts';
import { actLabels } from '../../flows/labels.ts';
import { html, type Markup } from '../markup.ts';
import { csrfField, fileField, wordsField } from './fields.ts';
import { requestPath } from './inbox-page.ts';
import { page, say } from './layout.ts';
import type { Member } from './needs.ts';
import { deskTexts } from './texts.ts';

const texts = deskTexts.request;
const { words, file } = formFields;

/** Where each is written. */
export const talkPaths: Record<Talk, string> = { write: 'tulis', note: 'catatan' };

/** The buttons to write, for whoever may. */
export const talkButtons = (request: RequestView, { staff }: Pick<Member, 'staff'>): Markup | null =>
  mayWrite(request, staff)
    ? html`<div class="actions">
        ${(['write', 'note'] as const).map(
          (talk) =>
            html`<form method="get" action=${`${requestPath(request.number)}/${talkPaths[talk]}`}>
              <button class="plain">${actLabels[talk]}</button>
            </form>`,
        )}
      </div>`
    : null;

const labelled = {
  write: {
    get label() {
      return texts.write;
    },
    get help() {
      return texts.writeHelp;
    },
  },
  note: {
    get label() {
      return texts.note;
    },
    get help() {
      return texts.noteHelp;
    },
  },
} as const;

/** The form for words to the applicant or among the units. */
export const talkPage = (
  talk: Talk,
  { number }: Pick<RequestView, 'number'>,
  { text, problems }: { text: string; problems: Record<string, string> },
  { staff, csrf }: Member,
): string =>
  page(
    { title: deskTexts.steps.title(actLabels[talk], number), staff, part: null },
    Object.keys(problems).length > 0 && say(deskTexts.steps.wrong, 'refused'),
    html`<form
      method="post"
      action=${`${requestPath(number)}/${talkPaths[talk]}`}
      enctype="multipart/form-data"
      class="card"
    >
      ${csrfField(csrf)} ${wordsField({ id: words, ...labelled[talk], problem: problems[words] }, text)}
      ${
        talk === 'write' &&
        fileField({
          ...{ id: file, label: texts.writeFile, help: deskTexts.steps.resultFileHelp },
          problem: problems[file],
        })
      }
      <button>${deskTexts.steps.next}</button>
    </form>`,
    html`<p><a href=${requestPath(number)}>${deskTexts.steps.back}</a></p>`,
  );
