import type { FastifyInstance } from 'fastify';
import type { Log } from '../app/log.ts';
import type { Metrics } from '../app/metrics.ts';
import { within } from '../app/within.ts';

/** null when ready, otherwise a sentence that says what is missing; or what there is to say though nothing is. */
export type ReadyCheck = () => Promise<string | null | { ready: string }>;

type Needs = { checks: Record<string, ReadyCheck>; metrics: Pick<Metrics, 'page'>; log: Log };

const patience = 2000;

type State = { name: string; ready: boolean; says: string };

const ask = async (name: string, check: ReadyCheck, log: Log): Promise<State> => {
  try {
    const answer = (await within(patience, `The check of ${name}`, check())) ?? { ready: 'ready' };
    const ready = typeof answer !== 'string';
    return { name, ready, says: ready ? answer.ready : answer };
  } catch (error) {
    log.warn({ err: error, check: name }, 'a readiness check failed');
    return { name, ready: false, says: 'does not answer' };
  }
};

/** `/healthz` (the process runs), `/readyz` (it can work; otherwise 503 and what is missing), `/metrics`. */
export const healthRoutes = (app: FastifyInstance, { checks, metrics, log }: Needs): void => {
  app.get('/healthz', () => ({ alive: true }));

  app.get('/readyz', async (_request, reply) => {
    const states = await Promise.all(Object.entries(checks).map(([name, check]) => ask(name, check, log)));
    const ready = states.every((state) => state.ready);
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ ready, checks: Object.fromEntries(states.map(({ name, says }) => [name, says])) });
  });

  app.get('/metrics', async (_request, reply) => {
    const { type, body } = await metrics.page();
    return reply.header('cache-control', 'no-store').type(type).send(body);
  });
};
