import type { FastifyInstance, FastifyReply } from 'fastify';
import { cityDate, longDate } from '../../domain/city-time.ts';
import { cityVersions, type CityVersion } from '../../app/db/city-versions.ts';
import { html, type Markup } from '../markup.ts';
import { mayLookAtChanges } from './changes-page.ts';
import { csrfField, lineField } from './fields.ts';
import { sendPage, type Guard } from './guard.ts';
import { page, say } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import type { Looked, Proposing } from './proposing.ts';
import { lookedParts } from './proposing-page.ts';
import { tableUnder, type Cell } from './table.ts';
import { deskTexts } from './texts.ts';

const { changes: texts } = deskTexts;

/** As many as anybody looks back on; "admin city versions" lists all. */
const most = 100;

const row = (
  { no, at, author, decidedBy, reason, files }: CityVersion,
  newest: number,
  tz: string,
): Cell[] => [
  no === newest ? `${no} (${texts.live})` : String(no),
  longDate(cityDate(at, tz)),
  decidedBy === null || decidedBy === author ? author : `${author}, ${decidedBy}`,
  reason,
  no === 1 ? texts.allFiles : files.join(', '),
];

type Filled = { no: string; reason: string; problem: string | null; looked: Looked | null };

const restoreForm = ({ no, reason }: Filled, csrf: string): Markup =>
  html`<form method="post" action="/meja/layanan/versi" class="card">
    ${csrfField(csrf)} ${lineField({ id: 'versi', label: texts.restoreNo }, no)}
    ${lineField({ id: 'alasan', label: texts.reason, help: texts.reasonHelp }, reason)}
    <button>${texts.see}</button>
  </form>`;

/** The versions of what the city decides, the newest first; administrators put an earlier one back, as a change like any other. */
export const versionRoutes = (
  app: FastifyInstance,
  { db, catalogue, tz }: DeskNeeds,
  guard: Guard,
  { look }: Proposing,
): void => {
  const show = async (member: Member, reply: FastifyReply, filled: Filled): Promise<FastifyReply> => {
    const { staff, csrf } = member;
    const all = await cityVersions(db.pool, most);
    const newest = all[0]?.no ?? 0;
    const body = page(
      { title: texts.versions, staff, part: null },
      filled.problem !== null && say(filled.problem, 'refused'),
      filled.looked && html`<div>${lookedParts(filled.looked, catalogue.now(), csrf)}</div>`,
      staff.role === 'administrator' && all.length > 1 && restoreForm(filled, csrf),
      tableUnder(
        texts.versions,
        texts.versionColumns,
        all.map((version) => row(version, newest, tz)),
      ),
      html`<p><a href="/meja/layanan">${deskTexts.services.back}</a></p>`,
    );
    return sendPage(reply, body, filled.problem === null ? 200 : 422);
  };

  app.get(
    '/meja/layanan/versi',
    guard.page((member, request, reply) =>
      mayLookAtChanges(member.staff)
        ? show(member, reply, { no: '', reason: '', problem: null, looked: null })
        : guard.refuse(request, reply, 'role', member),
    ),
  );

  app.post(
    '/meja/layanan/versi',
    guard.form(async (member, request, reply, posted) => {
      if (member.staff.role !== 'administrator') return guard.refuse(request, reply, 'role', member);
      const [no, reason] = [posted.one('versi').trim(), posted.one('alasan')];
      const version = Number(no);
      const newest = (await cityVersions(db.pool, 1))[0]?.no ?? 0;
      const isEarlier = Number.isInteger(version) && version >= 1 && version < newest;
      const outcome = isEarlier
        ? await look([{ do: 'restore', version }], reason, member)
        : { problem: texts.noVersion };
      const problem = 'problem' in outcome ? outcome.problem : null;
      const looked = 'looked' in outcome ? outcome.looked : null;
      return show(member, reply, { no, reason, problem, looked });
    }),
  );
};
