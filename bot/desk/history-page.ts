import { lookWords, officeActWords } from '../../flows/domain-words.ts';
import { hideNik } from '../../domain/nik.ts';
import { doors, looks, type Door, type Look } from '../../domain/access.ts';
import { offices, type Role } from '../../domain/role.ts';
import { adminActions } from '../../domain/admin-event.ts';
import type { AuditCheck } from '../../app/db/audit-checks.ts';
import type { HistoryBook, HistoryRow } from '../../app/db/history-page.ts';
import { shownActor, shownStep } from '../../flows/features/requests/shown.ts';
import { moment } from '../../flows/features/requests/times.ts';
import { html, type Markup } from '../markup.ts';
import { csrfField, lineField } from './fields.ts';
import { requestPath } from './inbox-page.ts';
import { page, say } from './layout.ts';
import type { Member } from './needs.ts';
import { dataTable, type Cell } from './table.ts';
import { deskTexts } from './texts.ts';

const { history } = deskTexts;

/** What a page of the history was asked for, as it was typed. */
export type HistoryForm = { buku: HistoryBook; siapa: string; nomor: string; dari: string; sampai: string };

/** A page of the history. */
export type HistoryShown = {
  form: HistoryForm;
  rows: readonly HistoryRow[];
  names: ReadonlyMap<string, string>;
  /** Where the next, older page begins. */
  older: string | null;
  check: AuditCheck | null;
};

const isLook = (what: string): what is Look => Object.hasOwn(looks, what);
/** A look's door is written as its code. */
const doorWords = (note: string): string =>
  note.replace(/^\w+/, (door) => (Object.hasOwn(doors, door) ? doors[door as Door] : door));
const isAct = (action: string): action is keyof typeof adminActions => Object.hasOwn(adminActions, action);

/** What an act was, in words. */
const actWords = (book: HistoryBook, row: HistoryRow): string => {
  if (book === 'requests') return shownStep({ ...row, role: row.role ?? '' });
  if (book === 'looks') return isLook(row.action) ? lookWords[row.action].label : row.action;
  return isAct(row.action) ? officeActWords[row.action] : row.action;
};

const isRole = (word: string): word is Role => Object.hasOwn(offices, word);

/** Who did something in the office's book: a role's code and a name, or words of our own. */
const doerWords = (actor: string): string => {
  const [role = '', ...name] = actor.split(' ');
  return isRole(role) ? shownActor({ action: '', actor: name.join(' '), role }) : actor;
};

const whoWords = ({ role, ...row }: HistoryRow): string => {
  if (row.actor === '') return history.command;
  return role === null ? doerWords(row.actor) : shownActor({ ...row, role });
};

const isRefusal = (because: string): because is keyof typeof history.refusals =>
  Object.hasOwn(history.refusals, because);

/** What an act is about and what is noted of it; a refusal with the page that was asked for, and why. */
const aboutWords = (
  book: HistoryBook,
  { action, about, note }: HistoryRow,
): [about: string, note: string] => {
  if (book === 'office' && action === 'desk_refused')
    return [
      about.replace('GET ', history.asked).replace('POST ', history.sent),
      isRefusal(note ?? '') ? history.refusals[note as keyof typeof history.refusals] : (note ?? ''),
    ];
  return [about, note === null ? '' : hideNik(book === 'looks' ? doorWords(note) : note)];
};

/** An act in the words of the page and of the list that is taken along. */
export const actLine = (
  book: HistoryBook,
  row: HistoryRow,
  { names, tz }: { names: ReadonlyMap<string, string>; tz: string },
): [at: string, who: string, what: string, about: string, note: string] => {
  const [about, note] = aboutWords(book, row);
  return [moment(row.at, { tz }), whoWords(row), actWords(book, row), names.get(about) ?? about, note];
};

/** So many numbers of a list that was looked at stand on the page; the table that is taken along has all. */
const mostNumbers = 6;

