import { Message } from '../flows/kernel/message.ts';
import type { Channel, Outgoing, SendError, SendResult } from './channel.ts';
import type { Clock } from './clock.ts';
import type { Database } from './db/open.ts';
import { settleDelivery, type Claimed, type Sent } from './db/outbox.ts';
import type { FileStore } from './files.ts';
import { openGate } from './gate.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Vault } from './vault.ts';
import { within } from './within.ts';

/** A claimed delivery; what this process wrote itself is still at hand and need not be opened again. */
export type Held = Omit<Claimed, 'body'> & ({ body: string } | { message: Message });

export type DeliverNeeds = {
  pool: Database['pool'];
  vault: Vault;
  files: Pick<FileStore, 'get'>;
  log: Log;
  metrics: Metrics;
  clock: Clock;
  /** Milliseconds one send may take before its outcome counts as unknown. */
  patience: { send: number };
  /** Writes down that a delivery was sent, with others. */
  writeSent: (sent: Sent & { receipts: boolean; channel: string; account: string }) => Promise<void>;
};

type Refusal = Extract<SendResult, { ok: false }>;
/** The result of one attempt, and which news the message is. */
type Attempt = { result: SendResult; news: string | null };

/**
 * What may have arrived is tried a bounded number of times in a row, for each may be a double. What surely did not arrive is
 * tried for three days: a messenger's outage must not cost anybody the news of their request.
 */
const mostUnknown = 8;
const longestMs = 3 * 24 * 3_600_000;

/** Only the person can open the way again, by writing. */
const untilWritten: ReadonlySet<SendError> = new Set(['too_old', 'blocked', 'gone']);

/** An account of ours that may not send is for administrators to mend, however long it takes them. */
const accountPauseMs = 5 * 60_000;

/** 2 s, 4 s, 8 s … at most five minutes. */
const backoffMs = (attempts: number): number => Math.min(300_000, 1000 * 2 ** Math.min(attempts, 10));

/** Which try this is of those in a row that may have arrived: the first, where the one before surely did not. */
const unknownInRow = (held: Held): number =>
  held.error === null || held.error === 'unknown' ? held.attempts : 1;

const isHopeless = (refusal: Refusal, held: Held, now: Date): boolean =>
  !refusal.retryable ||
  (refusal.error === 'unknown' && unknownInRow(held) >= mostUnknown) ||
  now.getTime() - held.since.getTime() > longestMs;

const newsOf = ({ notice }: Message): string | null => (notice ? `${notice.kind}:${notice.about}` : null);

const outgoingOf = async (
  held: Held,
  message: Message,
  { files }: Pick<DeliverNeeds, 'files'>,
): Promise<Outgoing | null> => {
  const { address, lastInboundAt } = held;
  const base = { deliveryId: held.id, address, message, lastInboundAt };
  if (!message.file) return base;
  const bytes = await files.get(message.file.sha256);
  return bytes ? { ...base, file: { name: message.file.name, mime: message.file.mime, bytes } } : null;
};

/** A letter is opened whole in memory while it is sent: only so many at a time. */
const filesAtOnce = 6;

/** What is in a delivery; null when it cannot be read, which no further try would change: others of its chat wait behind it. */
const read = (held: Held, { vault, log }: Pick<DeliverNeeds, 'vault' | 'log'>): Message | null => {
  if ('message' in held) return held.message;
  try {
    return Message.parse(JSON.parse(vault.open(held.body)));
  } catch (error) {
    log.error({ deliveryId: held.id, channel: held.channel, err: error }, 'a delivery cannot be read');
    return null;
  }
};

const badRequest: SendResult = { ok: false, error: 'bad_request', retryable: false };

/** Opens the trying of deliveries: one attempt, and what becomes of it written down. */
export const openDeliver = (needs: DeliverNeeds) => {
  const { pool, log, metrics, clock } = needs;
  const gate = openGate(filesAtOnce);

  const send = async (held: Held, message: Message, channel: Channel): Promise<SendResult> => {
    const outgoing = await outgoingOf(held, message, needs);
    return outgoing ? within(needs.patience.send, 'Sending', channel.send(outgoing)) : badRequest;
  };

  /** Tries a delivery once. */
  const attempt = async (held: Held, channel: Channel): Promise<Attempt> => {
    const message = read(held, needs);
    if (!message) return { news: null, result: badRequest };
    const news = newsOf(message);
    // A file and its words are one piece of news: one template tells of both.
    if (news !== null && news === held.announced)
      return { news, result: { ok: false, error: 'too_old', retryable: false } };
    try {
      const sending = () => send(held, message, channel);
      return { news, result: await (message.file ? gate(sending) : sending()) };
    } catch (error) {
      log.error(
        { deliveryId: held.id, channel: held.channel, err: error },
        'an adapter threw or did not answer',
      );
      return { news, result: { ok: false, error: 'unknown', retryable: true } };
    }
  };

  const refused = async (held: Held, refusal: Refusal, news: string | null): Promise<void> => {
    const { error } = refusal;
    const now = clock();
    metrics.delivery(held.channel, error);
    log.warn(
      { deliveryId: held.id, channel: held.channel, refusal: error, attempts: held.attempts },
      'a delivery was not taken',
    );
    if (untilWritten.has(error)) {
      const announced = news === held.announced ? news : null;
      const closed = error !== 'too_old';
      return settleDelivery(pool, held, { state: 'waiting', error, announced, at: now, closed });
    }
    const again = (wait: number, anew: { since?: Date; attempts?: number } = {}) => {
      const next = new Date(now.getTime() + (refusal.retryAfterMs ?? wait));
      return settleDelivery(pool, held, { state: 'pending', error, next, ...anew });
    };
    if (error === 'account' || error === 'off') return again(accountPauseMs, { since: now });
    if (isHopeless(refusal, held, now))
      return settleDelivery(pool, held, { state: 'failed', error, at: now });
    return error === 'unknown'
      ? again(backoffMs(unknownInRow(held)), { attempts: unknownInRow(held) })
      : again(backoffMs(held.attempts));
  };

  /** Writes down what became of an attempt; true when the chat's next delivery may follow at once. */
  const record = async (held: Held, { result, news }: Attempt, channel: Channel): Promise<boolean> => {
    if (!result.ok) {
      await refused(held, result, news);
      return false;
    }
    if (result.announced) {
      metrics.delivery(held.channel, 'announced');
      // The template's id is not kept: what becomes of it says nothing of the message.
      await settleDelivery(pool, held, { state: 'waiting', error: null, announced: news, at: clock() });
      return false;
    }
    metrics.delivery(held.channel, 'sent');
    const {
      name,
      account,
      can: { receipts },
    } = channel;
    const { providerId } = result;
    await needs.writeSent({ id: held.id, providerId, at: clock(), receipts, channel: name, account });
    return true;
  };

  return { attempt, record };
};
