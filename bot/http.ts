import { errorTexts } from '../flows/pages/errors.ts';
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
} from 'fastify';
import { isOutage } from '../app/db/outage.ts';
import type { Log } from '../app/log.ts';

type Options = { log: Log; publicUrl: string };

/** Nothing may be loaded, framed, guessed or remembered unless a page says otherwise for itself. */
const strictHeaders = {
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};
const onlyHttps = { 'strict-transport-security': 'max-age=31536000' };

const sentenceOf = (status: number): string =>
  errorTexts.byStatus[status] ?? (status < 500 ? errorTexts.refused : errorTexts.broken);

/** How long whoever asked should wait when the database is away: it is back within seconds, or not for long. */
const comeBackAfterSeconds = '5';

/** The status an error is answered with: its own, 503 when the database could not be had just then, otherwise 500. */
export const statusOf = (error: FastifyError): number => error.statusCode ?? (isOutage(error) ? 503 : 500);

/** What fits into a minute on a good line takes minutes on a bad one. */
const slowestUpload = 5 * 60_000;

/** The one HTTP server: strict headers, small bodies, errors that tell nothing; addresses (they hold tokens) are never logged. */
export const createHttp = ({ log, publicUrl }: Options): FastifyInstance => {
  const app = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    // A proxy on this machine tells whom a request is from; nobody else may.
    trustProxy: 'loopback',
    bodyLimit: 1024 * 1024,
    requestTimeout: slowestUpload,
  });

  const headers = publicUrl.startsWith('https:') ? { ...strictHeaders, ...onlyHttps } : strictHeaders;
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(headers);
  });

  // Whoever is being answered while we close would keep the connection, and with it the process, for a minute.
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
    if (reply.statusCode === 503) reply.header('retry-after', comeBackAfterSeconds);
  });

  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).type('text/plain; charset=utf-8').send(sentenceOf(404)),
  );
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = statusOf(error);
    if (status >= 500)
      request.log.error(
        { err: error, method: request.method, route: request.routeOptions.url },
        'a request failed',
      );
    return reply.code(status).type('text/plain; charset=utf-8').send(sentenceOf(status));
  });
  return app;
};
