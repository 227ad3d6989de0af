import { addDays, longDate } from '../../domain/city-time.ts';
import { unitName, type Units } from '../../domain/unit.ts';
import { holidayName } from '../../domain/working-days.ts';
import type { Service } from '../../flows/catalogue/service.ts';
import { sopStanding } from '../../flows/catalogue/sop-standing.ts';
import { html, type Markup } from '../markup.ts';
import { csrfField, lineField } from './fields.ts';
import { mayLookAtChanges } from './changes-page.ts';
import { page, say } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import { tableUnder, type Cell } from './table.ts';
import { deskTexts } from './texts.ts';

const { services } = deskTexts;

const stateOf = (service: Service, closed: ReadonlyMap<string, string>): string => {
  const notice = closed.get(service.code);
  return notice === undefined ? services.open : services.closed(notice);
};

const row = (service: Service, closed: ReadonlyMap<string, string>, units: Units): Cell[] => [
  html`<a href=${`/meja/layanan/${service.code}`}>${service.title}</a>`,
  unitName(units, service.unit),
  services.audiences[service.audience],
  String(service.promiseWorkingDays),
  `${service.version} (${services.sopStatuses[service.sopStatus]})`,
  stateOf(service, closed),
];

/** The holidays of this year and the next from a day on. */
const holidaysFrom = (today: string): Cell[][] =>
  Array.from({ length: 730 }, (_, n) => addDays(`${today.slice(0, 4)}-01-01`, n)).flatMap((date) => {
    const name = holidayName(date);
    return name === null ? [] : [[longDate(date), name]];
  });

const { changes } = deskTexts;
const edit = (what: string): string => `/meja/layanan/ubah/${what}`;

/** Everything beside the services that an administrator may change. */
const dataLinks = (): Markup =>
  html`<h2>${changes.data}</h2>
    <ul class="views">
      ${Object.entries(changes.parts).map(
        ([what, label]) => html`<li><a href=${edit(what)}>${label}</a></li>`,
      )}
    </ul>`;

/** The table of all services, and the ways to what the city decides. */
export const servicesView = (
  { services: all, city: { units } }: DeskNeeds['catalogue'],
  closed: ReadonlyMap<string, string>,
  today: string,
  { staff }: Member,
): string =>
  page(
    { title: services.title, staff, part: 'services' },
    html`<p class="help">${services.how}</p>`,
    mayLookAtChanges(staff) &&
      html`<p>
        <a href="/meja/layanan/usulan">${changes.link}</a> ·
        <a href="/meja/layanan/versi">${changes.versions}</a>
      </p>`,
    staff.role === 'administrator' && dataLinks(),
    tableUnder(
      services.title,
      services.columns,
      all.map((service) => row(service, closed, units)),
    ),
    html`<details class="card">
      <summary>${services.holidays}</summary>
      ${tableUnder(services.holidays, services.holidayColumns, holidaysFrom(today))}
    </details>`,
  );

const needOf = ({ required }: { required: boolean }): string =>
  required ? services.required : services.optional;

const asked = (
  title: string,
  all: readonly { label: string; help: string; required: boolean }[],
): Markup => html`
  <section class="card">
    <h2>${title}</h2>
    <ul>
      ${all.map((one) => html`<li><strong>${one.label}</strong> (${needOf(one)})<br />${one.help}</li>`)}
    </ul>
  </section>
`;

/** What an administrator may change of a service: at once whether it is open, by a proposal everything else. */
const changeParts = ({ code }: Service, isClosed: boolean, csrf: string): Markup =>
  html`<section class="card">
    <ul class="views">
      ${(['layanan', 'isian', 'berkas'] as const).map(
        (kind) => html`<li><a href=${edit(`${kind}.${code}`)}>${changes.ofService[kind]}</a></li>`,
      )}
      <li><a href=${`/meja/layanan/${code}/sop`}>${changes.ofService.sop}</a></li>
    </ul>
    <form method="post" action=${`/meja/layanan/${code}/buka-tutup`}>
      ${csrfField(csrf)} ${!isClosed && lineField({ id: 'pemberitahuan', label: changes.notice }, '')}
      <button class="plain">${isClosed ? changes.open : changes.close}</button>
    </form>
  </section>`;

/** A service whole: what its card, SOP and form say. */
export const serviceView = (
  service: Service,
  closed: ReadonlyMap<string, string>,
  units: Units,
  { staff, csrf }: Member,
  problem: string | null = null,
): string =>
  page(
    { title: service.title, staff, part: null },
    problem !== null && say(problem, 'refused'),
    html`<p>${service.summary}</p>`,
    html`<div class="columns">
      <div>
        <section class="card">
          <dl>
            <dt>${services.columns[1]}</dt>
            <dd>${unitName(units, service.unit)}</dd>
            <dt>${services.columns[3]}</dt>
            <dd>${service.promiseWorkingDays}</dd>
            <dt>${services.law}</dt>
            <dd>${service.law}</dd>
            <dt>${services.who}</dt>
            <dd>${service.whoMay}</dd>
            <dt>${services.product}</dt>
            <dd>${service.product}</dd>
            <dt>${services.columns[5]}</dt>
            <dd>${stateOf(service, closed)}</dd>
          </dl>
        </section>
        <section class="card">
          <h2>${services.sop} ${service.version} (${services.sopStatuses[service.sopStatus]})</h2>
          <ol>
            ${service.sop.map((step) => html`<li>${step}</li>`)}
          </ol>
          ${sopStanding(service).map((line) => html`<p>${line}</p>`)}
        </section>
        ${staff.role === 'administrator' && changeParts(service, closed.has(service.code), csrf)}
      </div>
      <div>
        ${asked(services.fields, service.fields)}
        ${service.letters.length > 0 && asked(services.letters, service.letters)}
      </div>
    </div>`,
    html`<p><a href="/meja/layanan">${services.back}</a></p>`,
  );
