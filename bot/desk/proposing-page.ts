import type { PreviewLine } from '../../flows/features/city-changes/facts.ts';
import type { CityEdit } from '../../flows/catalogue/city-edit.ts';
import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import { toldEdits, type Told } from '../../flows/features/city-changes/describe.ts';
import { cityTexts } from '../../flows/features/city-changes/texts.ts';
import { html, type Markup } from '../markup.ts';
import { csrfField } from './fields.ts';
import { words } from './layout.ts';
import type { Looked } from './proposing.ts';
import { deskTexts } from './texts.ts';

const { changes: texts } = deskTexts;

const toldPart = ({ heading, before, after }: Told): Markup => html`
  <h3>${heading}</h3>
  ${
    after !== undefined &&
    html`<dl>
      ${before !== undefined && html`<dt>${texts.before}</dt>`}
      ${before !== undefined && html`<dd>${before}</dd>`}
      <dt>${texts.after}</dt>
      <dd>${after}</dd>
    </dl>`
  }
`;

/** What edits change, as people read it, and below that as the files say it. */
export const differencePart = (
  edits: readonly CityEdit[],
  lines: readonly string[],
  catalogue: Catalogue,
): Markup =>
  html`<section class="card">
    <h2>${texts.difference}</h2>
    ${toldEdits(edits, catalogue).map(toldPart)}
    ${
      lines.length > 0 &&
      html`<details>
        <summary>${texts.lines}</summary>
        <ul>
          ${lines.map((line) => html`<li>${line}</li>`)}
        </ul>
      </details>`
    }
  </section>`;

const bubble = ({ from, text }: PreviewLine): Markup =>
  html`<li class=${from}>
    <p class="quiet">${texts[from]}</p>
    <p class="words">${words(text)}</p>
  </li>`;

/** Only the end of a long chat: what is changed is what was said last. */
const mostLines = 12;

/** A chat as a phone shows it. */
export const phonePart = (lines: readonly PreviewLine[], title: string = texts.phone): Markup =>
  html`<section class="card">
    <h2>${title}</h2>
    <ol class="chat">
      ${lines.slice(-mostLines).map(bubble)}
    </ol>
  </section>`;

/** The buttons of a change that can be submitted, or tried out first. */
const submitPart = ({ sealed }: Looked, csrf: string): Markup =>
  html`<div class="actions">
    <form method="post" action="/meja/layanan/usulan">
      ${csrfField(csrf)} <input type="hidden" name="usulan" value=${sealed} />
      <button>${cityTexts.labels.submit}</button>
    </form>
    <form method="post" action="/meja/layanan/contoh">
      ${csrfField(csrf)} <input type="hidden" name="usulan" value=${sealed} />
      <button class="plain">${texts.tryOut}</button>
    </form>
  </div>`;

/** Everything of a change that was looked at: what it changes, its buttons, the phone. */
export const lookedParts = (looked: Looked, catalogue: Catalogue, csrf: string): Markup[] => [
  differencePart(looked.prepared.edits, looked.lines, catalogue),
  submitPart(looked, csrf),
  phonePart(looked.phone),
];
