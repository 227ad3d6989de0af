import type { FastifyReply, FastifyRequest } from 'fastify';
import { cityDate } from '../../domain/city-time.ts';
import { recordAdmin } from '../../app/db/admin-events.ts';
import { findSession, type DeskSession } from '../../app/db/desk-sessions.ts';
import { tokenHash } from '../../app/db/effects.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { idleMs } from '../../app/desk-login.ts';
import { openMissLimit } from '../miss-limit.ts';
import { cookieOf, cookies } from './cookies.ts';
import { html } from '../markup.ts';
import { mayOpen, page as wholePage, say, type Part } from './layout.ts';
import type { DeskNeeds, FormHandler, Handler, Member } from './needs.ts';
import { isOwnSite } from './own-site.ts';
import { readPosted } from './posted.ts';
import { deskTexts } from './texts.ts';

/** Why somebody is refused, and the status that says so. */
const statuses = { session: 401, form: 403, role: 403, request: 403, step: 403, code: 403 } as const;
export type Refusal = keyof typeof statuses;

type Route = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

const refusalsPerMinute = 30;

/** Sends a page. */
export const sendPage = (reply: FastifyReply, body: string, status = 200): FastifyReply =>
  reply.code(status).type('text/html; charset=utf-8').send(body);

/** Sends a browser on, so that loading a page anew never posts a form anew. */
export const sendOn = (reply: FastifyReply, to: string): FastifyReply => reply.redirect(to, 303);

const refusedPage = (sentence: string, member: Member | null): string =>
  wholePage(
    { title: deskTexts.refused.title, staff: member?.staff ?? null, narrow: true },
    say(sentence, 'refused'),
    html`<p><a href="/meja">${member ? deskTexts.refused.home : deskTexts.login.toLogin}</a></p>`,
  );

/** Who may come in: sessions, the word a form of ours carries, and refusals, which are written down. */
export const openGuard = ({ db, vault, clock, tz, publicUrl, catalogue }: DeskNeeds) => {
  const misses = openMissLimit(refusalsPerMinute, 60_000, clock);

  const sessionOf = async (token: string, touch: boolean): Promise<DeskSession | null> => {
    if (!/^[\w-]{43}$/.test(token)) return null;
    const now = clock();
    const { units } = catalogue.city;
    return findSession(db, tokenHash(token), { now, idleMs, touch, today: cityDate(now, tz), units });
  };

  const memberOf = async (request: FastifyRequest): Promise<Member | null> => {
    const token = cookieOf(request, cookies.session);
    // What a page fetches by itself is no sign that anybody is there.
    const session = await sessionOf(token, request.headers['x-meja-otomatis'] === undefined);
    if (!session) return null;
    const staff = { ...session.staff, office: catalogue.city.office.name };
    return { ...session, staff, csrf: vault.key(`desk-csrf ${token}`) };
  };

  /** Whoever is refused again and again is not written down without end; false then. */
  const writeDown = async (
    request: FastifyRequest,
    because: Refusal,
    member: Member | null,
  ): Promise<boolean> => {
    if (misses.blocked(request.ip)) return false;
    misses.missed(request.ip);
    const actor = member ? `${member.staff.role} ${member.staff.name}` : 'tanpa sesi';
    const about = `${request.method} ${request.routeOptions.url ?? '/meja'}`;
    await inTransaction(db, (tx) =>
      recordAdmin(tx, { action: 'desk_refused', about, actor, at: clock(), note: because }),
    );
    return true;
  };

  const refuseWith = async (
    request: FastifyRequest,
    reply: FastifyReply,
    because: Refusal,
    body: string,
    member: Member | null = null,
  ): Promise<FastifyReply> =>
    (await writeDown(request, because, member))
      ? sendPage(reply, body, statuses[because])
      : sendPage(reply, refusedPage(deskTexts.refused.tooMany, member), 429);

  const refuse = (
    request: FastifyRequest,
    reply: FastifyReply,
    because: Exclude<Refusal, 'code' | 'step'>,
    member: Member | null = null,
  ): Promise<FastifyReply> =>
    refuseWith(request, reply, because, refusedPage(deskTexts.refused[because], member), member);

  const isOurs = (request: FastifyRequest): boolean => isOwnSite(request.headers, publicUrl);

  const page =
    (handler: Handler): Route =>
    async (request, reply) => {
      const member = await memberOf(request);
      if (member) return handler(member, request, reply);
      return (await writeDown(request, 'session', null))
        ? sendOn(reply, '/meja')
        : sendPage(reply, refusedPage(deskTexts.refused.tooMany, null), 429);
    };

  const part =
    (handler: Handler): Route =>
    async (request, reply) => {
      const member = await memberOf(request);
      return member ? handler(member, request, reply) : refuse(request, reply, 'session');
    };

  const form =
    (handler: FormHandler): Route =>
    async (request, reply) => {
      const member = await memberOf(request);
      if (!isOurs(request)) return refuse(request, reply, 'form', member);
      if (!member) return refuse(request, reply, 'session');
      const posted = await readPosted(request);
      return posted.one('csrf') === member.csrf
        ? handler(member, request, reply, posted)
        : refuse(request, reply, 'form', member);
    };

  const ifTheirs =
    <Rest extends unknown[]>(
      of: Part,
      handler: (...given: [...Parameters<Handler>, ...Rest]) => ReturnType<Handler>,
    ): typeof handler =>
    (member, request, reply, ...rest) =>
      mayOpen(of, member.staff)
        ? handler(member, request, reply, ...rest)
        : refuse(request, reply, 'role', member);

  return {
    memberOf,
    /** Whether a session's token is still good; nobody counts as being there. */
    isStanding: async (token: string): Promise<boolean> => (await sessionOf(token, false)) !== null,
    /** Writes down that somebody is refused, and answers with a sentence or a page of one's own. */
    refuse,
    refuseWith,
    isOurs,
    /** A page of the desk; without a session its visitor is sent to the login. */
    page,
    /** What is no page: a picture, a list to keep. */
    part,
    /** A form sent from a page of this very session. */
    form,
    /** The same three for those alone whose part of the desk it is. */
    only: (of: Part) => ({
      page: (handler: Handler) => page(ifTheirs(of, handler)),
      part: (handler: Handler) => part(ifTheirs(of, handler)),
      form: (handler: FormHandler) => form(ifTheirs(of, handler)),
    }),
  };
};

export type Guard = ReturnType<typeof openGuard>;
