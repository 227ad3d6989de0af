import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { City } from './city.ts';

type Chance = () => number;
/** One thing that goes wrong, and how often it may leave a message in doubt: sent, and not written down. */
export type Fault = {
  name: string;
  doubts: number;
  happen(city: City, chance: Chance): Promise<void> | void;
};

const one = <T>(all: readonly T[], chance: Chance): T => all[Math.floor(chance() * all.length)] as T;
const upTo = (most: number, chance: Chance): number => 1 + Math.floor(chance() * most);

const flush = async (url: string): Promise<void> => {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  try {
    await client.connect();
    await client.flushall();
  } finally {
    client.disconnect();
  }
};

/** How many answers are lost at once when a connection is cut after the message was taken. */
const cutAtOnce = 3;

const faults: readonly Fault[] = [
  { name: 'bot killed', doubts: 1, happen: ({ bots }, chance) => one(bots, chance).end('SIGKILL') },
  { name: 'bot restarted', doubts: 0, happen: ({ bots }, chance) => one(bots, chance).end('SIGTERM') },
  { name: 'worker killed', doubts: 0, happen: ({ workers }, chance) => one(workers, chance).end('SIGKILL') },
  {
    name: 'worker restarted',
    doubts: 0,
    happen: ({ workers }, chance) => one(workers, chance).end('SIGTERM'),
  },
  { name: 'PostgreSQL killed', doubts: 1, happen: (city) => city.killPostgres() },
  {
    name: 'Redis killed',
    doubts: 0,
    async happen({ redis }, chance) {
      await redis.stop();
      await pause(upTo(1500, chance));
      await redis.start();
    },
  },
  { name: 'FLUSHALL', doubts: 0, happen: ({ redis }) => flush(redis.url) },
  {
    name: '429 of Telegram',
    doubts: 0,
    happen: ({ telegram }, chance) => telegram.storm(upTo(10, chance), 1),
  },
  {
    name: '429 of WhatsApp',
    doubts: 0,
    happen: ({ graph }, chance) =>
      graph.mishaps.fail('send', { code: 130_429, status: 429, times: upTo(5, chance) }),
  },
  {
    name: 'connections cut after acceptance',
    doubts: 2 * cutAtOnce,
    happen({ telegram, graph }) {
      telegram.loseAnswers('sendMessage', cutAtOnce);
      graph.mishaps.cut('send', cutAtOnce);
    },
  },
  {
    name: 'messenger away',
    doubts: 1,
    happen: ({ telegram, graph }, chance) => one([telegram, graph], chance).outage(upTo(2000, chance)),
  },
  {
    name: 'webhooks and updates brought again',
    doubts: 0,
    happen({ telegram, graph }) {
      telegram.redeliver(20);
      // Those of the last moments only: Meta repeats what it is not sure of, not the whole history.
      let left = 20;
      void graph.redeliver(() => left-- > 0);
    },
  },
  {
    name: 'clock stepped',
    doubts: 0,
    happen: (city, chance) => city.stepClock(Math.round((chance() - 0.5) * 120_000)),
  },
  {
    name: 'disk full',
    doubts: 0,
    async happen({ disk }, chance) {
      disk?.fill();
      await pause(upTo(1500, chance));
      disk?.clear();
    },
  },
  { name: 'deployed in mid-form', doubts: 2, happen: (city) => city.deploy() },
];

/** So many faults by chance, each kind about as often as the others, in an order that the seed decides. */
export const draw = (count: number, chance: Chance): Fault[] => {
  const drawn: Fault[] = [];
  while (drawn.length < count) {
    const round = faults.map((fault) => ({ fault, at: chance() })).sort((a, b) => a.at - b.at);
    drawn.push(...round.map(({ fault }) => fault));
  }
  return drawn.slice(0, count);
};
