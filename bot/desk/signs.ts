import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { everyStaff } from '../../app/db/staff.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { incidentOfSign, lastSigns } from '../../app/db/trouble-signs.ts';
import { incidentName } from '../../domain/incident.ts';
import { moment } from '../../flows/features/requests/index.ts';
import { html, type Markup } from '../markup.ts';
import { actorOf } from './export.ts';
import { csrfField } from './fields.ts';
import { sendOn, sendPage, type Guard } from './guard.ts';
import { page, say } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import { dataTable } from './table.ts';
import { deskTexts } from './texts.ts';

const { signs: texts } = deskTexts;
const path = '/meja/insiden/tanda';

const openForm = (id: string, csrf: string): Markup => html`
  <form method="post" action=${path}>
    ${csrfField(csrf)}<input type="hidden" name="tanda" value=${id} />
    <button class="plain">${texts.open}</button>
  </form>
`;

/** The last signs of trouble (Pasal 15), each with the incident it became or a button that makes one of it. */
export const signRoutes = (app: FastifyInstance, { db, clock, tz }: DeskNeeds, guard: Guard): void => {
  const only = guard.only('incidents');
  const show = async (
    { staff, csrf }: Member,
    reply: FastifyReply,
    told: Markup | null = null,
    status = 200,
  ): Promise<FastifyReply> => {
    const [found, members] = await Promise.all([lastSigns(db.pool), everyStaff(db)]);
    const names = new Map(members.map(({ id, name }) => [id, name]));
    const rows = found.map(({ id, kind, at, count, staffId, channel, incidentId }) => [
      texts.kinds[kind],
      moment(at.toISOString(), { tz }),
      String(count),
      staffId === null ? (channel ?? '–') : (names.get(staffId) ?? '–'),
      incidentId === null
        ? openForm(id, csrf)
        : html`<a href=${`/meja/insiden/${incidentId}`}>${incidentName(incidentId)}</a>`,
    ]);
    const body = page(
      { title: texts.title, staff, part: 'incidents' },
      told,
      html`<p class="help">${texts.how}</p>`,
      rows.length === 0 ? html`<p>${texts.none}</p>` : dataTable(texts.title, texts.columns, rows),
      html`<p><a href="/meja/insiden">${deskTexts.retention.back}</a></p>`,
    );
    return sendPage(reply, body, status);
  };

  app.get(
    path,
    only.page((member, _request, reply) => show(member, reply)),
  );

  app.post(
    path,
    only.form(async (member, _request, reply, { one }) => {
      const sign = z.guid().safeParse(one('tanda')).data;
      const by = { actor: actorOf(member), now: clock() };
      const incident =
        sign === undefined
          ? null
          : await inTransaction(db, (tx) => incidentOfSign(tx, { sign, id: randomUUID() }, by));
      return incident
        ? sendOn(reply, `/meja/insiden/${incident.id}`)
        : show(member, reply, say(texts.gone, 'refused'), 404);
    }),
  );
};
