import { cityDate, longDate } from '../../domain/city-time.ts';
import type { Field } from '../../flows/fields/field-schema.ts';
import type { Service } from '../../flows/catalogue/service.ts';
import { serviceFace } from '../../flows/features/requests/service-face.ts';
import { applicantName } from '../../flows/features/requests/shown.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import { html, type Markup } from '../markup.ts';
import { csrfField, lineField, textField, wordsField } from './fields.ts';
import { requestPath } from './inbox-page.ts';
import { page, say } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import { deskTexts } from './texts.ts';

const { counter } = deskTexts;

/** What stands in the form: what was typed, what is wrong with it, and the id that makes it one form however often it is sent. */
export type CounterFilled = {
  id: string;
  text(key: string): string;
  all(key: string): readonly string[];
  problems: Readonly<Record<string, { say: string; confirm: boolean }>>;
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

/** A field's name in the form; the applicant's own fields have names of their own. */
export const fieldName = (key: string): string => `isian_${key}`;

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
  const help = [whenOf(field, service), field.help].filter((part) => part !== '').join(' ');
  const named = { id, label, help, problem: problem?.say };
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

/** The form of a service, as staff fill it in for somebody at the counter. */
export const counterFormView = (
  service: Service,
  filled: CounterFilled,
  { staff, csrf }: Pick<Member, 'staff' | 'csrf'>,
): string =>
  page(
    { title: counter.formTitle(service.title), staff, part: null },
    Object.keys(filled.problems).length > 0 && say(deskTexts.steps.wrong, 'refused'),
    html`<form method="post" action=${`/meja/loket/${service.code}`} class="card">
      ${csrfField(csrf)} <input type="hidden" name="formulir" value=${filled.id} />
      <h2>${counter.who}</h2>
      ${person(filled)}
      <h2>${deskTexts.request.answers}</h2>
      ${service.fields.map((field) => fieldPart(field, service, filled))}
      ${service.letters.length > 0 && html`<p class="help">${counter.letters(service.letters.map(({ label }) => label).join(', '))}</p>`}
      <div class="pick">
        <label><input type="checkbox" name="sop" value="1" required />${counter.sop}</label>
      </div>
      ${filled.problems['sop'] && say(filled.problems['sop'].say, 'refused')}
      <button>${counter.enter}</button>
    </form>`,
    html`<p><a href="/meja/loket">${deskTexts.steps.back}</a></p>`,
  );

/** What somebody at the counter takes along: the number, what for, until when, and where to ask. */
export const receiptView = (
  request: RequestView,
  { catalogue, tz }: Pick<DeskNeeds, 'catalogue' | 'tz'>,
  { staff }: Pick<Member, 'staff'>,
): string => {
  const { office } = catalogue.city;
  return page(
    { title: counter.receipt, staff, part: null, narrow: true },
    html`<section class="card">
      <p><strong>${office.name}</strong><br />${office.address}<br />${office.phone}</p>
      <dl>
        <dt>${counter.number}</dt>
        <dd><strong class="number">${request.number}</strong></dd>
        <dt>${deskTexts.inbox.service}</dt>
        <dd>${serviceFace({ catalogue }, request.service).title}</dd>
        <dt>${deskTexts.request.applicant}</dt>
        <dd>${applicantName(request)}</dd>
        <dt>${counter.received}</dt>
        <dd>${longDate(cityDate(new Date(request.submittedAt), tz))}</dd>
        <dt>${counter.promised}</dt>
        <dd>${longDate(request.promisedOn)}</dd>
      </dl>
      <p>${counter.ask(request.number)}</p>
    </section>`,
    html`<p class="noprint">
      ${counter.print} <a href=${requestPath(request.number)}>${counter.toRequest}</a>
    </p>`,
  );
};
