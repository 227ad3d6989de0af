import { z } from 'zod';
import { adminEvents } from './admin-events.ts';
import type { Broken } from './audit.ts';
import { cityHash } from './city-versions.ts';
import { runSql, type Tx } from './run-sql.ts';

const Rows = z.array(
  z.object({
    no: z.int(),
    hash: z.string().nullable(),
    name: z.string().nullable(),
    content: z.string().nullable(),
  }),
);

// A version that changes no file has its line, too.
const all = `
  SELECT version.no, version.hash, part.name, part.content
  FROM city_version version LEFT JOIN city_part part ON part.version_id = version.id
  WHERE version.no IS NOT NULL ORDER BY version.no`;

/** What history says each version came to, by its number; the first one was taken in before there was a history. */
const hashesInHistory = async (tx: Tx): Promise<Map<number, string>> =>
  new Map(
    (await adminEvents(tx)).flatMap(({ action, about, note }): [number, string][] => {
      const [, no] = /^versi (\d+)$/.exec(about) ?? [];
      const [, hash] = /^sha256 ([0-9a-f]{64})$/m.exec(note ?? '') ?? [];
      return action.startsWith('city_') && no !== undefined && hash !== undefined ? [[Number(no), hash]] : [];
    }),
  );

/** The first version of the city whose files are not what it was adopted with, or what history says of it. */
export const checkCity = async (tx: Tx): Promise<Broken[]> => {
  const rows = Rows.parse(await runSql(tx, all));
  const history = await hashesInHistory(tx);
  const parts = new Map<string, string>();
  for (const [at, { no, hash, name, content }] of rows.entries()) {
    if (name !== null && content !== null) parts.set(name, content);
    else if (name !== null) parts.delete(name);
    if (rows[at + 1]?.no === no) continue;
    const because = 'its files are not what was adopted';
    if (cityHash(parts) !== hash) return [{ number: 'city', seq: no, because }];
    if (no > 1 && history.get(no) !== hash)
      return [{ number: 'city', seq: no, because: 'history says of it something else' }];
  }
  return [];
};
