import { setTimeout as sleep } from 'node:timers/promises';
import { cityDate } from '../../../domain/city-time.ts';
import type { Outgoing, OutgoingFile, SendResult } from '../../../app/channel.ts';
import type { Clock } from '../../../app/clock.ts';
import { openGate } from '../../../app/gate.ts';
import { asListText } from '../../../app/render-text.ts';
import type { Settings } from '../../../flows/settings.ts';
import { openPartwise } from '../kit/partwise.ts';
import { refusal } from '../kit/refusal.ts';
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

const longestCaption = 1000;
/** Whoever waits longer for their turn comes back, so that what the outbox waits for is known in time. */
const turnMs = 25_000;
const soonMs = 2_000;

const transient = refusal('transient', soonMs);

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
 * Opens sending: one message in flight for the whole number, at the pace of a person. A second attempt looks first
 * whether what is doubtful stands in the chat.
 */
export const openSender = (needs: Needs) => {
  const { supervisor, isReady, settings, unasked, usedUp, clock, tz } = needs;
  const gate = openGate(1);
  let queued = 0;
  let lastSentAt: number | null = null;

  const turn = async (chat: string): Promise<void> => {
    const wait = waitMs(lastSentAt, Date.now(), settings.paceMs, Math.random());
    if (wait === 0) return;
    supervisor.tell({ type: 'typing', chat });
    await sleep(wait);
  };

  /** What is kept of an attempt is when it began: the part may have gone then, in seconds since 1970. */
  const sendWhole = openPartwise<Part, number>({
    compose: partsOf,
    async sendPart({ text, file }, progress, { address: chat }) {
      await turn(chat);
      const begun = Date.now() / 1000;
      const answer = await supervisor.ask({ type: 'send', chat, text, file, doubtfulSince: progress.kept });
      lastSentAt = Date.now();
      if (answer?.is === 'sent') return { ok: true, providerId: answer.key };
      if (answer?.is === 'refused') return transient;
      progress.kept ??= begun;
      return refusal('unknown');
    },
  });

  const attempt = async (outgoing: Outgoing): Promise<SendResult> => {
    const now = clock();
    const uncalled = isUnasked(outgoing.lastInboundAt, now);
    const date = cityDate(now, tz);
    if (uncalled && (await unasked.today(date)) >= settings.unaskedPerDay) {
      usedUp();
      return refusal('slow_down', untilTomorrow(now, tz));
    }
    const result = await sendWhole(outgoing);
    if (result.ok && uncalled) await unasked.add(date);
    return result;
  };

  return {
    /** Deliveries under way or waiting for their turn. */
    queued: (): number => queued,
    async send(outgoing: Outgoing): Promise<SendResult> {
      if (!isAddress(outgoing.address)) return refusal('bad_request');
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
