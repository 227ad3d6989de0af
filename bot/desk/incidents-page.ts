import { incidentKindCodes, incidentKinds, incidentName, dataKindWords } from '../../domain/incident.ts';
import type { Incident, IncidentEntry } from '../../app/db/incidents.ts';
import type { IncidentCounts, Part } from '../../flows/features/incidents/index.ts';
import { moment } from '../../flows/features/requests/index.ts';
import { html, type Markup } from '../markup.ts';
import { csrfField, lineField, wordsField } from './fields.ts';
import { page, say, words } from './layout.ts';
import type { Member } from './needs.ts';
import { tableUnder } from './table.ts';
import { deskTexts } from './texts.ts';

const { incidents } = deskTexts;

/** An incident as its page shows it. */
export type IncidentShown = {
  incident: Incident;
  counts: IncidentCounts;
  entries: readonly IncidentEntry[];
  notice: string;
  authority: readonly Part[];
  onPaper: number;
};

const pathOf = (id: string, more = ''): string => `/meja/insiden/${id}${more}`;

const stateOf = ({ closedAt, toldAt, authorityAt }: Incident): string => {
  if (closedAt) return incidents.states.closed;
  const left = [
    ...(toldAt ? [] : [incidents.states.people]),
    ...(authorityAt ? [] : [incidents.states.authority]),
  ];
  return left.length > 0 ? left.join(', ') : incidents.states.told;
};

const whenField = (id: 'sejak' | 'sampai', label: string): Markup => html`
  <div>
    <label for=${id}>${label}</label><br />
    <input type="datetime-local" id=${id} name=${id} required />
  </div>
`;

const openForm = (csrf: string): Markup => html`
  <section class="card">
    <h2>${incidents.open}</h2>
    <p class="help">${incidents.openHow}</p>
    <form method="post" action="/meja/insiden">
      ${csrfField(csrf)}
      <div class="field">
        <label for="jenis">${incidents.kind}</label>
        <select id="jenis" name="jenis">
          ${incidentKindCodes.map((kind) => html`<option value=${kind}>${incidentKinds[kind]}</option>`)}
        </select>
      </div>
      <div class="actions">${whenField('sejak', incidents.from)} ${whenField('sampai', incidents.until)}</div>
      ${lineField({ id: 'permohonan', label: incidents.requests, help: incidents.requestsHelp }, '')}
      ${lineField({ id: 'kanal', label: incidents.channel, help: incidents.channelHelp }, '')}
      <button>${incidents.open}</button>
    </form>
  </section>
`;

/** The register of incidents, and the form that opens one. */
export const incidentsView = (
  register: readonly Incident[],
  told: Markup | null,
  { staff, csrf }: Member,
  tz: string,
): string =>
  page(
    { title: incidents.title, staff, part: 'incidents' },
    told,
    register.length > 0
      ? tableUnder(
          incidents.title,
          incidents.columns,
          register.map((incident) => [
            html`<a href=${pathOf(incident.id)}>${incidentName(incident.id)}</a>`,
            incidentKinds[incident.kind],
            moment(incident.openedAt.toISOString(), { tz }),
            moment(incident.dueAt.toISOString(), { tz }),
            stateOf(incident),
          ]),
        )
      : html`<p role="status">${incidents.none}</p>`,
    openForm(csrf),
    html`<p><a href="/meja/insiden/tanda">${deskTexts.signs.link}</a></p>`,
    html`<p><a href="/meja/insiden/masa-simpan">${deskTexts.retention.link}</a></p>`,
  );

const act = (
  id: string,
  name: string,
  label: string,
  csrf: string,
  fields: Markup | null = null,
): Markup => html`
  <form method="post" action=${pathOf(id, `/${name}`)} class=${fields ? null : 'actions'}>
    ${csrfField(csrf)} ${fields}<button class="plain">${label}</button>
  </form>
`;

