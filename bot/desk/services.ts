import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { addDays, cityDate, longDate } from '../../domain/city-time.ts';
import { unitName, type Units } from '../../domain/unit.ts';
import { holidayName } from '../../domain/working-days.ts';
import { closedServices } from '../../app/db/closed-services.ts';
import type { Service } from '../../flows/catalogue/service.ts';
import { sopStanding } from '../../flows/catalogue/sop-standing.ts';
import { html, type Markup } from '../markup.ts';
import { sendPage, type Guard } from './guard.ts';
import { mayLookAtChanges } from './changes-page.ts';
import { page } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import { dataTable, type Cell } from './table.ts';
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

const servicesView = (
  { services: all, city: { units } }: DeskNeeds['catalogue'],
  closed: ReadonlyMap<string, string>,
  today: string,
  { staff }: Member,
): string =>
  page(
    { title: services.title, staff, part: 'services' },
    html`<p class="help">${services.how}</p>`,
    mayLookAtChanges(staff) && html`<p><a href="/meja/layanan/usulan">${deskTexts.changes.link}</a></p>`,
    dataTable(
      services.title,
      services.columns,
      all.map((service) => row(service, closed, units)),
    ),
    html`<details class="card">
      <summary>${services.holidays}</summary>
      ${dataTable(services.holidays, services.holidayColumns, holidaysFrom(today))}
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

const serviceView = (
  service: Service,
  closed: ReadonlyMap<string, string>,
  units: Units,
  { staff }: Member,
): string =>
  page(
    { title: service.title, staff, part: null },
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
          ${
            staff.role === 'administrator' &&
            html`<p><a href=${`/meja/layanan/${service.code}/sop`}>${deskTexts.changes.edit}</a></p>`
          }
        </section>
      </div>
      <div>
        ${asked(services.fields, service.fields)}
        ${service.letters.length > 0 && asked(services.letters, service.letters)}
      </div>
    </div>`,
    html`<p><a href="/meja/layanan">${services.back}</a></p>`,
  );

const About = z.object({ code: z.string() });

/** The catalogue as it stands: what is offered, how, by whom, and the days nobody works. */
export const serviceRoutes = (app: FastifyInstance, needs: DeskNeeds, guard: Guard): void => {
  const { db, catalogue, clock, tz } = needs;

  app.get(
    '/meja/layanan',
    guard.page(async (member, _request, reply) =>
      sendPage(reply, servicesView(catalogue, await closedServices(db), cityDate(clock(), tz), member)),
    ),
  );

  app.get(
    '/meja/layanan/:code',
    guard.page(async (member, request, reply) => {
      const service = catalogue.byCode.get(About.parse(request.params).code);
      if (!service) return guard.refuse(request, reply, 'request', member);
      return sendPage(reply, serviceView(service, await closedServices(db), catalogue.city.units, member));
    }),
  );
};
