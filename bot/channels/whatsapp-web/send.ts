import { setTimeout as sleep } from 'node:timers/promises';
import { cityDate } from '../../../domain/city-time.ts';
import type { Outgoing, OutgoingFile, SendResult } from '../../../app/channel.ts';
import type { Clock } from '../../../app/clock.ts';
import { openGate } from '../../../app/gate.ts';
import { asListText } from '../../../app/render-text.ts';
import type { Settings } from '../../../flows/settings.ts';
import { isUnasked, untilTomorrow, waitMs } from './pace.ts';
import type { Supervisor } from './supervisor.ts';
import type { UnaskedCount } from './unasked.ts';

type Needs = {
  supervisor: Pick<Supervisor, 'ask' | 'tell'>;
  isReady: () => boolean;
  settings: Settings['whatsappWeb'];
  unasked: UnaskedCount;
  /** The day's messages to people who did not write are used up. */
  usedUp: () => void;
  clock: Clock;
  tz: string;
};

/** One message as WhatsApp takes it. */
type Part = { text: string; file: OutgoingFile | null };
/** How far a delivery has come in an earlier attempt; `doubtfulSince`: the next part may have gone, then. */
type Progress = { parts: Part[]; done: number; last: string; doubtfulSince: number | null };

const longestCaption = 1000;
/** Whoever waits longer for their turn comes back, so that what the outbox waits for is known in time. */
const turnMs = 25_000;
const mostUnfinished = 1000;
const soonMs = 2_000;

const transient: SendResult = { ok: false, error: 'transient', retryable: true, retryAfterMs: soonMs };
const unknown: SendResult = { ok: false, error: 'unknown', retryable: true };

const partsOf = ({ message, file }: Outgoing): Part[] => {
  const text = asListText(message);
  if (!file) return [{ text: text === '' ? '…' : text, file: null }];
  return text.length <= longestCaption
    ? [{ text, file }]
    : [
        { text, file: null },
        { text: '', file },
      ];
};

const isAddress = (address: string): boolean => /^\d+@(c\.us|lid)$/.test(address);

/**
 * Opens sending: one message in flight for the whole number, at the pace of a person. A second attempt goes on where the
 * first stopped, and looks first whether what is doubtful stands in the chat.
 */
export const openSender = (needs: Needs) => {
  const { supervisor, isReady, settings, unasked, usedUp, clock, tz } = needs;
  const gate = openGate(1);
  const unfinished = new Map<string, Progress>();
  let queued = 0;
  let lastSentAt: number | null = null;

  const turn = async (chat: string): Promise<void> => {
    const wait = waitMs(lastSentAt, Date.now(), settings.paceMs, Math.random());
    if (wait === 0) return;
    supervisor.tell({ type: 'typing', chat });
    await sleep(wait);
  };

  const sendPart = async (chat: string, { text, file }: Part, progress: Progress): Promise<SendResult> => {
    await turn(chat);
    const begun = Date.now() / 1000;
    const { doubtfulSince } = progress;
    const answer = await supervisor.ask({ type: 'send', chat, text, file, doubtfulSince });
    lastSentAt = Date.now();
    if (answer?.is === 'sent') return { ok: true, providerId: answer.key };
    if (answer?.is === 'refused') return transient;
    progress.doubtfulSince ??= begun;
    return unknown;
  };

  const sendAll = async (chat: string, progress: Progress): Promise<SendResult> => {
    for (const part of progress.parts.slice(progress.done)) {
      const result = await sendPart(chat, part, progress);
      if (!result.ok) return result;
      progress.done += 1;
      progress.last = result.providerId;
      progress.doubtfulSince = null;
    }
    return { ok: true, providerId: progress.last };
  };

  const attempt = async (outgoing: Outgoing): Promise<SendResult> => {
    const { deliveryId, address, lastInboundAt } = outgoing;
    const now = clock();
    const uncalled = isUnasked(lastInboundAt, now);
    const date = cityDate(now, tz);
    if (uncalled && (await unasked.today(date)) >= settings.unaskedPerDay) {
      usedUp();
      return { ok: false, error: 'slow_down', retryable: true, retryAfterMs: untilTomorrow(now, tz) };
    }
    const progress = unfinished.get(deliveryId) ?? {
      parts: partsOf(outgoing),
      done: 0,
      last: '',
      doubtfulSince: null,
    };
    unfinished.delete(deliveryId);
    const result = await sendAll(address, progress);
    if (result.ok && uncalled) await unasked.add(date);
    if (!result.ok && unfinished.size < mostUnfinished) unfinished.set(deliveryId, progress);
    return result;
  };

  return {
    /** Deliveries under way or waiting for their turn. */
    queued: (): number => queued,
    async send(outgoing: Outgoing): Promise<SendResult> {
      if (!isAddress(outgoing.address)) return { ok: false, error: 'bad_request', retryable: false };
      const asked = Date.now();
      queued += 1;
      try {
        return await gate(async () =>
          !isReady() || Date.now() - asked > turnMs ? transient : await attempt(outgoing),
        );
      } finally {
        queued -= 1;
      }
    },
  };
};
