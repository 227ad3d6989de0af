import { createMeter, type Flooded, type Limits } from './flood.ts';

/** One call the bot made. */
export type LoggedCall = {
  method: string;
  chat: number | null;
  body: Record<string, unknown>;
  /** Milliseconds since 1970, when it came and when it was answered; null while it runs. */
  at: number;
  endedAt: number | null;
  status: number | null;
  description: string | null;
  flooded: Flooded | null;
};

const isSend = ({ method }: LoggedCall): boolean => /^send(?!ChatAction)/.test(method);
/** Clocks and timers may differ by that much. */
const TOLERANCE_MS = 20;

const told = (call: LoggedCall, first: number, what: string): string =>
  `${call.method} to ${call.chat} at +${call.at - first} ms ${what}`;

/** Sends that Telegram's limits had no room for. */
const tooFast = (sends: LoggedCall[], limits: Limits, first: number): string[] => {
  const meter = createMeter(limits);
  return sends.flatMap((call) => {
    if (call.flooded?.injected) return [];
    if (call.status === 429) return [told(call, first, 'was refused: over the limit')];
    const chat = call.chat ?? 0;
    const early = Math.max(meter.wait(chat, call.at), meter.wait('overall', call.at));
    meter.take(chat, call.at);
    return early > TOLERANCE_MS ? [told(call, first, `came ${Math.ceil(early)} ms too early`)] : [];
  });
};

/** Sends that did not wait for as long as they had been told to. */
const impatient = (sends: LoggedCall[], first: number): string[] => {
  const until = new Map<number | 'overall' | null, number>();
  return sends.flatMap((call) => {
    const wait = Math.max(until.get(call.chat) ?? 0, until.get('overall') ?? 0) - call.at;
    if (call.flooded) {
      const key = call.flooded.scope === 'overall' ? 'overall' : call.chat;
      until.set(key, (call.endedAt ?? call.at) + call.flooded.retryAfter * 1000);
    }
    return wait > TOLERANCE_MS
      ? [told(call, first, `did not wait ${wait} ms more, as retry_after asked`)]
      : [];
  });
};

/** Sends into a chat where another send was still unanswered. */
const sideBySide = (sends: LoggedCall[], first: number): string[] =>
  sends.flatMap((call, index) => {
    const other = sends
      .slice(0, index)
      .find((each) => each.chat === call.chat && (each.endedAt ?? Infinity) > call.at + 1);
    return other ? [told(call, first, 'came while another send to that chat was unanswered')] : [];
  });

/** Every violation of good sending manners in a log, one sentence each. */
export const paceProblems = (log: LoggedCall[], limits: Limits): string[] => {
  const sends = log.filter(isSend);
  const first = sends[0]?.at ?? 0;
  return [...tooFast(sends, limits, first), ...impatient(sends, first), ...sideBySide(sends, first)];
};
