import type { FastifyInstance, FastifyReply } from 'fastify';
import { lastEventId } from '../../app/db/events.ts';
import { cookieOf, cookies } from './cookies.ts';
import type { Guard } from './guard.ts';
import type { DeskNeeds } from './needs.ts';

/** How often it is looked whether anything has happened, while anybody watches. */
const lookMs = 2000;
/** A page that stays open longer asks again. */
const longestMs = 10 * 60_000;
/** More from one process are told to come later: they see what happens when they load a page. */
const mostWatching = 200;

type Watcher = { reply: FastifyReply; token: string; until: number };

/**
 * Server-sent events that say only that something happened, so that a list is fetched anew by whoever may see it. One look at
 * the history serves all who watch; whoever is no member any more is let go.
 */
export const liveRoutes = (app: FastifyInstance, needs: DeskNeeds, guard: Guard): void => {
  const { db, log } = needs;
  const watching = new Set<Watcher>();
  let seen: string | null = null;
  let timer: NodeJS.Timeout | null = null;

  const letGo = (watcher: Watcher): void => {
    watching.delete(watcher);
    watcher.reply.raw.end();
    if (watching.size === 0 && timer) {
      clearTimeout(timer);
      timer = null;
    }
  };

  const tell = async (watcher: Watcher): Promise<void> => {
    const isOver = performance.now() > watcher.until || !(await guard.isStanding(watcher.token));
    if (isOver) letGo(watcher);
    else watcher.reply.raw.write('event: baru\ndata: 1\n\n');
  };

  const look = async (): Promise<void> => {
    try {
      const last = await lastEventId(db.pool);
      if (seen !== null && last !== seen) await Promise.all([...watching].map(tell));
      seen = last;
    } catch (error) {
      // The next look comes by itself.
      log.warn({ err: error }, 'could not look for what is new at the desk');
    }
    timer = watching.size > 0 ? setTimeout(() => void look(), lookMs) : null;
  };

  app.addHook('preClose', () => {
    for (const watcher of [...watching]) letGo(watcher);
  });

  app.get(
    '/meja/langsung',
    guard.part(async (_member, request, reply) => {
      if (watching.size >= mostWatching) return reply.code(503).send();
      reply.hijack();
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      reply.raw.write('retry: 5000\n\n');
      const token = cookieOf(request, cookies.session);
      const watcher = { reply, token, until: performance.now() + longestMs };
      watching.add(watcher);
      request.raw.on('close', () => letGo(watcher));
      if (!timer) {
        seen = null;
        await look();
      }
      return reply;
    }),
  );
};
