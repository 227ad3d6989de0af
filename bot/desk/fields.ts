import { html, type Markup } from '../markup.ts';
import { deskTexts } from './texts.ts';

type Named = { id: string; label: string; help?: string; problem?: string | undefined };
type Attributes = {
  id: string;
  name: string;
  'aria-describedby': string | null;
  'aria-invalid': string | null;
};

const hints = ({ id, help, problem }: Named): { described: string | null; shown: Markup } => {
  const ids = [...(help ? [`${id}-bantuan`] : []), ...(problem ? [`${id}-salah`] : [])];
  return {
    described: ids.length > 0 ? ids.join(' ') : null,
    shown: html`
      ${help && html`<p class="help" id=${`${id}-bantuan`}>${help}</p>`}
      ${problem && html`<p class="say refused words" id=${`${id}-salah`}>${problem}</p>`}
    `,
  };
};

/** A field with its label, what helps to fill it in, and what is wrong with what stands in it. */
export const textField = (named: Named, input: (attributes: Attributes) => Markup): Markup => {
  const { id, label, problem } = named;
  const { described, shown } = hints(named);
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${shown}
    ${input({ id, name: id, 'aria-describedby': described, 'aria-invalid': problem ? 'true' : null })}
  </div>`;
};

/** One line of text. */
export const lineField = (named: Named, value: string): Markup =>
  textField(named, (own) => html`<input type="text" maxlength="300" value=${value} ...${own} />`);

/** Several lines of text. */
export const wordsField = (named: Named, value: string): Markup =>
  textField(named, (own) => html`<textarea maxlength="4000" ...${own}>${value}</textarea>`);

/** Files; with `many` any number. */
export const filesField = (named: Named, many: boolean): Markup =>
  textField(
    named,
    (own) => html`<input type="file" accept=".pdf,.jpg,.jpeg,.png" multiple=${many} ...${own} />`,
  );

/** A file. */
export const fileField = (named: Named): Markup => filesField(named, false);

/** One of a group of choices. */
export type Choice = { value: string; label: string };

const pick = (type: 'radio' | 'checkbox', name: string, { value, label }: Choice, chosen: boolean): Markup =>
  html`<div class="pick">
    <label><input type=${type} name=${name} value=${value} checked=${chosen} />${label}</label>
  </div>`;

/** A group of choices of which one holds, or with `many` any number. */
export const choices = (
  named: Named,
  options: readonly Choice[],
  { chosen, many = false, more = null }: { chosen: readonly string[]; many?: boolean; more?: Markup | null },
): Markup => {
  const { described, shown } = hints(named);
  return html`<fieldset aria-describedby=${described}>
    <legend>${named.label}</legend>
    ${shown}
    ${options.map((option) =>
      pick(many ? 'checkbox' : 'radio', named.id, option, chosen.includes(option.value)),
    )}
    ${more}
  </fieldset>`;
};

/** The hidden word that says a form is of this session. */
export const csrfField = (csrf: string): Markup => html`<input type="hidden" name="csrf" value=${csrf} />`;

/** A choice of words of one's own. */
export const ownChoice = (value: string): Choice => ({ value, label: deskTexts.steps.own });
