import { z } from 'zod';

/** An id or address as providers give them: one we can store and find again. PostgreSQL keeps no NUL, and no index rows of any size. */
export const WireId = z
  .string()
  .min(1)
  .max(255)
  .refine((id) => !id.includes('\0'), 'holds a NUL');

const lastSecond = Date.UTC(2100, 0) / 1000;

/** Whether so many seconds since 1970 are a moment of our time. */
export const isMoment = (seconds: number): boolean => seconds >= 1 && seconds <= lastSecond;

/** Seconds since 1970, as a number or in words; what is no moment of our time is left out. */
export const WireSeconds = z.coerce.number().refine(isMoment).optional().catch(undefined);

/** What a table says of a word that came from outside: nothing of what every object has by itself, such as `constructor`. */
export const lookUp = <V>(table: Readonly<Record<string, V>>, word: string): V | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;
