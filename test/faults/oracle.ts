import { findable } from '../../domain/personal.ts';
import { setTimeout as pause } from 'node:timers/promises';
import { tellContact } from '../../app/db/deliveries.ts';
import { Message } from '../../flows/kernel/message.ts';
import { seeded } from '../support/telegram/random.ts';
import { file, openApplicant, type Applicant, type Chat } from './applicant.ts';
import { openCity, type City } from './city.ts';
import { draw } from './faults.ts';
import { judge, type Verdict } from './judge.ts';

export type Run = {
  people: number;
  faults: number;
  seed: number;
  folder: string;
  compiled: string;
  /** Seconds everybody has from the last fault on to come to an end. */
  patience: number;
};
export type Found = {
  verdict: Verdict;
  /** How often each fault happened. */
  happened: Record<string, number>;
  /** So many sends at most were left in doubt: each may be a double. */
  doubts: number;
  seconds: number;
  messages: number;
  /** The longest anybody waited to hear anything, in seconds. */
  longestWait: number;
  /** Of whom a promise did not hold and how, the most telling first; empty when all held. */
  trouble: string;
  /** The last the processes wrote, when a promise did not hold. */
  words: string;
};

/** So many file at the same time; the next begins when one has finished. */
const atOnce = 40;

const chatOf = ({ telegram, graph }: City, n: number): Chat => {
  if (n % 2 === 0) {
    const person = telegram.person(710_000 + n, { phone: `62812${String(10_000_000 + n)}` });
    return {
      ...{ channel: 'telegram', address: String(710_000 + n), say: person.say },
      sendFile: (name, bytes) => person.sendDocument({ name, mime: 'application/pdf', bytes }),
      // "Baik." only takes a keyboard away; it is none of our messages.
      heard: () =>
        person.messages
          .filter(({ text }) => text !== 'Baik.')
          .map(({ text, buttons }) => ({ text, buttons: buttons.map(({ label }) => label) })),
    };
  }
  const person = graph.person({ phone: String(6_281_300_000_000 + n) });
  return {
    ...{ channel: 'whatsapp', address: person.account.phone, say: person.say },
    sendFile: (name, bytes) => person.sendDocument({ name, mime: 'application/pdf', bytes }),
    heard: () => person.messages.map(({ text }) => ({ text, buttons: [] })),
  };
};

/** Tries until it has worked: the database may be away. */
const insist = async <T>(work: () => Promise<T>): Promise<T> => {
  for (;;)
    try {
      return await work();
    } catch {
      await pause(200);
    }
};

/** Tells somebody a piece of news as the worker does, once, though the answer to the commit may be lost. */
const tellNews = async (city: City, { chat: { channel, address } }: Applicant, n: number): Promise<void> => {
  const { db, vault } = city;
  const text = `Kabar ${String(n)} untuk permohonan Anda`;
  await insist(async () => {
    const identity = await db.prisma.identity.findFirst({ where: { channel, address: findable(address) } });
    if (!identity) return;
    const said = await db.prisma.delivery.findMany({ where: { identityId: identity.id } });
    const isTold = said.some(({ body }) => Message.parse(JSON.parse(vault.open(body))).text === text);
    if (isTold) return;
    await db.prisma.$transaction((tx) =>
      tellContact(
        tx,
        vault,
        identity.contactId,
        [{ text, notice: { kind: 'unit_message', about: String(n) } }],
        new Date(),
      ),
    );
  });
};

const underWay = `SELECT (SELECT count(*) FROM inbox_message WHERE done_at IS NULL AND failed_at IS NULL)
  + (SELECT count(*) FROM draft WHERE state = 'submitting')
  + (SELECT count(*) FROM delivery WHERE state IN ('pending', 'waiting')) AS count`;

/** Waits until nothing is under way; what waits for its next try has it now, for the messengers are well again. */
const settle = async ({ db, telegram, graph }: City, until: number): Promise<void> => {
  for (; Date.now() < until; await pause(500)) {
    const count = await insist(async () => {
      await db.pool.query(
        `UPDATE delivery SET next_attempt_at = now() - interval '1 hour' WHERE state = 'pending'`,
      );
      await db.pool.query(`UPDATE held_submission SET next_try_at = now() - interval '1 hour'`);
      return Number((await db.pool.query<{ count: string }>(underWay)).rows[0]?.count);
    });
    if (count === 0 && telegram.pending().length === 0 && graph.pending() === 0) return;
  }
};

/** People file while things go wrong, spread over their messages as the seed decides; what became of all of it. */
export const runFaults = async ({
  people,
  faults,
  seed,
  folder,
  compiled,
  patience,
}: Run): Promise<Found> => {
  const began = Date.now();
  const chance = seeded(seed);
  const city = await openCity(folder, compiled, seed);
  try {
    const applicants = Array.from({ length: people }, (_, n) => openApplicant(n, chatOf(city, n)));
    const sent = (): number => applicants.reduce((sum, applicant) => sum + applicant.sent, 0);
    let end = Infinity;
    const isOver = (): boolean => Date.now() > end;
    const lines = Array.from({ length: Math.min(atOnce, people) }, async (_, line) => {
      for (let n = line; n < people; n += atOnce) {
        const applicant = applicants[n];
        if (!applicant || isOver()) return;
        const filing = file(applicant, isOver);
        await pause(Math.floor(chance() * 500));
        await tellNews(city, applicant, n);
        await filing;
      }
    });
    let allFiled = false;
    const filing = Promise.all(lines).finally(() => (allFiled = true));

    const happened: Record<string, number> = {};
    let doubts = 0;
    const messagesEach = 16;
    for (const [at, fault] of draw(faults, chance).entries()) {
      const due = Math.floor((at * people * messagesEach) / (faults + 1));
      // Whoever waits for a fault to pass sends nothing, and at the end nobody does: the next comes then all the same.
      for (const since = Date.now(); !allFiled && sent() < due && Date.now() - since < 15_000;)
        await pause(20);
      await fault.happen(city, chance);
      happened[fault.name] = (happened[fault.name] ?? 0) + 1;
      doubts += fault.doubts;
    }
    city.graph.mishaps.clear();
    end = Date.now() + patience * 1000;
    await filing;
    await settle(city, end);
    const { verdict, trouble } = await judge(city, applicants);
    const words = trouble.length > 0 ? city.words() : '';
    const longestWait = Math.max(...applicants.map((applicant) => applicant.longestWait)) / 1000;
    const seconds = (Date.now() - began) / 1000;
    const said = trouble.slice(0, 12).map((one) => JSON.stringify(one, null, 1));
    return {
      verdict,
      happened,
      doubts,
      seconds,
      messages: sent(),
      longestWait,
      trouble: said.join('\n'),
      words,
    };
  } finally {
    await city.close();
  }
};
