import type { Channel } from './channel.ts';
import { claimDeliveries, giveBackClaims, renewClaims, settleSent } from './db/outbox.ts';
import { applyEarlyReceipts } from './db/receipts.ts';
import { openDeliver, type DeliverNeeds, type Held } from './deliver.ts';
import { inBatches } from './in-batches.ts';
import { onceMore } from './once-more.ts';
import { within } from './within.ts';

/** What a turn may have sent at once: `held` is what is on its way to the chat already, before it. */
export type Offer = { mine: boolean; held: string[]; lane: Lane | null; chain: Chain | null };

export type Outbox = {
  /** Begins what is due; resolves when nothing more can be begun now. Sending goes on behind it. */
  pump(): Promise<void>;
  /** Asks whether this process would send to a chat at once what is about to be committed for it. Ends with `send`. */
  offer(to: { identityId: string | null; channel: string; account: string }): Offer;
  /** Sends what was committed on an offer, claimed by this process; nothing when the commit claimed nothing. */
  send(offer: Offer, deliveries: Held[]): void;
  /** Resolves when what this process has sent until now is written down, or cannot be. */
  recorded(): Promise<void>;
  /** Begins nothing more and waits a while for what is on its way; the rest is given back. */
  stop(): Promise<void>;
};

type Needs = Omit<DeliverNeeds, 'patience' | 'writeSent'> & {
  channels: Channel[];
  /** Milliseconds one send may take before its outcome counts as unknown, and how long `stop` waits. */
  patience?: { send: number; stop: number };
  /** A named point of the way, for tests that end the process there. */
  at?: (point: string) => void;
};

type SentThere = Parameters<DeliverNeeds['writeSent']>[0];

/** On its way at once; a chat whose send hangs takes one place, not the others' turn. */
const atOnce = 32;
/** So many chats may wait in memory for a place; what comes then waits in the database. */
const mostInLine = 500;
const renewMs = 1000;
const usual = { send: 60_000, stop: 3000 };

/**
 * One chat's deliveries that this process has claimed, oldest first; the first is on its way. `broken`: it failed, so what follows goes
 * the long way. `again`: what was free and claimed once more before this process heard what had become of its try.
 */
type Chain = { identityId: string; lane: Lane; items: Held[]; broken: boolean; again: Held[] };

/** Accounts that share a number of places: how many of those are taken, who waits for one, how many offers stand. */
type Lane = {
  accounts: Pick<Channel, 'name' | 'account' | 'isOff'>[];
  places: () => number;
  most: () => number;
  taken: number;
  line: Chain[];
  offered: number;
};

const laneOf = (accounts: Channel[], places: () => number, most: () => number): Lane => ({
  accounts,
  places,
  most,
  taken: 0,
  line: [],
  offered: 0,
});

/** One lane for all that take whatever comes, and one each for those that do not. */
const lanesOf = (channels: readonly Channel[]): Lane[] => [
  laneOf(
    channels.filter((channel) => !channel.atOnce),
    () => atOnce,
    () => mostInLine,
  ),
  ...channels.flatMap((channel) => {
    const places = () => channel.atOnce?.() ?? 0;
    return channel.atOnce ? [laneOf([channel], places, places)] : [];
  }),
];

