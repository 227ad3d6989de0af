import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { notices } from '../../../flows/notices.ts';
import { waitFor } from '../telegram/wait-for.ts';
import { answerCall, type Desk, type LoggedCall } from './answer-call.ts';
import { createMishaps, type Mishaps } from './mishaps.ts';
import { openPerson, type Person } from './person.ts';
import { tellOf } from './take-send.ts';
import { createWebhookPump, signatureOf } from './webhook-pump.ts';
import { newAccount, type Account, type Seen, type Template, type World } from './world.ts';
import { patience as usualPatience } from '../patience.ts';

export type GraphOptions = {
  /** How long people wait for a message before the test fails. */
  patience?: number;
  /** Tells by status instead of by answer that the 24 hours are over. */
  windowByStatus?: boolean;
  /** Whether messages are told to be sent and delivered. */
  receipts?: boolean;
};

const secret = 'rahasia-aplikasi';
const verifyToken = 'kata-verifikasi';
const phoneNumberId = '106540352242922';
const token = 'EAAG-SECRET-token';

const ownTemplates = (): Map<string, Template> =>
  new Map(Object.values(notices).map(({ template, text }) => [template, { text, status: 'APPROVED' }]));

/** A Graph server of one WhatsApp Business number, and the people who write to it. */
export const openGraphServer = async (options: GraphOptions = {}) => {
  const { patience = usualPatience, windowByStatus = false, receipts = true } = options;
  let latency = 0;
  let outUntil = 0;
  let numbers = 0;
  const pump = createWebhookPump({ businessId: '102290129340398', secret, timeoutMs: 30_000 });
  const world: World = {
    token,
    phoneNumberId,
    displayNumber: '62561123456',
    businessId: '102290129340398',
    people: [],
    media: new Map(),
    places: new Map(),
    templates: ownTemplates(),
    messages: new Map(),
    now: () => Date.now(),
    emit: pump.emit,
  };
  const mishaps: Mishaps = createMishaps();
  const log: LoggedCall[] = [];
  const delay = async (): Promise<void> => void (latency > 0 && (await sleep(latency)));
  const server = createServer((request, response) => {
    if (Date.now() < outUntil) return void request.socket.destroy();
    answerCall(desk, request, response).catch((error: unknown) => {
      // A fault of this server must not look like one of Meta's.
      process.emitWarning(error instanceof Error ? error : String(error));
      response.destroy();
    });
  });
  // A closing bot must not find its next call on a connection that is just being dropped.
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const manners = { windowByStatus, receipts };
  const desk: Desk = { world, mishaps, manners, log, origin: () => origin, delay };

  return {
    apiRoot: `${origin}/v24.0`,
    token,
    phoneNumberId,
    secret,
    verifyToken,
    /** The variables that switch the channel on. */
    env: {
      WHATSAPP_MODE: 'cloud',
      WHATSAPP_CLOUD_API_ROOT: `${origin}/v24.0`,
      WHATSAPP_CLOUD_TOKEN: token,
      WHATSAPP_CLOUD_PHONE_NUMBER_ID: phoneNumberId,
      WHATSAPP_CLOUD_APP_SECRET: secret,
      WHATSAPP_CLOUD_VERIFY_TOKEN: verifyToken,
    },
    log,
    mishaps,
    /** How it tells what became of messages; change it at any time. */
    manners,
    templates: world.templates,
    posted: pump.posted,
    /** Somebody; the same phone twice is the same person. */
    person(given: Partial<Pick<Account, 'phone' | 'bsuid' | 'name' | 'hidden'>> = {}): Person {
      numbers += 1;
      const phone = given.phone ?? String(6_281_300_000_000 + numbers);
      const known = world.people.find((each) => each.phone === phone);
      const account = known ?? newAccount({ ...given, phone });
      if (!known) world.people.push(account);
      return openPerson(world, account, patience);
    },
    /** Where webhooks go from now on. */
    deliverTo: pump.deliverTo,
    hold: pump.hold,
    shuffle: pump.shuffle,
    duplicate: pump.duplicate,
    batch: pump.batch,
    redeliver: pump.redeliver,
    /** Webhooks that were not taken yet. */
    pending: pump.pending,
    drained: (ms = patience) =>
      waitFor(
        pump.bell,
        () => pump.pending() === 0,
        ms,
        () => `${pump.pending()} webhooks are still there.`,
      ),
    /** Tells of a message what became of it. */
    status(person: Person, seen: Pick<Seen, 'wamid'>, state: string, code?: number) {
      tellOf(world, person.account, seen.wamid, state, code);
    },
    /** A raw change, for shapes the people here never send. */
    change(field: string, value: Record<string, unknown>) {
      pump.emit({ field, value, chat: '' });
    },
    /** Posts a body with any signature, or none. */
    forge: pump.forge,
    signatureOf: (body: string) => signatureOf(secret, body),
    latency(ms: number) {
      latency = ms;
    },
    /** Breaks and refuses all connections for a time. */
    outage(ms: number) {
      outUntil = Date.now() + ms;
      server.closeAllConnections();
    },
    async [Symbol.asyncDispose]() {
      pump.stop();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

export type GraphServer = Awaited<ReturnType<typeof openGraphServer>>;
