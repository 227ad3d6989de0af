import type { Database } from './db/open.ts';
import { Message } from '../flows/kernel/message.ts';
import type { Channel, Outgoing, SendResult } from './channel.ts';
import type { Clock } from './clock.ts';
import { claimDeliveries, renewClaims, settleDelivery, type Claimed, type Sent } from './db/outbox.ts';
import { applyEarlyReceipts } from './db/receipts.ts';
import type { FileStore } from './files.ts';
import { openGate } from './gate.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { onceMore } from './once-more.ts';
import type { Vault } from './vault.ts';
import { within } from './within.ts';

export type Outbox = {
  /** Begins what is due; resolves when nothing more can be begun now. Sending goes on behind it. */
  pump(): Promise<void>;
  /** Begins nothing more and waits a while for what is on its way; the rest is sent again when its claim has run out. */
  stop(): Promise<void>;
};

type Needs = {
  pool: Database['pool'];
  vault: Vault;
  files: Pick<FileStore, 'get'>;
  channels: Channel[];
  log: Log;
  metrics: Metrics;
  clock: Clock;
  /** Milliseconds one send may take before its outcome counts as unknown, and how long `stop` waits. */
  patience?: { send: number; stop: number };
};

type Refusal = Extract<SendResult, { ok: false }>;
/** The result of one attempt, and which news the message is. */
type Attempt = { result: SendResult; news: string | null };

/** On its way at once; a chat whose send hangs takes one place, not the others' turn. */
const atOnce = 32;
const renewMs = 5000;
const usual = { send: 60_000, stop: 3000 };

/**
 * What may have arrived is tried a bounded number of times, for each may be a double. What surely did not arrive is
 * tried for three days: a messenger's outage must not cost anybody the news of their request.
 */
const mostUnknown = 8;
const longestMs = 3 * 24 * 3_600_000;

/** An account of ours that may not send is for administrators to mend, however long it takes them. */
const accountPauseMs = 5 * 60_000;

/** 2 s, 4 s, 8 s … at most five minutes. */
const backoffMs = (attempts: number): number => Math.min(300_000, 1000 * 2 ** Math.min(attempts, 10));

const isHopeless = (refusal: Refusal, claimed: Claimed, now: Date): boolean =>
  !refusal.retryable ||
  (refusal.error === 'unknown'
    ? claimed.attempts >= mostUnknown
    : now.getTime() - claimed.since.getTime() > longestMs);

const newsOf = ({ notice }: Message): string | null => (notice ? `${notice.kind}:${notice.about}` : null);

const outgoingOf = async (
  claimed: Claimed,
  message: Message,
  { files }: Pick<Needs, 'files'>,
): Promise<Outgoing | null> => {
  const { address, lastInboundAt } = claimed;
  const base = { deliveryId: claimed.id, address, message, lastInboundAt };
  if (!message.file) return base;
  const bytes = await files.get(message.file.sha256);
  return bytes ? { ...base, file: { name: message.file.name, mime: message.file.mime, bytes } } : null;
};

/** A letter is opened whole in memory while it is sent: only so many at a time. */
type Gate = ReturnType<typeof openGate>;
const filesAtOnce = 6;
const straight: Gate = (work) => work();

/** What is in a delivery; null when it cannot be read, which no further try would change: others of its chat wait behind it. */
const read = (
  { id, channel, body }: Claimed,
  { vault, log }: Pick<Needs, 'vault' | 'log'>,
): Message | null => {
  try {
    return Message.parse(JSON.parse(vault.open(body)));
  } catch (error) {
    log.error({ deliveryId: id, channel, err: error }, 'a delivery cannot be read');
    return null;
  }
};

const attempt = async (
  claimed: Claimed,
  channel: Channel,
  { gate, ...needs }: Needs & { gate: Gate },
): Promise<Attempt> => {
  const ids = { deliveryId: claimed.id, channel: claimed.channel };
  const message = read(claimed, needs);
  if (!message) return { news: null, result: { ok: false, error: 'bad_request', retryable: false } };
  const news = newsOf(message);
  // A file and its words are one piece of news: one template tells of both.
  if (news !== null && news === claimed.announced)
    return { news, result: { ok: false, error: 'too_old', retryable: false } };
  try {
    const result = await (message.file ? gate : straight)(async (): Promise<SendResult> => {
      const outgoing = await outgoingOf(claimed, message, needs);
      if (!outgoing) return { ok: false, error: 'bad_request', retryable: false };
      return within((needs.patience ?? usual).send, 'Sending', channel.send(outgoing));
    });
    return { result, news };
  } catch (error) {
    needs.log.error({ ...ids, err: error }, 'an adapter threw or did not answer');
    return { news, result: { ok: false, error: 'unknown', retryable: true } };
  }
};

/** Writes down that a delivery was sent. */
type WriteSent = (sent: Sent) => Promise<void>;

const taken = async (
  claimed: Claimed,
  { providerId }: { providerId: string },
  channel: Channel,
  { pool, clock, writeSent }: Needs & { writeSent: WriteSent },
): Promise<void> => {
  const at = clock();
  // Alone when it could not be written with the others: none of them may be the fault of another.
  await writeSent({ id: claimed.id, providerId, at }).catch(() =>
    settleDelivery(pool, claimed, { state: 'sent', providerId, at }),
  );
  const { name, account } = channel;
  if (channel.can.receipts) await applyEarlyReceipts(pool, { channel: name, account, providerId }, at);
};

