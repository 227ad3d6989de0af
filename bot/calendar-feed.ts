import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { generationOf } from '../app/calendar/calendar-link.ts';
import { refreshMinutes, resourceCalendar } from '../app/calendar/resource-calendar.ts';
import type { Clock } from '../app/clock.ts';
import { isCalendarLink } from '../app/db/calendar-links.ts';
import type { Database } from '../app/db/open.ts';
import type { Vault } from '../app/vault.ts';
import type { Resource } from '../domain/resources.ts';
import type { Catalogue } from '../flows/catalogue/catalogue.ts';

type Needs = { db: Database; vault: Vault; catalogue: Catalogue; clock: Clock };
type Request = FastifyRequest<{ Params: { file: string }; Querystring: { token?: unknown } }>;

const resourceOf = (file: string, { city }: Catalogue): Resource | null =>
  [...city.resources.keys()].find((code) => file === `${code}.ics`) ?? null;

/** A fastify plugin: `GET /calendar/<resource>.ics?token=…`, a resource's calendar for whoever has its address; anything else is not there. */
export const calendarFeed = (app: FastifyInstance, needs: Needs): void => {
  const { db, vault, clock } = needs;

  const allowed = async (resource: Resource, token: unknown): Promise<boolean> => {
    const generation = typeof token === 'string' ? generationOf(vault, resource, token) : null;
    return generation !== null && (await isCalendarLink(db, resource, generation));
  };

  app.get('/calendar/:file', async (request: Request, reply: FastifyReply) => {
    const resource = resourceOf(request.params.file, needs.catalogue);
    if (!resource || !(await allowed(resource, request.query.token))) return reply.callNotFound();
    const text = await resourceCalendar(db, resource, { ...needs, now: clock() });
    const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
    reply.headers({ etag, 'cache-control': `private, max-age=${refreshMinutes * 60}, must-revalidate` });
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    return reply
      .headers({ 'content-disposition': `attachment; filename="${resource}.ics"` })
      .type('text/calendar; charset=utf-8')
      .send(text);
  });
};
