import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerCall, type Desk } from './answer-call.ts';
import { type LoggedCall, paceProblems } from './call-log.ts';
import { download } from './download.ts';
import { createFileStore, type DownloadTroubles } from './file-store.ts';
import { createFloodGate, type Limits, telegramLimits } from './flood.ts';
import { type Group, type GroupOptions, openGroup } from './group.ts';
import { createMishaps, type Failure } from './mishaps.ts';
import { openPerson, type Person, type PersonOptions } from './person.ts';
import { createUpdateQueue, type Update } from './update-queue.ts';
import { waitFor } from './wait-for.ts';
import { createPump, type Delivered, type PumpOptions } from './webhook-pump.ts';
import { messageNumbers, type World } from './world.ts';
import { patience as usualPatience } from '../patience.ts';

export type ServerOptions = Partial<PumpOptions> & {
  token?: string;
  limits?: Limits;
  /** How long people wait for a message before the test fails. */
  patience?: number;
  readsAllGroupMessages?: boolean;
  queryLifetimeMs?: number;
  /** Where to listen; any free port when left out. */
  port?: number;
};

/** A Bot API server of one bot, and the people who write to it. */
export type TelegramServer = {
  apiRoot: string;
  token: string;
  log: LoggedCall[];
  /** Deliveries by webhook. */
  delivered: Delivered[];
  /** What goes wrong with downloads; change it at any time. */
  downloads: DownloadTroubles;
  person(id: number, options?: PersonOptions): Person;
  group(id: number, options?: GroupOptions): Group;
  /** The next sends are answered 429. */
  storm(sends: number, retryAfter?: number): void;
  fail(method: string, failure: Failure): void;
  /** The next calls take effect, but their answers are lost. */
  loseAnswers(method: string, times?: number, chat?: number): void;
  /** Every answer takes that much longer. */
  latency(ms: number): void;
  /** Breaks and refuses all connections for a time. */
  outage(ms: number): void;
  /** Holds updates back, or lets them go. */
  hold(on: boolean): void;
  shuffle(seed: number): void;
  duplicate(rate: number, seed?: number): void;
  redeliver(last?: number): void;
  /** Numbers updates anew from there, perhaps lower, as Telegram does after a week without any. */
  renumber(from: number): void;
  /** Hands a raw update to the bot, for shapes the people here never send. */
  update(kind: string, payload: unknown, chat: number): number | null;
  /** Updates the bot has not confirmed. */
  pending(): Update[];
  /** Waits until every update is confirmed or delivered. */
  drained(ms?: number): Promise<void>;
  /** Runs at the arrival of every call; answers with how to stop it. */
  onCall(listener: (call: LoggedCall) => void): () => void;
  /** The commands set for a scope: `default`, `all_private_chats`, `chat|700101`, … */
  commands(scope?: string, language?: string): unknown[];
  /** Moves this server's clock on: links and queries grow old. */
  letTimePass(ms: number): void;
  /** Violations of pace, patience and order, one sentence each. */
  paceProblems(limits?: Limits): string[];
};

const pumpDefaults: PumpOptions = { ordered: false, retryMs: 100, retryUpToMs: 2_000, timeoutMs: 60_000 };

const createWorld = (options: ServerOptions, limits: Limits, now: () => number): World => {
  const token = options.token ?? '700:TEST-token-of-the-local-bot-api-server';
  const bot = {
    id: Number(token.split(':')[0]),
    is_bot: true,
    first_name: 'Teman DISKO',
    username: 'teman_disko_bot',
  };
  return {
    token,
    bot,
    readsAllGroupMessages: options.readsAllGroupMessages ?? false,
    queryLifetimeMs: options.queryLifetimeMs ?? 15 * 60_000,
    chats: new Map(),
    users: new Map(),
    files: createFileStore(),
    queue: createUpdateQueue(),
    queries: new Map(),
    commands: new Map(),
    webhook: null,
    webhookTrouble: null,
    lastPoll: null,
    endPoll: null,
    webhookChanged: () => undefined,
    gate: createFloodGate(limits),
    now,
    nextId: messageNumbers(),
  };
};

const refuseToken = (response: ServerResponse, token: string): void => {
  const wellFormed = /^\d+:[\w-]+$/.test(token);
  const [status, description] = wellFormed ? ([401, 'Unauthorized'] as const) : ([404, 'Not Found'] as const);
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ok: false, error_code: status, description }));
};

const route = async (desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const [, file, token = '', rest = ''] =
    /^(\/file)?\/bot([^/]*)(?:\/(.*))?$/.exec(decodeURI(url.pathname)) ?? [];
  if (token !== desk.world.token) {
    request.resume();
    return refuseToken(response, token);
  }
  if (file !== undefined) return download(desk.world, rest, response);
  return answerCall(desk, rest, url.searchParams, request, response);
};

/** Opens a Bot API server as strict as Telegram's on a loopback port. */
export const openTelegramServer = async (
  options: ServerOptions = {},
): Promise<TelegramServer & AsyncDisposable> => {
  const limits = options.limits ?? telegramLimits;
  const patience = options.patience ?? usualPatience;
  let shift = 0;
  let latency = 0;
  let outUntil = 0;
  const world = createWorld(options, limits, () => Date.now() + shift);
  const mishaps = createMishaps();
  const pump = createPump(world, { ...pumpDefaults, ...options, isOut: () => Date.now() < outUntil });
  world.webhookChanged = pump.wake;
  const log: LoggedCall[] = [];
  const heard = new Set<(call: LoggedCall) => void>();
  const delay = async (): Promise<void> => void (latency > 0 && (await sleep(latency)));
  const desk: Desk = { world, log, mishaps, heard, delay };

  const server = createServer((request, response) => {
    if (Date.now() < outUntil) return void request.socket.destroy();
    route(desk, request, response).catch((error: unknown) => {
      // A fault of this server must not look like one of Telegram's.
      process.emitWarning(error instanceof Error ? error : String(error));
      response.destroy();
    });
  });
  // A closing bot must not find its next call on a connection that is just being dropped.
  server.keepAliveTimeout = 60_000;
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { queue } = world;

  return {
    apiRoot: `http://127.0.0.1:${port}`,
    token: world.token,
    log,
    delivered: pump.delivered,
    downloads: world.files.troubles,
    person: (id, given = {}) => openPerson(world, id, patience, given),
    group: (id, given = {}) => openGroup(world, id, patience, given),
    storm: world.gate.storm,
    fail: mishaps.fail,
    loseAnswers: mishaps.loseAnswers,
    latency: (ms) => {
      latency = ms;
    },
    outage(ms) {
      outUntil = Date.now() + ms;
      server.closeAllConnections();
    },
    hold: queue.hold,
    shuffle: pump.shuffle,
    duplicate: queue.duplicate,
    redeliver: queue.redeliver,
    renumber: queue.renumber,
    update: queue.add,
    pending: () => queue.pending.map(({ update }) => update),
    drained: async (ms = patience) => {
      const look = (): boolean => queue.pending.length + queue.extra.length === 0 && pump.idle();
      await waitFor(queue.bell, look, ms, () => `${queue.pending.length} updates are still there.`);
    },
    onCall(listener) {
      heard.add(listener);
      return () => heard.delete(listener);
    },
    commands(scope = 'default', language = '') {
      const [type, chat = '', user = ''] = scope.split('|');
      return world.commands.get([type, chat, user, language].join('|')) ?? [];
    },
    letTimePass: (ms) => {
      shift += ms;
    },
    paceProblems: (given = limits) => paceProblems(log, given),
    async [Symbol.asyncDispose]() {
      pump.stop();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
