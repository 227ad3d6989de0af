import type { PreviewLine } from '../../flows/features/city-changes/facts.ts';
import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import { afterId } from '../../flows/features/city-changes/editable/edits.ts';
import { partId, type Thing } from '../../flows/features/city-changes/editable/part.ts';
import { fresh, type List } from '../../flows/features/city-changes/editable/things.ts';
import { html, type Markup } from '../markup.ts';
import { partField } from './edit-fields.ts';
import { csrfField, lineField } from './fields.ts';
import { page, say } from './layout.ts';
import type { Member } from './needs.ts';
import type { Looked } from './proposing.ts';
import { lookedParts, phonePart } from './proposing-page.ts';
import { deskTexts } from './texts.ts';

const { changes: texts } = deskTexts;

/** What stands in a form: by part, with the reason, and what is wrong. */
export type Filled = {
  typed(part: string): string;
  reason: string;
  problem: string | null;
  wrong: Readonly<Record<string, string>>;
};

/** Beside the form: a change that was looked at, or the chat as it is now. */
type Beside = { looked: Looked; catalogue: Catalogue } | { now: readonly PreviewLine[] };

const placeField = ({ places }: Thing, typed: string): Markup | false =>
  places !== undefined &&
  partField(
    { path: [afterId], label: texts.place, kind: 'one', choices: places },
    typed === '' ? (places.at(-1)?.value ?? '') : typed,
    undefined,
  );

const form = (path: string, thing: Thing, filled: Filled, csrf: string): Markup =>
  html`<form method="post" action=${path} class="card">
    ${csrfField(csrf)} ${placeField(thing, filled.typed(afterId))}
    ${thing.parts.map((part) => partField(part, filled.typed(partId(part)), filled.wrong[partId(part)]))}
    ${lineField({ id: 'alasan', label: texts.reason, help: texts.reasonHelp }, filled.reason)}
    <p class="actions">
      <button>${texts.see}</button>
      ${thing.listed && html`<button class="plain" name="tindakan" value="hapus">${texts.remove}</button>`}
    </p>
  </form>`;

const besidePart = (beside: Beside, csrf: string): Markup | Markup[] =>
  'looked' in beside
    ? lookedParts(beside.looked, beside.catalogue, csrf)
    : phonePart(beside.now, texts.phoneNow);

/** The form of a thing, and beside it the phone. */
export const thingView = (
  { path, back }: { path: string; back: string },
  thing: Thing,
  filled: Filled,
  beside: Beside,
  { staff, csrf }: Member,
): string =>
  page(
    { title: thing.name, staff, part: null },
    filled.problem !== null && say(filled.problem, 'refused'),
    html`<div class="columns">
      <div>${form(path, thing, filled, csrf)}</div>
      <div class="stay" tabindex="0" role="region" aria-label=${texts.phone}>${besidePart(beside, csrf)}</div>
    </div>`,
    html`<p><a href=${back}>${deskTexts.steps.back}</a></p>`,
  );

/** The things of a list, each with its form, and one to add another. */
export const listView = ({ title, kind, entries, grows }: List, back: string, { staff }: Member): string => {
  const path = `/meja/layanan/ubah/${kind}`;
  return page(
    { title, staff, part: null },
    html`<section class="card">
      <ul>
        ${entries.map(({ id, name }) => html`<li><a href=${`${path}/${encodeURIComponent(id)}`}>${name}</a></li>`)}
      </ul>
      ${grows && html`<p><a class="button plain" href=${`${path}/${fresh}`}>${texts.add}</a></p>`}
    </section>`,
    html`<p><a href=${back}>${deskTexts.steps.back}</a></p>`,
  );
};
