import { actingKinds } from '../../domain/acting-head.ts';
import { longDate } from '../../domain/city-time.ts';
import { roleCodes, roles } from '../../domain/role.ts';
import { unitName, type Units } from '../../domain/unit.ts';
import { actingTexts } from '../../flows/features/acting-head/acting-texts.ts';
import { administrationTexts } from '../../flows/features/administration/texts.ts';
import { html, type Markup } from '../markup.ts';
import { csrfField, lineField } from './fields.ts';
import { page, words } from './layout.ts';
import type { Member } from './needs.ts';
import type { Person, PersonAct } from './people-acts.ts';
import { tableUnder, type Cell } from './table.ts';
import { deskTexts } from './texts.ts';

const { people } = deskTexts;

const period = ({ from, to }: { from: string; to: string }): string =>
  from === to ? longDate(from) : people.period(longDate(from), longDate(to));

const personPath = (id: string, act: PersonAct | 'serah' | '' = ''): string =>
  `/meja/orang/${id}${act && `/${act}`}`;

const absent = ({ absences, terms }: Person): string =>
  [
    ...absences.map((each) => people.away(period(each))),
    ...terms.map((term) => `${actingKinds[term.kind]}: ${period(term)}`),
  ].join('\n');

const row = (person: Person, units: Units): Cell[] => [
  html`<a href=${personPath(person.id)}>${person.name}</a>`,
  roles[person.role],
  unitName(units, person.unit),
  people.statuses[person.status],
  html`<span class="words">${absent(person)}</span>`,
];

const select = (
  id: string,
  label: string,
  options: readonly { value: string; label: string }[],
  chosen = '',
): Markup => html`
  <div class="field">
    <label for=${id}>${label}</label>
    <select id=${id} name=${id}>
      ${options.map(
        (one) => html`<option value=${one.value} selected=${one.value === chosen}>${one.label}</option>`,
      )}
    </select>
  </div>
`;

const unitOptions = (units: Units) => units.codes.map((value) => ({ value, label: unitName(units, value) }));

const addForm = (csrf: string, name: string, units: Units): Markup => html`
  <section class="card">
    <h2>${people.add}</h2>
    <form method="post" action="/meja/orang">
      ${csrfField(csrf)} ${lineField({ id: 'nama', label: people.name, help: people.nameHelp }, name)}
      ${select(
        'peran',
        people.role,
        roleCodes.map((value) => ({ value, label: roles[value] })),
      )}
      ${select('unit', people.unit, unitOptions(units))}
      <button>${people.add}</button>
    </form>
  </section>
`;

/** Everybody in office, and the form that adds somebody. */
export const peopleView = (
  everybody: readonly Person[],
  told: Markup | null,
  { staff, csrf }: Member,
  units: Units,
  typed = '',
): string =>
  page(
    { title: people.title, staff, part: 'people' },
    told,
    tableUnder(
      people.title,
      people.columns,
      everybody.map((person) => row(person, units)),
    ),
    html``,
    html`<p><a href="/meja/orang/pegawai">${people.register}</a></p>`,
    addForm(csrf, typed, units),
  );

const days = (act: string): Markup => html`
  <div class="actions">
    <div>
      <label for=${`${act}-dari`}>${people.from}</label><br />
      <input type="date" id=${`${act}-dari`} name="dari" required />
    </div>
    <div>
      <label for=${`${act}-sampai`}>${people.until}</label><br />
      <input type="date" id=${`${act}-sampai`} name="sampai" />
    </div>
  </div>
`;

/** A form of one act about somebody, with what it asks. */
const actForm = (
  person: Person,
  act: PersonAct,
  csrf: string,
  { help = '', fields = null }: { help?: string; fields?: Markup | null } = {},
): Markup => html`
  <section class="card">
    <h2>${people.acts[act]}</h2>
    ${help !== '' && html`<p class="words">${words(help)}</p>`}
    <form method="post" action=${personPath(person.id, act)}>
      ${csrfField(csrf)} ${fields}
      <button class="plain">${people.acts[act]}</button>
    </form>
  </section>
`;

const actingFields = (): Markup =>
  html`${select(
    'sebagai',
    people.actingAs,
    Object.entries(actingTexts.kindLabels).map(([value, label]) => ({ value, label })),
  )}
  ${days('tunjuk')}`;

const formsOf = (person: Person, csrf: string, units: Units): Markup[] => [
  actForm(person, 'pindah', csrf, { fields: select('unit', people.unit, unitOptions(units), person.unit) }),
  actForm(person, 'absen', csrf, { fields: days('absen') }),
  ...(person.absences.length > 0 ? [actForm(person, 'kembali', csrf)] : []),
  ...(person.role === 'head' ? [] : [actForm(person, 'tunjuk', csrf, { fields: actingFields() })]),
  ...person.terms.map((term) =>
    actForm(person, 'akhiri', csrf, {
      help: actingTexts.termLine(person.name, term),
      fields: html`<input type="hidden" name="masa" value=${term.id} />`,
    }),
  ),
  ...(person.status === 'bound' ? [] : [actForm(person, 'kode', csrf)]),
  actForm(person, 'cabut', csrf, { help: administrationTexts.revokeQuestion(person.name) }),
];

/** One member of the office, and what may be done with them. */
export const personView = (
  person: Person,
  told: Markup | null,
  { staff, csrf }: Member,
  units: Units,
): string =>
  page(
    { title: person.name, staff, part: null },
    told,
    html`<p>
      ${roles[person.role]} – ${unitName(units, person.unit)} – ${people.statuses[person.status]}<br />
      <span class="words">${absent(person)}</span>
    </p>`,
    html`<p><a href=${personPath(person.id, 'serah')}>${deskTexts.handOver.link}</a></p>`,
    html`<div class="columns">${formsOf(person, csrf, units)}</div>`,
    html`<p><a href="/meja/orang">${people.back}</a></p>`,
  );
