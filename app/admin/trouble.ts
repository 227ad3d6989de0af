import { safeError } from '../log.ts';

const noTables = 'The database has no tables yet: run "npm run migrate" first.';
const noAnswer = 'The database does not answer: is it running, and is DATABASE_URL right?';
const noEntry = 'The database refuses the user or password in DATABASE_URL.';
const noDatabase =
  'The server has no database of the name in DATABASE_URL: create it, then run "npm run migrate".';

/** By PostgreSQL's, Node's and Prisma's code for the same thing. */
const ofCode: Record<string, string> = {
  '42P01': noTables,
  P2021: noTables,
  ECONNREFUSED: noAnswer,
  ENOTFOUND: noAnswer,
  P1001: noAnswer,
  '28P01': noEntry,
  '28000': noEntry,
  P1000: noEntry,
  '3D000': noDatabase,
  P1003: noDatabase,
};

const ours = ['AdminError', 'ConfigError', 'Error'];

/** One line for whoever typed the command; what a library says may quote people and is left out. */
export const trouble = (error: unknown): string => {
  const { type, code = '', message = '' } = safeError(error);
  if (ofCode[code]) return ofCode[code];
  if (error instanceof Error && ours.includes(type) && !code) return error.message;
  return `${type} ${code} ${message}`.trim();
};
