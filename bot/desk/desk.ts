import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { openFacts } from '../../app/facts.ts';
import { openSearchKeys } from '../../app/search-keys.ts';
import { agendaRoutes } from './agenda.ts';
import { changeRoutes } from './changes.ts';
import { checklistRoutes } from './checklist.ts';
import { cookieOf, cookies } from './cookies.ts';
import { openGuard, sendPage } from './guard.ts';
import { handOverRoutes } from './hand-over.ts';
import { historyRoutes } from './history.ts';
import { incidentRoutes } from './incidents.ts';
import { inboxRoutes } from './inbox.ts';
import { keysRoutes } from './keys.ts';
import { leaveRoutes } from './leave.ts';
import { codePage, loginPage } from './login-pages.ts';
import { liveRoutes } from './live.ts';
import { loginRoutes } from './login.ts';
import type { DeskNeeds } from './needs.ts';
import { manyRoutes } from './many.ts';
import { moveRoutes } from './move.ts';
import { commentRoutes } from './comments.ts';
import { countedRoutes } from './counted.ts';
import { objectionRoutes } from './objections.ts';
import { oversightRoutes } from './oversight.ts';
import { receiptRoutes } from './receipt.ts';
import { reportRoutes } from './report.ts';
import { counterRoutes } from './counter.ts';
import { employeeRoutes } from './employees.ts';
import { peopleRoutes } from './people.ts';
import { retentionRoutes } from './retention.ts';
import { signRoutes } from './signs.ts';
import { roomsRoutes } from './rooms.ts';
import { serviceRoutes } from './services.ts';
import { editRoutes } from './edit.ts';
import { openProposing } from './proposing.ts';
import { tryOutRoutes } from './try-out.ts';
import { versionRoutes } from './versions.ts';
import { openShowRequest, requestRoutes } from './request.ts';
import { sopRoutes } from './sop.ts';
import { script, scriptPath } from './script.ts';
import { stepRoutes } from './steps.ts';
import { sensitiveRoutes } from './sensitive.ts';
import { talkRoutes } from './talk.ts';
import { viewRoutes } from './views.ts';
import { undoRoutes } from './undo.ts';
import { deskHeaders, style, stylePath } from './style.ts';

const forms = 256 * 1024;

/** A fastify plugin: the office's desk under `/meja`, for staff who come in by their own chat. */
export const desk = async (
  app: FastifyInstance,
  given: Omit<DeskNeeds, 'loadFact' | 'searchKeys'>,
): Promise<void> => {
  const needs: DeskNeeds = {
    ...given,
    loadFact: openFacts(given),
    searchKeys: openSearchKeys(given.vault),
  };
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: forms });
  await app.register(multipart, { throwFileSizeLimit: false });
  const guard = openGuard(needs);
  const office = (): string => needs.catalogue.city.office.name;
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(deskHeaders);
  });

  app.get(stylePath, (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .type('text/css; charset=utf-8')
      .send(style),
  );

  app.get(scriptPath, (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .type('text/javascript; charset=utf-8')
      .send(script),
  );

  const showInbox = inboxRoutes(app, needs, guard);
  app.get('/meja', async (request, reply) => {
    const member = await guard.memberOf(request);
    if (member) return showInbox(member, request.query, reply);
    const waits = cookieOf(request, cookies.attempt) !== '';
    return sendPage(reply, waits ? codePage(office(), { isWrong: false }) : loginPage(office()));
  });
  loginRoutes(app, needs, guard);
  viewRoutes(app, needs, guard);
  leaveRoutes(app, needs, guard);
  keysRoutes(app, needs, guard);
  const showRequest = openShowRequest(needs);
  requestRoutes(app, needs, guard, showRequest);
  stepRoutes(app, needs, guard, showRequest);
  checklistRoutes(app, needs, guard, showRequest);
  talkRoutes(app, needs, guard, showRequest);
  moveRoutes(app, needs, guard, showRequest);
  liveRoutes(app, needs, guard);
  sensitiveRoutes(app, needs, guard, showRequest);
  undoRoutes(app, needs, guard, showRequest);
  manyRoutes(app, needs, guard);
  agendaRoutes(app, needs, guard);
  historyRoutes(app, needs, guard);
  roomsRoutes(app, needs, guard);
  counterRoutes(app, needs, guard);
  receiptRoutes(app, needs, guard);
  employeeRoutes(app, needs, guard);
  peopleRoutes(app, needs, guard);
  oversightRoutes(app, needs, guard);
  countedRoutes(app, needs, guard);
  reportRoutes(app, needs, guard);
  incidentRoutes(app, needs, guard);
  retentionRoutes(app, needs, guard);
  signRoutes(app, needs, guard);
  handOverRoutes(app, needs, guard);
  commentRoutes(app, needs, guard);
  objectionRoutes(app, needs, guard);
  serviceRoutes(app, needs, guard);
  const proposing = openProposing(needs);
  changeRoutes(app, needs, guard);
  sopRoutes(app, needs, guard, proposing);
  editRoutes(app, needs, guard, proposing);
  tryOutRoutes(app, needs, guard, proposing);
  versionRoutes(app, needs, guard, proposing);
};