/** Opens the outbox: deliveries go out in order for each identity, one in flight, whichever process holds the channel. */
export const openOutbox = (needs: Needs): Outbox => {
  const { pool, log, clock, at = () => undefined } = needs;
  const patience = needs.patience ?? usual;
  const lanes = lanesOf(needs.channels);
  const chains = new Map<string, Chain>();
  const running = new Set<Promise<void>>();
  let stopped = false;

  const channelOf = ({ channel, account }: { channel: string; account: string }): Channel | undefined =>
    needs.channels.find((each) => each.name === channel && each.account === account);

  const written = inBatches<SentThere, undefined>(
    async (sent) => {
      await settleSent(
        pool,
        sent.map(({ id, providerId, at: sentAt }) => ({ id, providerId, at: sentAt })),
      );
      at('outbox:written');
      for (const each of sent) if (each.receipts) lookForEarly(each);
      return sent.map(() => undefined);
    },
    { lanes: 1, most: 500 },
  );
  // Nobody waits for it; should this process end before, the worker looks (`forget-receipts`).
  const early = inBatches<SentThere, undefined>(
    async (sent) => {
      await applyEarlyReceipts(pool, sent, clock());
      return sent.map(() => undefined);
    },
    { lanes: 1, most: 500, gather: true },
  );
  const lookForEarly = (sent: SentThere): void => {
    const work: Promise<void> = early(sent)
      .catch((error: unknown) => log.warn({ err: error }, 'early receipts could not be looked for'))
      .finally(() => running.delete(work));
    running.add(work);
  };
  const writing = new Set<Promise<unknown>>();
  const writeSent: DeliverNeeds['writeSent'] = (sent) => {
    const work = written(sent);
    writing.add(work);
    return work.finally(() => writing.delete(work));
  };
  const deliver = openDeliver({ ...needs, patience, writeSent });

  /** Begins what can be begun without waiting for it. */
  const look = (): void => {
    pump().catch((error: unknown) => log.error({ err: error }, 'sending was interrupted'));
  };

  const giveBack = (items: readonly Held[]): void => {
    if (items.length === 0) return;
    const ids = items.map(({ id }) => id);
    // What cannot be given back now is free when its claim has run out.
    const work = giveBackClaims(pool, ids)
      .then(look)
      .catch((error: unknown) => log.warn({ err: error }, 'claims could not be given back'))
      .finally(() => running.delete(work));
    running.add(work);
  };

  /** Tries a chat's first delivery; true when the next may follow. */
  const tryFirst = async (first: Held, lane: Lane): Promise<boolean> => {
    const channel = channelOf(first);
    if (!channel) return false;
    const attempt = await deliver.attempt(first, channel).finally(() => {
      lane.taken -= 1;
      begin(lane);
    });
    at('outbox:sent');
    return deliver.record(first, attempt, channel);
  };

  const advance = async (chain: Chain): Promise<void> => {
    const [first] = chain.items;
    if (!first) return;
    const goesOn = await tryFirst(first, chain.lane).catch((error: unknown) => {
      // Its claim runs out and it is tried again.
      log.error({ deliveryId: first.id, err: error }, 'what became of a delivery is not written down');
      return false;
    });
    chain.items.shift();
    const { lane, items, identityId, again } = chain;
    if (goesOn && items.length > 0 && !stopped) lane.line.push(chain);
    else {
      chain.broken = !goesOn;
      chains.delete(identityId);
      giveBack([...again, ...items]);
    }
    // What stands behind it in the database.
    if (!goesOn || 'body' in first) look();
    begin(lane);
  };

  const begin = (lane: Lane): void => {
    while (!stopped && lane.line.length > 0 && lane.taken < lane.places()) {
      const chain = lane.line.shift();
      if (!chain) return;
      lane.taken += 1;
      const work = advance(chain).finally(() => running.delete(work));
      running.add(work);
    }
  };

  /** Puts claimed deliveries behind what is on its way to their chat. */
  const append = (items: Held[], lane: Lane): void => {
    for (const item of items) {
      const chain = chains.get(item.identityId);
      if (chain?.items.some(({ id }) => id === item.id)) {
        chain.again.push(item);
        continue;
      }
      if (chain) {
        chain.items.push(item);
        continue;
      }
      const made = { identityId: item.identityId, lane, items: [item], broken: false, again: [] };
      chains.set(item.identityId, made);
      lane.line.push(made);
    }
    begin(lane);
  };

  const serve = async (lane: Lane): Promise<void> => {
    begin(lane);
    const open = lane.accounts.filter((channel) => !channel.isOff?.());
    const most = stopped || open.length === 0 ? 0 : lane.places() - lane.taken - lane.line.length;
    if (most <= 0) return;
    append(await claimDeliveries(pool, open, { now: clock(), most }), lane);
  };

  const pump = onceMore(async () => {
    for (const lane of lanes) await serve(lane);
  });

  const renew = setInterval(() => {
    const ids = [...chains.values()].flatMap(({ items }) => items.map(({ id }) => id));
    if (ids.length === 0) return;
    renewClaims(pool, ids, clock()).catch((error: unknown) =>
      log.warn({ err: error }, 'claims could not be renewed'),
    );
  }, renewMs).unref();

  return {
    pump,
    offer({ identityId, channel, account }) {
      const lane = lanes.find(({ accounts }) =>
        accounts.some((each) => each.name === channel && each.account === account),
      );
      if (!lane || stopped || channelOf({ channel, account })?.isOff?.())
        return { mine: false, held: [], lane: null, chain: null };
      const chain = (identityId !== null && chains.get(identityId)) || null;
      const mine = lane.taken + lane.line.length + lane.offered < lane.most();
      lane.offered += 1;
      return { mine, held: chain?.items.map(({ id }) => id) ?? [], lane, chain };
    },
    send({ lane, chain }, deliveries) {
      if (!lane) return;
      lane.offered -= 1;
      if (deliveries.length === 0) return;
      // What it was to follow has failed meanwhile: it must not overtake that.
      if (stopped || chain?.broken) giveBack(deliveries);
      else append(deliveries, lane);
    },
    async recorded() {
      // A receipt may be here before the answer to the sending it is about: that has its turn first.
      await new Promise((soon) => setImmediate(soon));
      await Promise.allSettled(writing);
    },
    async stop() {
      stopped = true;
      const waiting = lanes.flatMap(({ line }) => line.splice(0));
      for (const { identityId } of waiting) chains.delete(identityId);
      giveBack(waiting.flatMap(({ items }) => items));
      await pump().catch(() => undefined);
      await within(patience.stop, 'Sending', Promise.all(running)).catch(() =>
        log.warn({ deliveries: running.size }, 'stopped while deliveries were on their way'),
      );
      clearInterval(renew);
    },
  };
};
