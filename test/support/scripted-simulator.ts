import { systemClock } from '../../app/clock.ts';
import fastify, { type FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { openDatabase } from '../../app/db/open.ts';
import type { Inbound } from '../../app/inbound.ts';
import type { Imitated } from '../../bot/channels/simulator/imitated.ts';
import { createSimulator } from '../../bot/channels/simulator/adapter.ts';
import { simulatorRoutes, type SimulatorPerson } from '../../bot/channels/simulator/routes.ts';
import type { Message } from '../../flows/kernel/message.ts';
import { freshDatabase } from './database.ts';

/** The people of the interface's table, as far as a test needs them. */
const people: SimulatorPerson[] = [
  { who: 'Warga', channel: 'whatsapp', chat: '6281200000001', role: 'external applicant' },
  { who: 'ASN', channel: 'telegram', chat: '700001', phone: '6281200000011', role: 'internal applicant' },
  { who: 'Operator sekretariat', channel: 'telegram', chat: '700101', role: 'operator, all units' },
  { who: 'Kepala Dinas', channel: 'telegram', chat: '700301', role: 'head' },
];

type Script = (inbound: Inbound) => Message[];
export type ScriptedSimulator = {
  base: string;
  app: FastifyInstance;
  inbox: Inbound[];
  say(channel: Imitated, chat: string, message: Message): Promise<void>;
  /** While it is false nothing can be stored. */
  storing: { works: boolean };
  close(): Promise<void>;
};

/** The simulator on a server and database of its own, with a bot that answers by a script. */
export const openScriptedSimulator = async (
  script: Script,
  files: Record<string, Buffer> = {},
): Promise<ScriptedSimulator> => {
  const database = await freshDatabase();
  const db = openDatabase(database.url);
  const app = fastify();
  const inbox: Inbound[] = [];
  const storing = { works: true };
  const log = pino({ level: 'silent' });
  const channels = {
    whatsapp: createSimulator({ name: 'whatsapp', db, log, clock: systemClock }),
    telegram: createSimulator({ name: 'telegram', db, log, clock: systemClock }),
  };
  let deliveries = 0;

  const say: ScriptedSimulator['say'] = async (channel, address, message) => {
    deliveries += 1;
    const bytes = message.file && files[message.file.sha256];
    const file =
      message.file && bytes ? { name: message.file.name, mime: message.file.mime, bytes } : undefined;
    const deliveryId = String(deliveries);
    await channels[channel].send({
      deliveryId,
      address,
      message,
      lastInboundAt: new Date(),
      ...(file && { file }),
    });
  };
  const answer = async (inbound: Inbound): Promise<void> => {
    for (const message of script(inbound)) await say(inbound.channel as Imitated, inbound.address, message);
  };
  await app.register(simulatorRoutes, {
    db,
    people,
    publicUrl: 'http://127.0.0.1:3000',
    isOff: () => false,
    files: { get: (sha256) => Promise.resolve(files[sha256] ?? null) },
    storeInbound: async (inbound) => {
      if (!storing.works) throw new Error('not stored');
      const fresh = !inbox.some(({ providerId }) => providerId === inbound.providerId);
      if (!fresh) return { fresh };
      inbox.push(inbound);
      setTimeout(() => void answer(inbound), 30);
      return { fresh };
    },
  });
  const base = await app.listen({ port: 0, host: '127.0.0.1' });
  const close = async (): Promise<void> => {
    await app.close();
    await db.close();
    await database.drop();
  };
  return { base, app, inbox, say, storing, close };
};
