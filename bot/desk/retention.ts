import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { isCarriedOut, kept, keptKinds } from '../../domain/retention.ts';
import { readTrackingNumber } from '../../domain/tracking-number.ts';
import { holdRequest, holds, lastRuns, releaseRequest, type Hold } from '../../app/db/retention-runs.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { periodsIn } from '../../app/retention.ts';
import { moment } from '../../flows/features/requests/index.ts';
import { html, type Markup } from '../markup.ts';
import { actorOf } from './export.ts';
import { csrfField, lineField } from './fields.ts';
import { sendPage, type Guard } from './guard.ts';
import { requestPath } from './inbox-page.ts';
import { page, say } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import { tableUnder } from './table.ts';
import { deskTexts } from './texts.ts';

const { retention: texts } = deskTexts;
const Reason = z.string().trim().min(5).max(300);

const releaseForm = (number: string, csrf: string): Markup => html`
  <form method="post" action="/meja/insiden/masa-simpan/lepas">
    ${csrfField(csrf)}<input type="hidden" name="nomor" value=${number} />
    <button class="plain" aria-label=${`${texts.release} ${number}`}>${texts.release}</button>
  </form>
`;

const holdForm = (csrf: string): Markup => html`
  <form method="post" action="/meja/insiden/masa-simpan/tahan" class="card">
    <h2>${texts.hold}</h2>
    <p class="help">${texts.holdHow}</p>
    ${csrfField(csrf)} ${lineField({ id: 'nomor', label: texts.number }, '')}
    ${lineField({ id: 'alasan', label: texts.reason }, '')}
    <button>${texts.hold}</button>
  </form>
`;

/** How long what is kept about people is kept and by whose word, what the last rounds have forgotten, and what is held (UU 27/2022 Pasal 43–44). */
export const retentionRoutes = (app: FastifyInstance, needs: DeskNeeds, guard: Guard): void => {
  const only = guard.only('incidents');
  const { db, clock, tz, catalogue, settings } = needs;

  const heldTable = (held: readonly Hold[], csrf: string): Markup =>
    held.length === 0
      ? html`<p>${texts.noneHeld}</p>`
      : tableUnder(
          texts.held,
          texts.heldColumns,
          held.map(({ number, reason, by, at }) => [
            html`<a href=${requestPath(number)}>${number}</a>`,
            html`<span class="words">${reason}</span>`,
            by,
            moment(at.toISOString(), { tz }),
            releaseForm(number, csrf),
          ]),
        );

  const show = async (
    { staff, csrf }: Member,
    reply: FastifyReply,
    told: Markup | null = null,
    status = 200,
  ): Promise<FastifyReply> => {
    const periods = periodsIn({ settings, city: catalogue.city });
    const [runs, { held, total }] = await Promise.all([lastRuns(db.pool), holds(db.pool)]);
    const body = page(
      { title: texts.title, staff, part: 'incidents' },
      told,
      tableUnder(
        texts.title,
        texts.columns,
        keptKinds.map((kind) => {
          const { days, article, source } = periods[kind];
          return [
            kept[kind].label,
            String(days),
            article,
            isCarriedOut(kind, periods[kind]) ? source : texts.placeholder,
          ];
        }),
      ),
      html`<section class="card">
        <h2>${texts.held}</h2>
        ${heldTable(held, csrf)}
        ${held.length < total ? html`<p>${texts.moreHeld(held.length, total)}</p>` : null}
      </section>`,
      holdForm(csrf),
      html`<section class="card">
        <h2>${texts.runs}</h2>
        ${
          runs.length === 0
            ? html`<p>${texts.noRuns}</p>`
            : tableUnder(
                texts.runs,
                texts.runColumns,
                runs.map(({ endedAt, rows }) => [moment(endedAt.toISOString(), { tz }), String(rows)]),
              )
        }
      </section>`,
      html`<p><a href="/meja/insiden">${texts.back}</a></p>`,
    );
    return sendPage(reply, body, status);
  };

  app.get(
    '/meja/insiden/masa-simpan',
    only.page((member, _request, reply) => show(member, reply)),
  );

  const numberOf = (given: string): string => readTrackingNumber(given) ?? given.trim();

  app.post(
    '/meja/insiden/masa-simpan/tahan',
    only.form(async (member, _request, reply, { one }) => {
      const reason = Reason.safeParse(one('alasan'));
      const by = { actor: actorOf(member), now: clock() };
      const held =
        reason.success &&
        (await inTransaction(db, (tx) => holdRequest(tx, numberOf(one('nomor')), reason.data, by)));
      return held
        ? show(member, reply, say(texts.done, 'done'))
        : show(member, reply, say(texts.wrong, 'refused'), 422);
    }),
  );

  app.post(
    '/meja/insiden/masa-simpan/lepas',
    only.form(async (member, _request, reply, { one }) => {
      const by = { actor: actorOf(member), now: clock() };
      return (await inTransaction(db, (tx) => releaseRequest(tx, numberOf(one('nomor')), by)))
        ? show(member, reply, say(texts.done, 'done'))
        : show(member, reply, say(texts.gone, 'refused'), 422);
    }),
  );
};
