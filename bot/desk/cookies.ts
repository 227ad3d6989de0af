import type { FastifyReply, FastifyRequest } from 'fastify';

/** The cookie of a session, and of a browser that waits for a code. */
export const cookies = { session: 'meja', attempt: 'meja_kode' } as const;

/** A cookie's value as a browser sends it; empty where there is none. */
export const cookieOf = ({ headers }: FastifyRequest, name: string): string => {
  const parts = (headers.cookie ?? '').split(';').map((part) => part.trim());
  return parts.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
};

type Options = { seconds: number; secure: boolean };

/** Sets a cookie no script sees and no other site's page sends; without seconds it is taken away. */
export const setCookie = (
  reply: FastifyReply,
  name: string,
  value: string,
  { seconds, secure }: Options,
): void => {
  const parts = [
    `${name}=${value}`,
    'Path=/meja',
    'HttpOnly',
    'SameSite=Strict',
    `Max-Age=${seconds}`,
    ...(secure ? ['Secure'] : []),
  ];
  const before = reply.getHeader('set-cookie');
  const all = Array.isArray(before) ? before : before === undefined ? [] : [String(before)];
  void reply.header('set-cookie', [...all, parts.join('; ')]);
};
