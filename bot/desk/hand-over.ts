import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { actingKinds } from '../../domain/acting-head.ts';
import { cityDate, longDate } from '../../domain/city-time.ts';
import { tellContact } from '../../app/db/deliveries.ts';
import { handOver, holdingsOf, type Holdings } from '../../app/db/hand-over.ts';
import { officeStaff } from '../../app/db/office-staff.ts';
import { findStaff } from '../../app/db/staff.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { moment } from '../../flows/features/requests/index.ts';
import { html, type Markup } from '../markup.ts';
import { actorOf } from './export.ts';
import { csrfField } from './fields.ts';
import { sendPage, type Guard } from './guard.ts';
import { requestPath } from './inbox-page.ts';
import { page, say } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import { tableUnder, type Cell } from './table.ts';
import { deskTexts } from './texts.ts';

const { handOver: texts, people } = deskTexts;
const About = z.object({ id: z.guid() });
type Heir = { id: string; name: string; role: string; contactId: string | null };

const link = (number: string): Markup => html`<a href=${requestPath(number)}>${number}</a>`;

const rowsOf = ({ acting, blocks, moves, requests, questions }: Holdings, tz: string): Cell[][] => [
  ...acting.map(({ kind, from, to }) => [
    texts.acting,
    `${actingKinds[kind]}, ${people.period(longDate(from), longDate(to))}`,
  ]),
  ...blocks.map(({ resource, from, to }) => [
    texts.blocks,
    `${resource}, ${people.period(moment(from.toISOString(), { tz }), moment(to.toISOString(), { tz }))}`,
  ]),
  ...moves.map((number) => [texts.moves, link(number)]),
  ...requests.map((number) => [texts.requests, link(number)]),
  ...questions.map((number) => [texts.questions, number]),
];

const mostTold = 20;

/** What whoever goes on is told: numbers, as many as a message holds. */
const linesOf = ({ moves, requests, questions, acting }: Holdings): string[] => {
  const lines = [
    ...acting.map(
      ({ kind, from, to }) => `${actingKinds[kind]}: ${people.period(longDate(from), longDate(to))}`,
    ),
    ...[...new Set([...moves, ...requests])].map((number) => `• ${number}`),
    ...questions.map((number) => `• ${number}`),
  ];
  return lines.length > mostTold ? [...lines.slice(0, mostTold), texts.more(lines.length - mostTold)] : lines;
};

/** What somebody of the office holds, and the form that gives it to another (Pasal 17(5)); also of who has left. */
export const handOverRoutes = (app: FastifyInstance, needs: DeskNeeds, guard: Guard): void => {
  const only = guard.only('people');
  const { db, vault, clock, tz } = needs;
  const day = () => ({ now: clock(), today: cityDate(clock(), tz) });

  const heirsOf = async (id: string): Promise<Heir[]> =>
    (await officeStaff(db, day())).filter((one) => one.id !== id && one.status === 'bound');

  const show = async (
    about: { id: string; name: string },
    member: Member,
    reply: FastifyReply,
    { told = null, status = 200 }: { told?: Markup | null; status?: number } = {},
  ): Promise<FastifyReply> => {
    const rows = rowsOf(await holdingsOf(db.pool, about, day()), tz);
    const title = texts.title(about.name);
    const form = html`
      <form method="post" action=${`/meja/orang/${about.id}/serah`} class="card">
        ${csrfField(member.csrf)}
        <p class="help">${texts.how}</p>
        <div class="field">
          <label for="kepada">${texts.to}</label>
          <select id="kepada" name="kepada">
            ${(await heirsOf(about.id)).map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
          </select>
        </div>
        <button>${texts.move}</button>
      </form>
    `;
    const body = page(
      { title, staff: member.staff, part: null },
      told,
      rows.length > 0 ? tableUnder(title, texts.columns, rows) : html`<p role="status">${texts.none}</p>`,
      rows.length > 0 && form,
      html`<p><a href=${`/meja/orang/${about.id}`}>${texts.back}</a></p>`,
    );
    return sendPage(reply, body, status);
  };

  const personOf = async (params: unknown) => {
    const { data } = About.safeParse(params);
    return data ? findStaff(db, data.id) : null;
  };
  const gone = (member: Member, reply: FastifyReply): FastifyReply =>
    sendPage(reply, page({ title: people.title, staff: member.staff }, say(texts.none, 'refused')), 404);

  app.get(
    '/meja/orang/:id/serah',
    only.page(async (member, request, reply) => {
      const person = await personOf(request.params);
      return person ? show(person, member, reply) : gone(member, reply);
    }),
  );

  app.post(
    '/meja/orang/:id/serah',
    only.form(async (member, request, reply, posted) => {
      const person = await personOf(request.params);
      if (!person) return gone(member, reply);
      const to = (await heirsOf(person.id)).find(({ id }) => id === posted.one('kepada'));
      if (!to) return show(person, member, reply, { told: say(texts.pick, 'refused'), status: 422 });
      const by = { actor: actorOf(member), ...day() };
      await inTransaction(db, async (tx) => {
        const lines = linesOf(await handOver(tx, { from: person, to }, by));
        if (to.contactId !== null)
          await tellContact(tx, vault, to.contactId, [{ text: texts.told(person.name, lines) }], by.now);
      });
      return show(person, member, reply, { told: say(texts.done(person.name, to.name), 'done') });
    }),
  );
};
