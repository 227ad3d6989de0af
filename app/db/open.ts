import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { pino, type Logger } from 'pino';
import type { PersonalValues } from '../personal-values.ts';
import { openPersonSeals } from '../person-seals.ts';
import type { PeopleKeys } from '../vault.ts';
import { openPersonKeys } from './person-key-store.ts';
import { PrismaClient } from './generated/client.ts';
import { sealingClient, type Sealing } from './sealing-client.ts';

/** The database: Prisma and plain SQL over one pool; `turns` are connections of its own for the path of a turn, which no report keeps waiting. */
export type Database = {
  pool: pg.Pool;
  turns: pg.Pool;
  prisma: PrismaClient;
  url: string;
  /** Opens more connections that seal and open alike, closed by whoever opened them. */
  more(poolSize: number): pg.Pool;
  /** What things about people are sealed with; null where they lie open. */
  people: PeopleKeys | null;
  close(): Promise<void>;
};

type Options = {
  poolSize?: number;
  log?: Pick<Logger, 'warn'>;
  settings?: string;
  /** What values about people are sealed with; without it they lie open. */
  personal?: PersonalValues | null;
};

/** Two to load, two to commit, two for receipts; made as they are needed. */
const turnConnections = 6;
/**
 * Statements of a turn go along keys. A plan made while a table was small would read all of it when it has grown; so would the
 * plan of a foreign key's check, which a connection keeps as well.
 */
const alongKeys = '-c enable_seqscan=off -c plan_cache_mode=force_generic_plan';

/** Prisma's own two and five seconds are for idle machines: under load work waits for its turn instead of failing. */
const patience = { maxWait: 10_000, timeout: 20_000 };

type PoolOptions = Omit<Options, 'personal'> & { sealing?: Sealing | null };

/** Opens connections of their own, closed by whoever opened them. */
const openPool = (
  url: string,
  { poolSize = 10, log = pino({ level: 'silent' }), settings = '', sealing = null }: PoolOptions = {},
): pg.Pool => {
  const pool = new pg.Pool({
    Client: sealingClient(sealing),
    connectionString: url,
    max: poolSize,
    application_name: 'teman-disko',
    statement_timeout: 30_000,
    connectionTimeoutMillis: 10_000,
    // Compiling a statement takes longer than running any of ours.
    options: `-c timezone=UTC -c jit=off ${settings}`,
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
  { poolSize = 10, log = pino({ level: 'silent' }), personal = null }: Options = {},
): Database => {
  // Keys of people are made for good on a connection that no transaction holds.
  const keyPool = personal && openPool(url, { poolSize: 1, log, sealing: { values: personal } });
  const sealing = personal &&
    keyPool && { values: personal, keys: openPersonKeys(keyPool, openPersonSeals()) };
  const pool = openPool(url, { poolSize, log, sealing });
  const turns = openPool(url, { poolSize: turnConnections, log, settings: alongKeys, sealing });
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions: patience });
  const close = async (): Promise<void> => {
    await prisma.$disconnect();
    await Promise.all([pool.end(), turns.end(), keyPool?.end()]);
  };
  return {
    pool,
    turns,
    prisma,
    url,
    more: (size) => openPool(url, { poolSize: size, log, sealing }),
    people: sealing && { seals: sealing.keys.seals, values: sealing.values },
    close,
  };
};
