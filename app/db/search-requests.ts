import { z } from 'zod';
import type { StaffMember } from '../../domain/role.ts';
import type { State } from '../../domain/state.ts';
import type { Unit } from '../../domain/unit.ts';
import type { Database } from './open.ts';
import { besideScope, scopesWithin } from './request-scope.ts';

/** What is looked for: keyed pieces, whose requests, which of them, and after which of them to go on. */
export type SearchAsked = {
  grams: readonly number[];
  staff: StaffMember;
  /** The office's units. */
  units: readonly Unit[];
  service: string | null;
  state: State | null;
  /** The request the page follows. */
  after: string | null;
  take: number;
};

const Row = z.object({ id: z.string() });

const from = `($6::uuid IS NULL OR
  (s.submitted_at, s.request_id) < ((SELECT submitted_at FROM request_search WHERE request_id = $6::uuid), $6::uuid))`;
const newestFirst = 's.submitted_at DESC, s.request_id DESC';

/** So many of the newest are looked at one by one before the pieces are looked up: a word that many have is found there. */
const nearest = 3000;
/** A word of which they hold that share of a page fills it from some more of them, for less than all that hold it cost. */
const someShare = 1 / 8;
const ample = 1.5;

/*
 * What holds the pieces is gathered first. Of that, the newest first, each request is looked up by itself until the page is full:
 * OFFSET 0 keeps PostgreSQL from joining all of it to sort it afterwards.
 */
const pageOf = (holding: string): string => `
  WITH holding AS MATERIALIZED (SELECT request_id, submitted_at FROM ${holding} WHERE s.grams @> $1::int[])
  SELECT s.request_id AS id FROM (SELECT * FROM holding s ORDER BY ${newestFirst}) s, LATERAL (
    SELECT 1 FROM request r WHERE r.id = s.request_id AND (r.unit = ANY($2::text[]) OR r.supporting_units @> ARRAY[$3::text])
      AND ($4::text IS NULL OR r.service = $4::text) AND ($5::text IS NULL OR r.state = $5::text) OFFSET 0) fits
  LIMIT $7::int`;

const amongNewest = pageOf(
  `(SELECT * FROM request_search s WHERE ${from} ORDER BY ${newestFirst} LIMIT $8::int) s`,
);
const amongAll = pageOf(`(SELECT * FROM request_search s WHERE ${from}) s`);

/**
 * The requests within a member of staff's reach that have all asked pieces, the newest first. Common words fill a page from
 * the newest requests alone, rare ones are looked up in the index: neither reads more the more requests there are.
 */
export const searchRequests = async (
  { pool }: Pick<Database, 'pool'>,
  { grams, staff, units: all, service, state, after, take }: SearchAsked,
): Promise<string[]> => {
  const units = [...new Set(scopesWithin(staff, state, all).map(({ unit }) => unit))];
  const beside = besideScope(staff, state)?.unit ?? null;
  const values = [grams, units, beside, service, state, after, take];
  const idsOf = async (sql: string, more: readonly number[] = []): Promise<string[]> =>
    z
      .array(Row)
      .parse((await pool.query(sql, [...values, ...more])).rows)
      .map(({ id }) => id);
  const near = await idsOf(amongNewest, [nearest]);
  if (near.length >= take) return near;
  if (near.length >= take * someShare) {
    const farther = await idsOf(amongNewest, [Math.ceil((nearest * ample * take) / near.length)]);
    if (farther.length >= take) return farther;
  }
  return idsOf(amongAll);
};
