import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { pino, type Logger } from 'pino';
import { PrismaClient } from './generated/client.ts';

/** The database: plain SQL for the path of a turn, Prisma for everything else, over one pool. */
export type Database = { pool: pg.Pool; prisma: PrismaClient; url: string; close(): Promise<void> };

type Options = { poolSize?: number; log?: Pick<Logger, 'warn'> };

/** Prisma's own two and five seconds are for idle machines: under load work waits for its turn instead of failing. */
const patience = { maxWait: 10_000, timeout: 20_000 };

/** Opens connections of their own, closed by whoever opened them. */
export const openPool = (
  url: string,
  { poolSize = 10, log = pino({ level: 'silent' }) }: Options = {},
): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    application_name: 'teman-disko',
    statement_timeout: 30_000,
    connectionTimeoutMillis: 10_000,
    options: '-c timezone=UTC',
  });
  // A resting connection that breaks (restart, failover) is replaced by the pool; unheard, it would end the process.
  pool.on('error', (error) => {
    log.warn({ code: (error as NodeJS.ErrnoException).code }, 'Database connection lost');
  });
  return pool;
};

/** Opens a database; nothing connects before the first query. */
export const openDatabase = (
  url: string,
  { poolSize = 10, log = pino({ level: 'silent' }) }: Options = {},
): Database => {
  const pool = openPool(url, { poolSize, log });
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions: patience });
  const close = async (): Promise<void> => {
    await prisma.$disconnect();
    await pool.end();
  };
  return { pool, prisma, url, close };
};
