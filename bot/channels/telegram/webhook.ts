import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Where Telegram brings updates to. */
const webhookPath = '/webhooks/telegram';

type Needs = {
  secret: string;
  take: (updates: readonly unknown[]) => Promise<void>;
  /** Somebody who does not know the secret. */
  forged(): void;
  /** While it is switched off Telegram keeps what it has, and tries again. */
  isOff: () => boolean;
};

/** The webhook's route: only who knows the secret is listened to, and only what is stored is answered. */
export const webhookRoute = (app: FastifyInstance, { secret, take, forged, isOff }: Needs): void => {
  const expected = digest(secret);
  app.post(webhookPath, async (request, reply) => {
    const given = request.headers['x-telegram-bot-api-secret-token'];
    if (typeof given !== 'string' || !timingSafeEqual(digest(given), expected)) {
      forged();
      return reply.code(401).send();
    }
    if (isOff()) return reply.code(503).send();
    await take([request.body]);
    return reply.code(200).send();
  });
};
