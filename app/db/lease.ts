import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';

const heartbeatMs = 3_000;
const askAgainMs = 1_000;

/**
 * The lock is the connection's: PostgreSQL gives it to the next as soon as the holder's process is gone. A machine that
 * vanished without a word is noticed by these after eleven seconds; the holder itself has stopped before that.
 */
const session = '-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3';

type Lease = {
  url: string;
  /** What is held by one process at a time. */
  name: string;
  /** Begun when the lease is held; to end when `lost` says so. */
  work: (lost: AbortSignal) => Promise<void>;
  log: Pick<Logger, 'warn' | 'info'>;
};

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);

const tryLock = async (client: pg.Client, name: string): Promise<boolean> => {
  const { rows } = await client.query<{ held: boolean }>(
    `SELECT pg_try_advisory_lock(hashtext('teman-disko lease'), hashtext($1)) AS held`,
    [name],
  );
  return rows[0]?.held ?? false;
};

const beat = async (client: pg.Client, ended: AbortSignal): Promise<void> => {
  while (!ended.aborted) {
    await client.query('SELECT 1');
    await pause(heartbeatMs, ended);
  }
};

/** One connection: waits for the lease, works while it is held. */
const holdOnce = async ({ url, name, work, log }: Lease, stop: AbortSignal): Promise<void> => {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'teman-disko lease',
    options: session,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    query_timeout: 4_000,
  });
  const lost = new AbortController();
  const ended = AbortSignal.any([stop, lost.signal]);
  for (const event of ['error', 'end'] as const) client.on(event, () => lost.abort());
  let working: Promise<void> = Promise.resolve();
  try {
    await client.connect();
    while (!ended.aborted && !(await tryLock(client, name))) await pause(askAgainMs, ended);
    if (ended.aborted) return;
    log.info({ lease: name }, 'a lease is held');
    working = work(ended).finally(() => {
      lost.abort();
    });
    await beat(client, ended);
  } finally {
    lost.abort();
    await working.catch((error: unknown) =>
      log.warn({ err: error, lease: name }, 'work under a lease failed'),
    );
    await Promise.race([client.end().catch(() => undefined), sleep(1_000)]);
  }
};

/** Does work that only one of several processes may do at a time; when that one is gone another takes over. */
export const holdLease = (lease: Lease): { stop(): Promise<void> } => {
  const stop = new AbortController();
  const run = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await holdOnce(lease, stop.signal).catch((error: unknown) =>
        lease.log.warn({ err: error, lease: lease.name }, 'a lease could not be held'),
      );
      await pause(askAgainMs, stop.signal);
    }
  };
  const done = run();
  return {
    async stop() {
      stop.abort();
      await done;
    },
  };
};
