import type { FastifyReply, FastifyRequest } from 'fastify';
// Adds to what a request and a reply can do.
import type {} from '@fastify/cookie';

/** The cookie of a session, and of a browser that waits for a code. */
export const cookies = { session: 'meja', attempt: 'meja_kode' } as const;

/** The cookie of a browser in which no keys of the desk act (WCAG 2.1.4); the one the desk's script may read. */
export const noKeysCookie = 'meja_tanpa_tombol';

/** A cookie's value as a browser sends it; empty where there is none. */
export const cookieOf = (request: FastifyRequest, name: string): string => request.cookies[name] ?? '';

type Options = { seconds: number; secure: boolean };

/** Sets a cookie no script sees and no other site's page sends; with no seconds it is taken away. */
export const setCookie = (
  reply: FastifyReply,
  name: string,
  value: string,
  { seconds, secure }: Options,
): void => {
  void reply.setCookie(name, value, {
    ...{ path: '/meja', httpOnly: true, sameSite: 'strict', maxAge: seconds, secure },
  });
};
