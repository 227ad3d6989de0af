import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../app/clock.ts';
import type { Database } from '../../app/db/open.ts';
import { openFigures } from '../../app/figures-cache.ts';
import { cityDate } from '../../domain/city-time.ts';
import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import { cited } from '../../flows/catalogue/city.ts';
import { serviceFace } from '../../flows/features/requests/service-face.ts';
import { moment } from '../../flows/features/requests/times.ts';
import { performanceStyle } from './style.ts';

const styleHash = createHash('sha256').update(performanceStyle).digest('base64');

const headers = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'cache-control': 'public, max-age=60',
};

type Needs = { db: Pick<Database, 'pool'>; catalogue: Catalogue; clock: Clock; tz: string };

/** A fastify plugin: `GET /kinerja`, the office's figures for everybody, as they were counted at most five minutes before. */
export const performanceRoutes = (app: FastifyInstance, needs: Needs): void => {
  const { catalogue, clock, tz } = needs;
  const figuresOf = openFigures(needs);

  app.get('/kinerja', async (_request, reply) => {
    const now = clock();
    const today = cityDate(now, tz);
    const [year, month] = await Promise.all([
      figuresOf(`${today.slice(0, 5)}01-01`, today),
      figuresOf(`${today.slice(0, 8)}01`, today),
    ]);
    // Charts are loaded where somebody looks at them.
    const { performancePage } = await import('./page.ts');
    const page = performancePage({
      ...{ office: catalogue.city.office.name, law: cited(catalogue.city, 'performance') },
      updated: moment(now.toISOString(), { tz }),
      ...{ year, month },
      titleOf: (code) => serviceFace({ catalogue }, code).title,
    });
    return reply.headers(headers).type('text/html; charset=utf-8').send(page);
  });
};
