import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

/** Where Meta brings webhooks to. */
const webhookPath = '/webhooks/whatsapp';

/** Meta's webhooks are up to three megabytes. */
const mostBytes = 4 * 1024 * 1024;

const Handshake = z.object({
  'hub.mode': z.literal('subscribe'),
  'hub.verify_token': z.string(),
  'hub.challenge': z.string().regex(/^[\w-]{1,256}$/),
});

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

/** Whether the header is `sha256=` and the HMAC-SHA256 of the bytes as they came, with the app's secret. */
const isSigned = (header: unknown, bytes: Buffer, secret: string): boolean => {
  if (typeof header !== 'string') return false;
  const expected = createHmac('sha256', secret).update(bytes).digest('hex');
  return same(header, `sha256=${expected}`);
};

const parsed = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
};

/** What became of a webhook, for the count. */
export type WebhookOutcome = 'taken' | 'forged' | 'failed' | 'off';

type Needs = {
  appSecret: string;
  verifyToken: string;
  /** Rejects when anything could not be stored: then Meta brings all of it again. */
  take: (body: unknown) => Promise<void>;
  count: (outcome: WebhookOutcome) => void;
  /** While it is switched off Meta keeps what it has, and tries again for seven days. */
  isOff: () => boolean;
};

/** The webhook's routes: who Meta says it is has to be signed over the raw bytes, and only what is stored is answered. */
export const webhookRoutes = async (
  app: FastifyInstance,
  { appSecret, verifyToken, take, count, isOff }: Needs,
): Promise<void> => {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    const options = { parseAs: 'buffer' as const, bodyLimit: mostBytes };
    scope.addContentTypeParser('*', options, (_request, body, done) => done(null, body));

    scope.get(webhookPath, async (request, reply) => {
      const asked = Handshake.safeParse(request.query).data;
      if (!asked || !same(asked['hub.verify_token'], verifyToken)) return reply.code(403).send();
      return reply.type('text/plain; charset=utf-8').send(asked['hub.challenge']);
    });

    scope.post(webhookPath, { bodyLimit: mostBytes }, async (request, reply) => {
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      if (!isSigned(request.headers['x-hub-signature-256'], bytes, appSecret)) {
        count('forged');
        return reply.code(401).send();
      }
      if (isOff()) {
        count('off');
        return reply.code(503).send();
      }
      try {
        await take(parsed(bytes));
      } catch (error) {
        count('failed');
        throw error;
      }
      count('taken');
      return reply.code(200).send();
    });
  });
};