const noteForm = (id: string, csrf: string): Markup =>
  act(
    id,
    'catat',
    incidents.note,
    csrf,
    html`<div class="field">
        <label for="apa">${incidents.kind}</label>
        <select id="apa" name="apa">
          ${(['cause', 'measure'] as const).map((what) => html`<option value=${what}>${incidents.what[what]}</option>`)}
        </select>
      </div>
      ${wordsField({ id: 'isi', label: incidents.words }, '')}`,
  );

/** One incident: who was touched in numbers, what was found out and done, its notices, and its end. */
export const incidentView = (
  { incident, counts, entries, notice, authority, onPaper }: IncidentShown,
  told: Markup | null,
  { staff, csrf }: Member,
  tz: string,
): string => {
  const { id, approvedAt, authorityAt, closedAt } = incident;
  const at = (when: Date): string => moment(when.toISOString(), { tz });
  const open = closedAt === null;
  return page(
    { title: `${incidents.title} ${incidentName(id)}`, staff, part: 'incidents' },
    told,
    html`<p>
      ${incidentKinds[incident.kind]}<br />${incidents.period(at(incident.from), at(incident.to))}<br />
      ${stateOf(incident)}${incident.requests.length > 0 && html`<br />${incident.requests.join(', ')}`}
    </p>`,
    open && say(incidents.due(at(incident.dueAt))),
    html`<section class="card">
      <h2>${incidents.touched}</h2>
      <p>
        ${incidents.people(counts.people, counts.requests)}<br />${incidents.told(counts.told.channel, counts.told.paper, counts.told.not)}
      </p>
      ${
        counts.people > 0 &&
        tableUnder(
          incidents.touched,
          incidents.touchedColumns,
          Object.entries(counts.kinds).map(([kind, people]) => [dataKindWords(kind), String(people)]),
        )
      }
    </section>`,
    html`<section class="card">
      <h2>${incidents.entries}</h2>
      ${
        entries.length > 0 &&
        tableUnder(
          incidents.entries,
          incidents.entryColumns,
          entries.map((entry) => [
            at(entry.at),
            entry.by,
            incidents.what[entry.what],
            html`<span class="words">${entry.words}</span>`,
          ]),
        )
      }
      ${open && noteForm(id, csrf)}
    </section>`,
    html`<section class="card">
      <h2>${incidents.notice}</h2>
      <p class="help">${incidents.noticeHow}</p>
      <div class="words">${words(notice)}</div>
      ${approvedAt && html`<p>${incidents.approved(incident.approvedBy ?? '', at(approvedAt))}</p>`}
      ${open && !approvedAt && act(id, 'setujui', incidents.approve, csrf)}
      ${
        onPaper > 0 &&
        html`<p>${incidents.paper(onPaper)}</p>
          <p><a class="button plain" href=${pathOf(id, '/surat.csv')}>${incidents.paperList}</a></p>
          ${act(id, 'surat', incidents.paperSent, csrf)}`
      }
    </section>`,
    html`<section class="card">
      <h2>${incidents.authority}</h2>
      ${authority.map(
        ({ heading, paragraphs }) =>
          html`<h3>${heading}</h3>
            ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}`,
      )}
      <p class="actions">
        <a class="button plain" href=${pathOf(id, '/laporan.pdf')}>${incidents.pdf}</a>
        <a class="button plain" href=${pathOf(id, '/laporan.json')}>${incidents.json}</a>
      </p>
      ${authorityAt && html`<p>${incidents.by(incident.authorityBy ?? '', at(authorityAt))}</p>`}
      ${open && !authorityAt && act(id, 'lembaga', incidents.authorityTold, csrf)}
    </section>`,
    open &&
      html`<section class="card">
        <h2>${incidents.close}</h2>
        ${act(id, 'tutup', incidents.close, csrf, lineField({ id: 'hasil', label: incidents.reason }, ''))}
      </section>`,
    html`<p><a href="/meja/insiden">${incidents.back}</a></p>`,
  );
};
