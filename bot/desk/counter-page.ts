import type { Field } from '../../flows/fields/field-schema.ts';
import type { Letter, Service } from '../../flows/catalogue/service.ts';
import { html, type Markup } from '../markup.ts';
import { fieldName, letterFields, type CounterProblem } from './counter-fields.ts';
import type { CounterLetters } from './counter-letters.ts';
import { csrfField, filesField, lineField, textField, wordsField } from './fields.ts';
import { page, say } from './layout.ts';
import type { Member } from './needs.ts';
import { deskTexts } from './texts.ts';

const { counter } = deskTexts;

/** What stands in the form: what was typed, what is wrong with it, and the id that makes it one form however often it is sent. */
export type CounterFilled = {
  id: string;
  text(key: string): string;
  all(key: string): readonly string[];
  problems: Readonly<Record<string, CounterProblem>>;
  /** What was scanned so far, and the same sealed for the form. */
  letters: CounterLetters;
  sealed: string;
};

/** The services somebody may enter at the counter. */
export const counterView = (services: readonly Service[], { staff }: Pick<Member, 'staff'>): string =>
  page(
    { title: counter.title, staff, part: 'counter' },
    html`<p>${counter.how}</p>`,
    html`<ul>
      ${services.map(({ code, title }) => html`<li><a href=${`/meja/loket/${code}`}>${title}</a></li>`)}
    </ul>`,
  );

const whenOf = ({ when }: Field, { fields }: Service): string => {
  if (!when) return '';
  const label = fields.find(({ key }) => key === when.field)?.label ?? when.field;
  return counter.onlyWhen(label);
};

const yesNo = ['Ya', 'Tidak'];

const optionsOf = (field: Field): string[] | null => {
  if (field.type === 'choice' || field.type === 'multi_choice')
    return field.options.map(({ label }) => label);
  return field.type === 'yes_no' ? yesNo : null;
};

const picks = (field: Field, options: readonly string[], { all }: CounterFilled): Markup => {
  const name = fieldName(field.key);
  const type = field.type === 'multi_choice' ? 'checkbox' : 'radio';
  return html`${options.map(
    (label) =>
      html`<div class="pick">
        <label
          ><input
            type=${type}
            name=${name}
            value=${label}
            checked=${all(name).includes(label)}
          />${label}</label
        >
      </div>`,
  )}`;
};

const fieldPart = (field: Field, service: Service, filled: CounterFilled): Markup => {
  const id = fieldName(field.key);
  const problem = filled.problems[field.key];
  const label = field.required ? field.label : counter.optional(field.label);
  const free = field.type === 'slot' ? counter.slotHelp : '';
  const help = [whenOf(field, service), field.help, free].filter((part) => part !== '').join(' ');
  const offers = problem?.offers ? [counter.offers(problem.offers.join('; '))] : [];
  const named = { id, label, help, problem: problem && [problem.say, ...offers].join('\n') };
  const sure =
    problem?.confirm === true
      ? html`<div class="pick">
          <label><input type="checkbox" name=${`pasti_${field.key}`} value="1" />${counter.sure}</label>
        </div>`
      : null;
  const options = optionsOf(field);
  if (options)
    return html`<fieldset>
        <legend>${label}</legend>
        <p class="help">${help}</p>
        ${problem && say(problem.say, 'refused')} ${picks(field, options, filled)}
      </fieldset>
      ${sure}`;
  const input =
    field.type === 'long_text' ? wordsField(named, filled.text(id)) : lineField(named, filled.text(id));
  return html`${input}${sure}`;
};

const person = (filled: CounterFilled): Markup => {
  const line = (id: 'nama' | 'telepon' | 'instansi' | 'surel', autocomplete = 'off') => {
    const named = { id, label: counter.person[id], problem: filled.problems[id]?.say };
    return textField(
      named,
      (own) =>
        html`<input
          type="text"
          maxlength="200"
          autocomplete=${autocomplete}
          value=${filled.text(id)}
          ...${own}
        />`,
    );
  };
  return html`${line('nama')}${line('telepon')}${line('instansi')}${line('surel')}`;
};

const letterPart = ({ key, label, help, max }: Letter, { letters, problems }: CounterFilled): Markup => {
  const scanned = letters[key] ?? [];
  const named = { id: letterFields.file(key), label, help: `${help} ${counter.letterHelp(max)}` };
  return html`${filesField({ ...named, problem: problems[key]?.say }, max > 1)}
  ${
    scanned.length > 0 &&
    html`<p class="words">${counter.scanned(scanned.map(({ name }) => name).join(', '))}</p>
      <div class="pick">
        <label
          ><input type="checkbox" name=${letterFields.drop(key)} value="1" />${counter.dropScanned}</label
        >
      </div>`
  }`;
};

/** The form of a service, as staff fill it in for somebody at the counter. */
export const counterFormView = (
  service: Service,
  filled: CounterFilled,
  { staff, csrf }: Pick<Member, 'staff' | 'csrf'>,
): string =>
  page(
    { title: counter.formTitle(service.title), staff, part: null },
    Object.keys(filled.problems).length > 0 && say(deskTexts.steps.wrong, 'refused'),
    html`<form
      method="post"
      action=${`/meja/loket/${service.code}`}
      enctype="multipart/form-data"
      class="card"
    >
      ${csrfField(csrf)} <input type="hidden" name="formulir" value=${filled.id} />
      <input type="hidden" name=${letterFields.kept} value=${filled.sealed} />
      <h2>${counter.who}</h2>
      ${person(filled)}
      <h2>${deskTexts.request.answers}</h2>
      ${service.fields.map((field) => fieldPart(field, service, filled))}
      ${
        service.letters.length > 0 &&
        html`<h2>${deskTexts.request.letters}</h2>
          <p class="help">${counter.lettersHow}</p>
          ${filled.problems['berkas'] && say(filled.problems['berkas'].say, 'refused')}
          ${service.letters.map((letter) => letterPart(letter, filled))}`
      }
      <div class="pick">
        <label><input type="checkbox" name="sop" value="1" required />${counter.sop}</label>
      </div>
      ${filled.problems['sop'] && say(filled.problems['sop'].say, 'refused')}
      <button>${counter.enter}</button>
    </form>`,
    html`<p><a href="/meja/loket">${deskTexts.steps.back}</a></p>`,
  );
