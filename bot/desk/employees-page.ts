import { maskNip } from '../../domain/nip.ts';
import type { AsnFile } from '../../app/admin/asn-file.ts';
import type { EmployeePlan } from '../../app/db/employees.ts';
import { html, type Markup } from '../markup.ts';
import { asnTexts } from '../../flows/pages/employee-register.ts';
import { csrfField, textField } from './fields.ts';
import { page, say } from './layout.ts';
import type { Member } from './needs.ts';
import { dataTable, tableUnder, type Cell } from './table.ts';
import { deskTexts } from './texts.ts';

const { people } = deskTexts;

/** The form that takes the employee register's file, with what became of the last one. */
export const registerView = (told: Markup | null, { staff, csrf }: Member): string =>
  page(
    { title: people.register, staff, part: null },
    told,
    html`<p>${people.importHow}</p>`,
    html`<form method="post" action="/meja/orang/pegawai" enctype="multipart/form-data" class="card">
      ${csrfField(csrf)}
      ${textField(
        { id: 'berkas', label: people.importFile },
        (own) => html`<input type="file" accept=".csv,.txt,.tsv,.xlsx" required ...${own} />`,
      )}
      <button>${people.importShow}</button>
    </form>`,
    html`<p><a href="/meja/orang">${people.back}</a></p>`,
  );

type Details = Omit<EmployeePlan['entry'], 'nip'>;

const cell = (key: keyof Details, { entry, before }: EmployeePlan): Cell => {
  const was = before[key];
  return was === undefined
    ? entry[key]
    : html`<strong>${entry[key]}</strong><br /><span class="quiet">${people.importWas(was)}</span>`;
};

const row = (plan: EmployeePlan): Cell[] => [
  maskNip(plan.entry.nip).replaceAll('*', '•'),
  cell('name', plan),
  cell('position', plan),
  cell('agency', plan),
  cell('phone', plan),
  people.importWhat[plan.what],
];

/** What would change stands first: nobody reads hundreds of lines that stay as they are. */
const order = { updated: 0, added: 1, unchanged: 2 } as const;
const mostShown = 300;

const more = (count: number): Markup | null =>
  count > mostShown ? html`<p>${people.importMore(count - mostShown)}</p>` : null;

const rejectedPart = ({ rejected }: AsnFile): Markup | null => {
  if (rejected.length === 0) return null;
  const shortened = rejected.filter(({ because }) => because.includes(asnTexts.nip.shortened)).length;
  return html`${shortened > 1 && say(people.importShortened(shortened), 'refused')}
    <h2>${people.importRejected}</h2>
    ${tableUnder(
      people.importRejected,
      people.importRejectedColumns,
      rejected.slice(0, mostShown).map(({ line, because }) => [String(line), because]),
    )}
    ${more(rejected.length)}`;
};

/** What each row of a file would do, before any of it is done; `sealed` names the file. */
export const plannedView = (
  file: AsnFile,
  plans: readonly EmployeePlan[],
  sealed: string,
  { staff, csrf }: Member,
): string => {
  const count = (what: EmployeePlan['what']): number => plans.filter((plan) => plan.what === what).length;
  const sorted = plans.toSorted((a, b) => order[a.what] - order[b.what]);
  return page(
    { title: people.register, staff, part: null },
    say(people.importCounts(count('added'), count('updated'), count('unchanged'), file.rejected.length)),
    rejectedPart(file),
    plans.length > 0 && dataTable(people.register, people.importColumns, sorted.slice(0, mostShown).map(row)),
    more(plans.length),
    count('added') + count('updated') > 0 &&
      html`<form method="post" action="/meja/orang/pegawai/simpan" class="card">
        ${csrfField(csrf)} <input type="hidden" name="berkas" value=${sealed} />
        ${
          count('updated') > 0 &&
          html`<div class="pick">
            <label><input type="checkbox" name="perbarui" value="1" />${people.importUpdate}</label>
          </div>`
        }
        <button>${people.importDo}</button>
      </form>`,
    html`<p><a href="/meja/orang/pegawai">${deskTexts.steps.back}</a></p>`,
  );
};
