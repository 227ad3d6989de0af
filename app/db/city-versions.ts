import { createHash } from 'node:crypto';
import { z } from 'zod';
import { personal } from '../../domain/personal.ts';
import type { CityEdit } from '../../flows/catalogue/city-edit.ts';
import type { CityParts } from '../city/city-files.ts';
import { runSql, type Tx } from './run-sql.ts';

/** What a version changes: the content of files by their names, null where one is taken away. */
export type CityChange = ReadonlyMap<string, string | null>;

/** A version that became live. */
export type CityVersion = {
  no: number;
  reason: string;
  author: string;
  at: Date;
  decidedBy: string | null;
  files: string[];
};

const Live = z.array(z.object({ no: z.int().nullable() })).length(1);
const Parts = z.array(z.object({ name: z.string(), content: z.string().nullable() }));
const Versions = z.array(
  z.object({
    no: z.int(),
    reason: z.string(),
    author: z.string(),
    at: z.date(),
    decidedBy: z.string().nullable(),
    files: z.array(z.string()),
  }),
);

// Whoever makes a version waits for whoever makes one: each is made on the one before.
const lock = `SELECT 1 AS held FROM pg_advisory_xact_lock(hashtext('city_version'))`;
const live = 'SELECT max(no) AS no FROM city_version';
const partsUpTo = `
  SELECT DISTINCT ON (part.name) part.name, part.content
  FROM city_part part JOIN city_version version ON version.id = part.version_id
  WHERE version.no <= $1::int ORDER BY part.name, version.no DESC`;
const serviceFilesBefore = `
  SELECT part.content FROM city_part part JOIN city_version version ON version.id = part.version_id
  WHERE version.no >= $1::int AND version.no < $2::int AND part.name LIKE 'services/%' AND part.content IS NOT NULL ORDER BY version.no DESC`;
const insert = `
  WITH made AS (
    INSERT INTO city_version (no, base_no, state, reason, author, made_at, decided_by, decided_at, hash)
    VALUES ($1::int, $1::int - 1, 'adopted', $2, $3, $4::timestamptz, $3, $4::timestamptz, $5) RETURNING id)
  INSERT INTO city_part (version_id, name, content)
  SELECT made.id, part.name, part.content FROM made, unnest($6::text[], $7::text[]) AS part(name, content)`;
const list = `
  SELECT no, reason, author, coalesce(decided_at, made_at) AS at, decided_by AS "decidedBy",
    ARRAY(SELECT name FROM city_part WHERE version_id = version.id ORDER BY name) AS files
  FROM city_version version WHERE no IS NOT NULL ORDER BY no DESC LIMIT $1::int`;

/** Contents as they are written: examples of forms look like numbers of people, and nobody who finds the database is to wonder. */
export const contentsOf = (change: CityChange): (string | null)[] =>
  [...change.values()].map((content) => personal(content));

/** The number of the live version; 0 while there is none. */
export const liveCityNo = async (tx: Tx): Promise<number> => Live.parse(await runSql(tx, live))[0]?.no ?? 0;

/** Everything the city decided in a version. */
export const cityPartsAt = async (tx: Tx, no: number): Promise<CityParts> =>
  new Map(
    Parts.parse(await runSql(tx, partsUpTo, [no])).flatMap(({ name, content }) =>
      content === null ? [] : [[name, content]],
    ),
  );

/** The service files of the versions from one to before another, the newest first. */
export const serviceFilesBetween = async (tx: Tx, from: number, no: number): Promise<string[]> =>
  z
    .array(z.object({ content: z.string() }))
    .parse(await runSql(tx, serviceFilesBefore, [from, no]))
    .map(({ content }) => content);

/** The earlier versions that edits put back. */
export const earlierVersions = async (
  tx: Tx,
  edits: readonly CityEdit[],
): Promise<ReadonlyMap<number, CityParts>> => {
  const numbers = edits.flatMap((edit) => (edit.do === 'restore' ? [edit.version] : []));
  const all = numbers.map(async (no): Promise<[number, CityParts]> => [no, await cityPartsAt(tx, no)]);
  return new Map(await Promise.all(all));
};

/** What the files say all together, in one short word: the same for the same content. */
export const cityHash = (parts: CityParts): string =>
  createHash('sha256')
    .update(JSON.stringify([...parts].sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest('hex');

/** Whether everything the city decides has stood so at some time. */
export const hasBeenLive = async (tx: Tx, hash: string): Promise<boolean> =>
  (await runSql(tx, 'SELECT 1 AS was FROM city_version WHERE hash = $1 AND no IS NOT NULL LIMIT 1', [hash]))
    .length > 0;

/** Lets versions be made one after the other until the transaction ends. */
export const lockCity = async (tx: Tx): Promise<void> => {
  await runSql(tx, lock);
};

/** Writes a version down that is live from the end of the transaction on. */
export const addCityVersion = async (
  tx: Tx,
  {
    no,
    change,
    ...made
  }: { no: number; change: CityChange; reason: string; author: string; at: Date; hash: string },
): Promise<void> => {
  const values = [no, personal(made.reason), personal(made.author), made.at.toISOString(), made.hash];
  await runSql(tx, insert, [...values, [...change.keys()], contentsOf(change)]);
};

/** The versions that became live, the newest first. */
export const cityVersions = async (tx: Tx, take: number): Promise<CityVersion[]> =>
  Versions.parse(await runSql(tx, list, [take]));
