import type { Channel, SendResult } from './channel.ts';
import { channelsOff, type ChannelAccount } from './db/channel-state.ts';
import type { Database } from './db/open.ts';
import type { Log } from './log.ts';

/** Whether an account is switched off just now, as far as this process knows; it is never more than a second behind. */
export type IsOff = (of: ChannelAccount) => boolean;

/** The switches of all accounts, read from the database again and again. */
export type ChannelSwitches = { isOff: IsOff; stop(): void };

const lookMs = 1_000;
const againMs = 2_000;

const keyOf = ({ channel, account }: ChannelAccount): string => JSON.stringify([channel, account]);

/** Reads the switches and goes on reading them; while the database is away they stay as they were. */
export const openChannelSwitches = async (
  pool: Database['pool'],
  log: Pick<Log, 'warn'>,
): Promise<ChannelSwitches> => {
  let off = new Set<string>();
  const read = async (): Promise<void> => {
    off = new Set((await channelsOff(pool)).map(keyOf));
  };
  await read();
  let reading = false;
  const timer = setInterval(() => {
    if (reading) return;
    reading = true;
    read()
      .catch((error: unknown) => log.warn({ err: error }, 'the switches of channels could not be read'))
      .finally(() => (reading = false));
  }, lookMs).unref();
  return { isOff: (of) => off.has(keyOf(of)), stop: () => clearInterval(timer) };
};

const refused: SendResult = { ok: false, error: 'off', retryable: true, retryAfterMs: againMs };

/** A channel that neither sends nor is given anything while its account is switched off. */
export const switchable = (channel: Channel, isOff: IsOff): Channel => {
  const own = { channel: channel.name, account: channel.account };
  return {
    ...channel,
    isOff: () => isOff(own),
    send: (outgoing) => (isOff(own) ? Promise.resolve(refused) : channel.send(outgoing)),
  };
};
