import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';

const heartbeatMs = 30_000;
const slowest = 5_000;

type Listener = {
  url: string;
  channel: string;
  onNotify: (payload: string) => void;
  onListening: () => void;
  log: Pick<Logger, 'warn'>;
};

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);

/** A broken connection may never answer a goodbye. */
const hangUp = (client: pg.Client): Promise<void> =>
  Promise.race([client.end().catch(() => undefined), sleep(1_000)]);

/** One connection from hello to loss; resolves to whether it got as far as listening. */
const listenOnce = async (
  { url, channel, onNotify, onListening }: Listener,
  stop: AbortSignal,
): Promise<boolean> => {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'teman-disko listen',
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    query_timeout: 10_000,
  });
  const lost = new AbortController();
  const ended = AbortSignal.any([stop, lost.signal]);
  for (const event of ['error', 'end'] as const) client.on(event, () => lost.abort());
  client.on('notification', ({ payload }) => {
    if (!stop.aborted) onNotify(payload ?? '');
  });
  let listening = false;
  try {
    await client.connect();
    await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    listening = true;
    onListening();
    // A network that swallows everything raises no event; only a question that stays without an answer shows it.
    while (!ended.aborted) {
      await client.query('SELECT 1');
      await pause(heartbeatMs, ended);
    }
  } catch {
    // Said by the loop below, once for each loss.
  } finally {
    await hangUp(client);
  }
  return listening;
};

const listenOn = async (listener: Listener, stop: AbortSignal): Promise<void> => {
  let delay = 100;
  let tries = 0;
  while (!stop.aborted) {
    const listened = await listenOnce(listener, stop);
    if (stop.aborted) return;
    delay = listened ? 100 : Math.min(delay * 2, slowest);
    tries = listened ? 1 : tries + 1;
    // The 1st, 2nd, 4th, 8th … try: a day without a database is a screenful.
    if (Number.isInteger(Math.log2(tries)))
      listener.log.warn({ channel: listener.channel, tries }, 'Listening to the database interrupted');
    await pause(delay, stop);
  }
};

/**
 * Hears a NOTIFY channel on a connection of its own, which it makes again whenever it breaks.
 *
 * What was said while it was broken is lost; `onListening` runs after each (re)connection, to look for oneself.
 */
export const listen = (
  url: string,
  channel: string,
  onNotify: (payload: string) => void,
  log: Pick<Logger, 'warn'>,
  onListening: () => void = () => undefined,
): { stop(): Promise<void> } => {
  const stop = new AbortController();
  const done = listenOn({ url, channel, onNotify, onListening, log }, stop.signal);
  return {
    stop: async () => {
      stop.abort();
      await done;
    },
  };
};
