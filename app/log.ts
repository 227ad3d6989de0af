import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from './config.ts';

export type Log = Logger;

/** Fields that may hold personal data. Logs carry ids; whoever logs one of these by mistake logs nothing. */
const personal = [
  'address',
  'answer',
  'answers',
  'applicant',
  'body',
  'caption',
  'email',
  'institution',
  'name',
  'nik',
  'nip',
  'note',
  'payload',
  'phone',
  'text',
  'token',
  'url',
  'value',
];
const secrets = [
  'authorization',
  'cookie',
  'databaseUrl',
  'dataKey',
  'redisUrl',
  'appSecret',
  'verifyToken',
  'webhookSecret',
];
const everywhere = [...personal, ...secrets].flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

/** Errors whose words quote what they stumbled over: a parser's, Prisma's, PostgreSQL's about data or constraints. */
const quotesData = (error: Error, code: string): boolean =>
  error instanceof SyntaxError || error.name.startsWith('Prisma') || /^2[23]...$/.test(code);

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '');

/** Long runs of digits are numbers of people; quoted words may be theirs as well unless they look like our names. */
const masked = (words: string): string =>
  words
    .replace(/\d[\d -]{6,}\d/g, '#')
    .replace(/"(?![\w.:-]*")[^"]*"/g, '"…"')
    .slice(0, 500);

export type SafeError = { type: string; code?: string; message?: string; stack: string[]; cause?: SafeError };

/** What may be told of an error: its kind, where it happened, and its words only where they cannot quote a person. */
export const safeError = (error: unknown): SafeError => {
  if (!(error instanceof Error)) return { type: typeof error, stack: [] };
  const code = codeOf(error);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    ...(code && { code }),
    ...(!quotesData(error, code) && { message: masked(error.message) }),
    stack: frames.slice(0, 12).map((line) => line.trim()),
    ...(error.cause instanceof Error && { cause: safeError(error.cause) }),
  };
};

/** The process's log: one JSON line an entry, ids only; `to` is standard output unless a test listens. */
export const createLog = (config: Pick<Config, 'logLevel'>, to?: DestinationStream): Log =>
  pino(
    {
      level: config.logLevel,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: everywhere, censor: '(redacted)' },
      serializers: { err: safeError, error: safeError },
    },
    to ?? pino.destination(1),
  );