const shortened = (about: string, asked: string): string => {
  const all = about.split(', ');
  // What was asked for is among those that are shown.
  const numbers = [...all.filter((one) => one === asked), ...all.filter((one) => one !== asked)];
  const more = numbers.length - mostNumbers;
  return more > 0 ? history.andMore(numbers.slice(0, mostNumbers).join(', '), more) : about;
};

const cellsOf = (
  { buku: book, nomor }: HistoryForm,
  row: HistoryRow,
  where: Parameters<typeof actLine>[2],
): Cell[] => {
  const [at, who, what, about, note] = actLine(book, row, where);
  const subject =
    book !== 'office' && /^TD-[\dA-Z-]+$/.test(row.about)
      ? html`<a href=${requestPath(row.about)}>${row.about}</a>`
      : html`<span>${book === 'looks' ? shortened(about, nomor) : about}</span>`;
  return [at, who, what, subject, html`<span class="words">${note}</span>`];
};

/** The address of a page of the history. */
const historyPath = (path: string, form: HistoryForm, more: Record<string, string> = {}): string => {
  const given = Object.entries({ ...form, ...more }).filter(([, value]) => value !== '');
  return `${path}?${new URLSearchParams(given).toString()}`;
};

const dateField = (id: 'dari' | 'sampai', label: string, value: string): Markup => html`
  <div>
    <label for=${id}>${label}</label><br />
    <input type="date" id=${id} name=${id} value=${value} />
  </div>
`;

const filterForm = (form: HistoryForm): Markup => html`
  <form method="get" action="/meja/riwayat" class="card">
    <div class="field">
      <label for="buku">${history.book}</label>
      <select id="buku" name="buku">
        ${(Object.keys(history.books) as HistoryBook[]).map(
          (book) =>
            html`<option value=${book} selected=${book === form.buku}>${history.books[book]}</option>`,
        )}
      </select>
    </div>
    ${lineField({ id: 'siapa', label: history.person, help: history.personHelp }, form.siapa)}
    ${lineField({ id: 'nomor', label: history.number }, form.nomor)}
    <div class="actions">
      ${dateField('dari', history.from, form.dari)} ${dateField('sampai', history.until, form.sampai)}
    </div>
    <button>${history.show}</button>
  </form>
`;

const checkOutcome = (check: AuditCheck | null, tz: string): Markup => {
  if (!check) return html`<p>${history.auditNever}</p>`;
  const { askedBy, askedAt, done } = check;
  if (!done) return say(history.auditWaits(askedBy, moment(askedAt, { tz })));
  const at = moment(done.at, { tz });
  const head = done.head === null ? null : html`<p class="quiet">${history.auditHead(done.head)}</p>`;
  if (done.broken.length === 0)
    return html`${say(history.auditGood(done.events, done.requests, at), 'done')}${head}`;
  return html`${say(history.auditBroken(done.broken.length, at), 'refused')}
    <ul>
      ${done.broken.map(({ number, seq, because }) => html`<li>${history.auditLine(number, seq, because)}</li>`)}
    </ul>
    ${head}`;
};

/** Who did what and who looked, with what a check of the whole history has found. */
export const historyView = (shown: HistoryShown, { staff, csrf }: Member, tz: string): string => {
  const { form, rows, names, older, check } = shown;
  return page(
    { title: history.title, staff, part: 'history' },
    filterForm(form),
    rows.length > 0
      ? dataTable(
          history.books[form.buku],
          history.columns,
          rows.map((row) => cellsOf(form, row, { names, tz })),
        )
      : html`<p role="status">${history.none}</p>`,
    html`<p class="actions">
      ${older !== null && html`<a class="button plain" rel="next" href=${historyPath('/meja/riwayat', form, { sebelum: older })}>${history.older}</a>`}
      <a class="button plain" href=${historyPath('/meja/riwayat.csv', form)}>${deskTexts.inbox.csv}</a>
    </p>`,
    html`<section class="card">
      <h2>${history.audit}</h2>
      <p class="help">${history.auditHow}</p>
      ${checkOutcome(check, tz)}
      <form method="post" action="/meja/riwayat/periksa" class="actions">
        ${csrfField(csrf)}<button class="plain">${history.check}</button>
      </form>
    </section>`,
  );
};
