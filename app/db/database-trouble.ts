import pg from 'pg';
import { ConfigError } from '../env.ts';

/** Where a database is, for people: its name, host and port, and nothing secret. */
export const databaseAddress = (url: string): string => {
  const { database, host, port } = new pg.Client({ connectionString: url });
  return `${database ?? ''} at ${host}${host.startsWith('/') ? '' : `:${port}`}`;
};

type Told = { words: string; misconfigured?: true };

const noAnswer: Told = { words: 'nothing answers there. Is PostgreSQL running, and is the address right?' };
const noHost: Told = { words: 'there is no host of this name.' };
const noEntry: Told = { words: 'PostgreSQL refuses the user or password.', misconfigured: true };
const noDatabase: Told = {
  words: 'PostgreSQL has no database of this name. Create it first (docs/operations.md).',
  misconfigured: true,
};
const noTables: Told = { words: 'there are no tables yet: run "npm run migrate" first.' };
const noRight: Told = { words: 'the user may not do this: see the first-time steps in docs/operations.md.' };

/** By Node's, PostgreSQL's and Prisma's code for the same thing. */
const byCode: Record<string, Told> = {
  ECONNREFUSED: noAnswer,
  ETIMEDOUT: noAnswer,
  EHOSTUNREACH: noAnswer,
  ENETUNREACH: noAnswer,
  ENOENT: noAnswer,
  P1001: noAnswer,
  ENOTFOUND: noHost,
  EAI_AGAIN: noHost,
  '28P01': noEntry,
  '28000': noEntry,
  P1000: noEntry,
  '3D000': noDatabase,
  P1003: noDatabase,
  '42P01': noTables,
  P2021: noTables,
  '42501': noRight,
};

/** The error of a database that cannot be used as one line that names DATABASE_URL; any other error as it is. */
export const databaseTrouble = (error: unknown, url: string): unknown => {
  const { code = '', message = '' } = (error ?? {}) as NodeJS.ErrnoException;
  const told = /timeout/i.test(message) && !code ? noAnswer : byCode[code];
  if (!told) return error;
  const line = `DATABASE_URL: ${databaseAddress(url)}: ${told.words}`;
  return told.misconfigured ? new ConfigError(line, { cause: error }) : new Error(line, { cause: error });
};
