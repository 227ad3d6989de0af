import { z } from 'zod';
import { Table } from '../db/backup/tables.ts';

/** What stands first in a backup: when it was made, and the shape of what follows. */
export const Beginning = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })).min(1),
  tables: z.array(Table),
});
export type Beginning = z.infer<typeof Beginning>;

/** What stands last: what must have been read by then, and how far the sequences had counted. */
export const End = z.object({
  rows: z.record(z.string(), z.int()),
  letters: z.int(),
  sequences: z.record(z.string(), z.string()),
});
export type End = z.infer<typeof End>;

/** The names of a backup's pieces, in the order they come. */
export const names = {
  beginning: 'beginning.json',
  rows: (table: string, part: number): string => `rows/${table}/${String(part).padStart(8, '0')}`,
  letter: (sha256: string): string => `letters/${sha256}`,
  end: 'end.json',
};

/** Whose piece a name says it is. */
export const kindOf = (
  name: string,
): { rowsOf: string } | { letter: string } | 'beginning' | 'end' | null => {
  if (name === names.beginning) return 'beginning';
  if (name === names.end) return 'end';
  const [, table] = /^rows\/([^/]+)\/\d{8}$/.exec(name) ?? [];
  if (table !== undefined) return { rowsOf: table };
  const [, letter] = /^letters\/([0-9a-f]{64})$/.exec(name) ?? [];
  return letter === undefined ? null : { letter };
};
