import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { openFacts } from '../../app/facts.ts';
import { cookieOf, cookies } from './cookies.ts';
import { openGuard, sendPage } from './guard.ts';
import { inboxRoutes } from './inbox.ts';
import { leaveRoutes } from './leave.ts';
import { codePage, loginPage } from './login-pages.ts';
import { loginRoutes } from './login.ts';
import type { DeskNeeds } from './needs.ts';
import { manyRoutes } from './many.ts';
import { openShowRequest, requestRoutes } from './request.ts';
import { stepRoutes } from './steps.ts';
import { deskHeaders, style, stylePath } from './style.ts';

const forms = 256 * 1024;

/** A fastify plugin: the office's desk under `/meja`, for staff who come in by their own chat. */
export const desk = async (app: FastifyInstance, given: Omit<DeskNeeds, 'loadFact'>): Promise<void> => {
  const needs: DeskNeeds = { ...given, loadFact: openFacts(given) };
  await app.register(formbody, { bodyLimit: forms });
  await app.register(multipart, { throwFileSizeLimit: false });
  const guard = openGuard(needs);
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(deskHeaders);
  });

  app.get(stylePath, (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .type('text/css; charset=utf-8')
      .send(style),
  );

  const showInbox = inboxRoutes(app, needs, guard);
  app.get('/meja', async (request, reply) => {
    const member = await guard.memberOf(request);
    if (member) return showInbox(member, request.query, reply);
    const waits = cookieOf(request, cookies.attempt) !== '';
    return sendPage(reply, waits ? codePage({ isWrong: false }) : loginPage());
  });
  loginRoutes(app, needs, guard);
  leaveRoutes(app, needs, guard);
  const showRequest = openShowRequest(needs);
  requestRoutes(app, needs, guard, showRequest);
  stepRoutes(app, needs, guard, showRequest);
  manyRoutes(app, needs, guard);
};
