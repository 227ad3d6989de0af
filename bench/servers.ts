import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../app/db/embedded/embedded.ts';
import { hasRedis, startRedis } from '../test/support/redis.ts';
import { parentOf, serverTime } from './processor.ts';

/** The servers everything is measured on: one PostgreSQL with durable commits, and one Redis where the machine has it. */
export type Servers = {
  /** A new, empty database; its address. */
  newDatabase(name: string): Promise<string>;
  redisUrl: string | null;
  /** Processor time spent so far, in milliseconds. */
  postgresTime(): number;
  stop(): Promise<void>;
};

/** Starts the servers in a folder of their own, which goes with them. */
export const startServers = async (): Promise<Servers> => {
  const folder = await mkdtemp(join(tmpdir(), 'teman-bench-'));
  const embedded = await startEmbedded(folder);
  const redis = hasRedis() ? await startRedis() : null;
  const admin = new pg.Client({ connectionString: embedded.url });
  await admin.connect();
  const { rows } = await admin.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const postmaster = parentOf(rows[0]?.pid ?? 0);
  return {
    redisUrl: redis?.url ?? null,
    async newDatabase(name) {
      await admin.query(`CREATE DATABASE ${name}`);
      return new URL(`/${name}`, embedded.url).href;
    },
    postgresTime: () => serverTime(postmaster),
    async stop() {
      await admin.end();
      await redis?.discard();
      await embedded.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
