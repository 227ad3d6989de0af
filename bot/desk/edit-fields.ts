import { partId, type Part } from '../../flows/features/city-changes/editable/part.ts';
import { html, type Markup } from '../markup.ts';
import { choices, lineField, textField, wordsField } from './fields.ts';

type Named = { id: string; label: string; help?: string; problem?: string | undefined };

const selectField = (named: Named, part: Extract<Part, { kind: 'one' | 'many' }>, typed: string): Markup =>
  textField(
    named,
    (own) =>
      html`<select ...${own}>
        ${part.optional && html`<option value="">–</option>`}
        ${part.choices.map(
          ({ value, label }) => html`<option value=${value} selected=${value === typed}>${label}</option>`,
        )}
      </select>`,
  );

const dayField = (named: Named, typed: string): Markup =>
  textField(named, (own) => html`<input type="date" value=${typed} ...${own} />`);

/** The field of a form for a part of a thing, with what was typed in it and what is wrong with that. */
export const partField = (part: Part, typed: string, problem: string | undefined): Markup => {
  const named = { id: partId(part), label: part.label, problem, ...(part.help ? { help: part.help } : {}) };
  if (part.kind === 'one') return selectField(named, part, typed);
  if (part.kind === 'many') return choices(named, part.choices, { chosen: typed.split('\n'), many: true });
  if (part.kind === 'yes')
    return choices(named, [{ value: 'ya', label: part.label }], { chosen: [typed], many: true });
  if (part.kind === 'day') return dayField(named, typed);
  return ['words', 'list', 'options'].includes(part.kind)
    ? wordsField(named, typed)
    : lineField(named, typed);
};
