import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { IsOff } from '../../../app/channel-switch.ts';
import type { Database } from '../../../app/db/open.ts';
import type { StoreInbound } from '../../../app/inbound.ts';
import { SHARE_CONTACT } from './adapter.ts';
import { statusOf } from '../../http.ts';
import { fileHeaders } from './file-headers.ts';
import { aboutSeq, InboundBody, toInbound, whatIsWrong } from './inbound-body.ts';
import { longPoll } from './long-poll.ts';
import { pageRoutes } from './page-routes.ts';
import { imitated, imitatedNames, simulatorAccount, type Imitated } from './imitated.ts';
import { foreignRequest } from './foreign-request.ts';
import { chatsWithNews, providerIdOf, shownFile, shownMessages } from './shown-messages.ts';

const LONGEST_BODY = 25 * 1024 * 1024;
const LONGEST_WAIT_MS = 60_000;

/** Somebody the page lets you be. */
export type SimulatorPerson = {
  who: string;
  channel: Imitated;
  chat: string;
  phone?: string;
  nip?: string;
  role: string;
};

export type SimulatorNeeds = {
  db: Database;
  storeInbound: StoreInbound;
  /** The store of outgoing messages' files. */
  files: { get(sha256: string): Promise<Buffer | null> };
  people: SimulatorPerson[];
  publicUrl: string;
  isOff: IsOff;
};

const Window = z.object({
  after: z.coerce.number().int().min(0).default(0),
  wait: z.coerce
    .number()
    .min(0)
    .default(0)
    .transform((ms) => Math.min(ms, LONGEST_WAIT_MS)),
});
const OutboundQuery = Window.extend({
  channel: z.enum(imitatedNames),
  chat: z.string().min(1).max(64),
});
const FileParams = z.object({ seq: z.coerce.number().int().min(1) });

const errorOf = (code: number, error: Error): string => {
  if (code < 500) return error.message;
  return code === 503 ? 'The database is away just now; ask again.' : 'Something went wrong here.';
};

/** A fastify plugin: the simulator's page and its HTTP API (docs: interfaces, Simulator). */
export async function simulatorRoutes(app: FastifyInstance, needs: SimulatorNeeds): Promise<void> {
  const { db, storeInbound, files, people, publicUrl, isOff } = needs;
  const waiting = new Set<() => void>();
  app.addHook('preClose', async () => {
    for (const end of waiting) end();
  });
  app.addHook('onRequest', async (request, reply) => {
    const refusal = foreignRequest(request.headers, publicUrl);
    if (refusal !== null) return reply.code(403).send({ error: refusal });
  });

  /** The wait ends early when the client has gone or the server is closing. */
  const wait = async <T>(reply: FastifyReply, look: () => Promise<T[]>, ms: number): Promise<T[]> => {
    const over = new AbortController();
    reply.raw.once('close', () => {
      over.abort();
    });
    const end = (): void => {
      // A kept connection would keep the closing server waiting.
      reply.header('connection', 'close');
      over.abort();
    };
    waiting.add(end);
    return longPoll(look, ms, over.signal).finally(() => waiting.delete(end));
  };

  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const code = statusOf(error);
    if (code >= 500) request.log.error({ err: error }, 'simulator request failed');
    return reply.code(code).send({ error: errorOf(code, error) });
  });

  app.get('/', (_request, reply) => reply.redirect('/simulator'));
  await app.register(pageRoutes);

  app.post('/simulator/inbound', { bodyLimit: LONGEST_BODY }, async (request, reply) => {
    const parsed = InboundBody.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ error: whatIsWrong(parsed.error) });
    const body = withSharedContact(parsed.data, people);
    if (body === null)
      return reply.code(400).send({ error: 'button: send contact {phone} to share a contact.' });
    if (isOff({ channel: body.channel, account: simulatorAccount }))
      return reply.code(503).send({ error: 'This channel is switched off.' });
    try {
      const seq = aboutSeq(body);
      const about = seq === null ? null : await providerIdOf(db, { ...body, seq });
      if (seq !== null && about === null)
        return reply.code(400).send({ error: 'There is no message of that seq in this chat.' });
      const { fresh } = await storeInbound(toInbound(body, about));
      return reply.code(202).send({ stored: true, fresh });
    } catch (error) {
      request.log.error({ err: error }, 'simulator message not stored');
      return reply
        .code(503)
        .send({ error: 'The message could not be stored; send it again with the same id.' });
    }
  });

  app.get('/simulator/outbound', async (request, reply) => {
    const query = OutboundQuery.safeParse(request.query);
    if (!query.success) return reply.code(400).send({ error: whatIsWrong(query.error) });
    const messages = await wait(reply, () => shownMessages(db, query.data), query.data.wait);
    return { messages };
  });

  app.get('/simulator/news', async (request, reply) => {
    const query = Window.safeParse(request.query);
    if (!query.success) return reply.code(400).send({ error: whatIsWrong(query.error) });
    const chats = await wait(reply, () => chatsWithNews(db, query.data.after), query.data.wait);
    return { chats };
  });

  app.get('/simulator/people', () => ({ people }));

  app.get('/simulator/files/:seq', async (request, reply) => {
    const params = FileParams.safeParse(request.params);
    const file = params.success ? await shownFile(db, params.data.seq) : null;
    const bytes = file && (await files.get(file.sha256));
    if (!file || !bytes) return reply.code(404).send({ error: 'There is no such file.' });
    return reply.headers(fileHeaders(file)).send(bytes);
  });
}

/** The messenger itself turns this button into the person's contact; here we know it of the demo people only. */
function withSharedContact(body: InboundBody, people: SimulatorPerson[]): InboundBody | null {
  if (!imitated[body.channel].contactSharing || body.button !== SHARE_CONTACT.id) return body;
  const phone = people.find(({ channel, chat }) => channel === body.channel && chat === body.chat)?.phone;
  if (phone === undefined) return null;
  return {
    channel: body.channel,
    chat: body.chat,
    id: body.id,
    contact: { phone: `+${phone.replace(/^\+/, '')}` },
  };
}
