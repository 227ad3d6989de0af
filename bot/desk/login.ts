import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  enterByCode,
  enterByLink,
  newToken,
  opensByLink,
  sendLogin,
  sessionMs,
} from '../../app/desk-login.ts';
import { openMissLimit } from '../miss-limit.ts';
import { cookieOf, cookies, setCookie } from './cookies.ts';
import { sendOn, sendPage, type Guard } from './guard.ts';
import { codePage, linkGonePage, linkPage } from './login-pages.ts';
import type { DeskNeeds } from './needs.ts';

const Name = z.object({ nama: z.string().trim().min(1).max(120) });
const Code = z.object({ kode: z.string().max(40) });
const Link = z.object({ link: z.string() });

const attemptSeconds = 600;
/** Codes asked for from one address in ten minutes; thousands may share one, but not at this page. */
const mostAsked = 20;

const agentOf = ({ headers }: FastifyRequest): string => (headers['user-agent'] ?? '').slice(0, 200);

/** The way in: a name or number, a code or a link in that member's own chat, a session. */
export const loginRoutes = (app: FastifyInstance, needs: DeskNeeds, guard: Guard): void => {
  const secure = needs.publicUrl.startsWith('https:');
  const office = (): string => needs.catalogue.city.office.name;
  const asked = openMissLimit(mostAsked, attemptSeconds * 1000, needs.clock);
  const sending = new Set<Promise<void>>();
  app.addHook('onClose', async () => {
    await Promise.all(sending);
  });

  /** Nobody waits for it: how long an answer takes must not tell whether somebody exists. */
  const sendInBackground = (attempt: string, name: string): void => {
    const sent: Promise<void> = sendLogin(needs, attempt, name)
      .catch((error: unknown) => needs.log.error({ err: error }, 'a login could not be sent'))
      .finally(() => sending.delete(sent));
    sending.add(sent);
  };

  const entered = (reply: FastifyReply, token: string): FastifyReply => {
    setCookie(reply, cookies.session, token, { seconds: sessionMs / 1000, secure });
    setCookie(reply, cookies.attempt, '', { seconds: 0, secure });
    return sendOn(reply, '/meja');
  };

  app.post('/meja/masuk', async (request, reply) => {
    if (!guard.isOurs(request)) return guard.refuse(request, reply, 'form');
    const { data } = Name.safeParse(request.body);
    if (!data) return sendOn(reply, '/meja');
    const attempt = newToken();
    if (!asked.blocked(request.ip)) sendInBackground(attempt, data.nama);
    asked.missed(request.ip);
    setCookie(reply, cookies.attempt, attempt, { seconds: attemptSeconds, secure });
    return sendOn(reply, '/meja');
  });

  app.post('/meja/masuk/kode', async (request, reply) => {
    if (!guard.isOurs(request)) return guard.refuse(request, reply, 'form');
    const { data } = Code.safeParse(request.body);
    const attempt = cookieOf(request, cookies.attempt);
    const token = data && (await enterByCode(needs, { attempt, code: data.kode }, agentOf(request)));
    if (token) return entered(reply, token);
    return guard.refuseWith(request, reply, 'code', codePage(office(), { isWrong: true }));
  });

  app.get('/meja/masuk/:link', async (request, reply) => {
    const { link } = Link.parse(request.params);
    return (await opensByLink(needs, link))
      ? sendPage(reply, linkPage(office(), link))
      : sendPage(reply, linkGonePage(office()), 410);
  });

  app.post('/meja/masuk/:link', async (request, reply) => {
    if (!guard.isOurs(request)) return guard.refuse(request, reply, 'form');
    const { link } = Link.parse(request.params);
    const token = await enterByLink(needs, link, agentOf(request));
    return token ? entered(reply, token) : guard.refuseWith(request, reply, 'code', linkGonePage(office()));
  });
};