const refused = async (
  claimed: Claimed,
  refusal: Refusal,
  news: string | null,
  { pool, log, metrics, clock }: Needs,
): Promise<void> => {
  const { error } = refusal;
  const now = clock();
  metrics.delivery(claimed.channel, error);
  log.warn(
    { deliveryId: claimed.id, channel: claimed.channel, refusal: error, attempts: claimed.attempts },
    'a delivery was not taken',
  );
  if (error === 'too_old') {
    const announced = news === claimed.announced ? news : null;
    return settleDelivery(pool, claimed, { state: 'waiting', error, announced, at: now });
  }
  const again = (wait: number, since?: Date) =>
    settleDelivery(pool, claimed, {
      state: 'pending',
      error,
      next: new Date(now.getTime() + (refusal.retryAfterMs ?? wait)),
      ...(since ? { since } : {}),
    });
  if (error === 'account') return again(accountPauseMs, now);
  if (isHopeless(refusal, claimed, now))
    return settleDelivery(pool, claimed, { state: 'failed', error, at: now });
  return again(backoffMs(claimed.attempts));
};

/** Accounts that share a number of places, and how many of those are taken. */
type Lane = { accounts: Pick<Channel, 'name' | 'account'>[]; places: () => number; taken: number };

/** One lane for all that take whatever comes, and one each for those that do not. */
const lanesOf = (channels: readonly Channel[]): Lane[] => [
  { accounts: channels.filter((channel) => !channel.atOnce), places: () => atOnce, taken: 0 },
  ...channels.flatMap((channel) =>
    channel.atOnce ? [{ accounts: [channel], places: () => channel.atOnce?.() ?? 0, taken: 0 }] : [],
  ),
];

/** What was sent and is to be written down with the next look, and who waits for that. */
type Unwritten = Sent & { written: () => void; failed: (error: unknown) => void };

/** Opens the outbox: deliveries go out in order for each identity, one in flight, whichever process holds the channel. */
export const openOutbox = (needs: Needs): Outbox => {
  const lanes = lanesOf(needs.channels);
  const gate = openGate(filesAtOnce);
  const underWay = new Map<string, Promise<void>>();
  const unwritten: Unwritten[] = [];
  let stopped = false;

  /** Begins what can be begun without waiting for it. */
  const look = (): void => {
    pump().catch((error: unknown) => needs.log.error({ err: error }, 'sending was interrupted'));
  };

  const writeSent: WriteSent = (sent) =>
    new Promise((written, failed) => {
      unwritten.push({ ...sent, written, failed });
      look();
    });

  const deliver = async (claimed: Claimed, lane: Lane): Promise<void> => {
    const channel = needs.channels.find(
      ({ name, account }) => name === claimed.channel && account === claimed.account,
    );
    if (!channel) return;
    lane.taken += 1;
    const { result, news } = await attempt(claimed, channel, { ...needs, gate }).finally(() => {
      lane.taken -= 1;
    });
    const { metrics, pool, clock } = needs;
    if (!result.ok) await refused(claimed, result, news, needs);
    else if (result.announced) {
      metrics.delivery(claimed.channel, 'announced');
      // The template's id is not kept: what becomes of it says nothing of the message.
      await settleDelivery(pool, claimed, { state: 'waiting', error: null, announced: news, at: clock() });
    } else {
      metrics.delivery(claimed.channel, 'sent');
      return taken(claimed, result, channel, { ...needs, writeSent });
    }
    // The next one for the same chat.
    look();
  };

  const begin = (claimed: Claimed, lane: Lane): void => {
    const sending = deliver(claimed, lane)
      .catch((error: unknown) =>
        // Its claim runs out and it is tried again.
        needs.log.error(
          { deliveryId: claimed.id, err: error },
          'what became of a delivery is not written down',
        ),
      )
      .finally(() => underWay.delete(claimed.id));
    underWay.set(claimed.id, sending);
  };

  /** Writes down what was sent and begins what is due in a lane. */
  const serve = async (lane: Lane): Promise<void> => {
    const sent = unwritten.splice(0);
    const most = stopped || lane.accounts.length === 0 ? 0 : Math.max(0, lane.places() - lane.taken);
    if (sent.length === 0 && most === 0) return;
    try {
      const claimed = await claimDeliveries(needs.pool, lane.accounts, { now: needs.clock(), most, sent });
      for (const each of claimed) begin(each, lane);
    } catch (error) {
      for (const { failed } of sent) failed(error);
      throw error;
    }
    for (const { written } of sent) written();
  };

  const pump = onceMore(async () => {
    for (const lane of lanes) await serve(lane);
  });

  const renew = setInterval(() => {
    if (underWay.size === 0) return;
    renewClaims(needs.pool, [...underWay.keys()], needs.clock()).catch((error: unknown) =>
      needs.log.warn({ err: error }, 'claims could not be renewed'),
    );
  }, renewMs).unref();

  return {
    pump,
    async stop() {
      stopped = true;
      await pump().catch(() => undefined);
      const all = Promise.all(underWay.values());
      await within((needs.patience ?? usual).stop, 'Sending', all).catch(() =>
        needs.log.warn({ deliveries: underWay.size }, 'stopped while deliveries were on their way'),
      );
      clearInterval(renew);
    },
  };
};
