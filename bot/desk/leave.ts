import type { FastifyInstance } from 'fastify';
import { endSessions, ownSessions } from '../../app/db/desk-sessions.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { idleMs } from '../../app/desk-login.ts';
import { moment } from '../../flows/features/requests/times.ts';
import { csrfField } from './fields.ts';
import { cookies, setCookie } from './cookies.ts';
import { sendOn, sendPage, type Guard } from './guard.ts';
import { html } from '../markup.ts';
import { page } from './layout.ts';
import type { DeskNeeds, Member } from './needs.ts';
import { tableUnder, type Cell } from './table.ts';
import { deskTexts } from './texts.ts';

const { leave } = deskTexts;

type Own = Awaited<ReturnType<typeof ownSessions>>[number];

const row = ({ id, agent, createdAt, seenAt }: Own, member: Member, tz: string): Cell[] => [
  html`${agent || leave.unknown}${id === member.id && html` <strong>(${leave.current})</strong>`}`,
  moment(createdAt.toISOString(), { tz }),
  moment(seenAt.toISOString(), { tz }),
];

const leavePage = (member: Member, sessions: readonly Own[], tz: string): string =>
  page(
    { title: leave.title, staff: member.staff, part: 'own' },
    html`<p>${leave.how}</p>`,
    tableUnder(
      leave.title,
      [leave.browser, leave.began, leave.seen],
      sessions.map((session) => row(session, member, tz)),
    ),
    html`<form method="post" action="/meja/keluar" class="actions">
      ${csrfField(member.csrf)}
      <button>${leave.this}</button>
      <button class="plain" name="semua" value="1">${leave.all}</button>
    </form>`,
  );

/** One's own sessions, and the way out of this one or of all. */
export const leaveRoutes = (app: FastifyInstance, needs: DeskNeeds, guard: Guard): void => {
  const { db, clock, tz, publicUrl } = needs;

  app.get(
    '/meja/keluar',
    guard.page(async (member, _request, reply) => {
      const sessions = await ownSessions(db, member.staff.id, { now: clock(), idleMs });
      return sendPage(reply, leavePage(member, sessions, tz));
    }),
  );

  app.post(
    '/meja/keluar',
    guard.form(async ({ id, staff }, _request, reply, posted) => {
      const all = posted.one('semua') !== '';
      await inTransaction(db, (tx) => endSessions(tx, { id: all ? null : id, staff }, clock()));
      setCookie(reply, cookies.session, '', { seconds: 0, secure: publicUrl.startsWith('https:') });
      return sendOn(reply, '/meja');
    }),
  );
};
