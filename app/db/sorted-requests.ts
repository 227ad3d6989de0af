import { z } from 'zod';
import type { StaffMember } from '../../domain/role.ts';
import { stateCodes } from '../../domain/state.ts';
import type { Unit } from '../../domain/unit.ts';
import type { InboxFilter } from '../../flows/features/office/inbox-page.ts';
import type { Database } from './open.ts';
import { besideScope, scopesWithin, waitingScopes, type Scope } from './request-scope.ts';

/** What a list can be sorted by: each has an index, or is told by the place a request is read from. */
export const sortKeys = ['due', 'since', 'service', 'state'] as const;
/** How a list is sorted; `down`: from its end. */
export type Sort = { by: (typeof sortKeys)[number]; down: boolean };

/** Where a page begins: behind a request or before it, with what it was sorted by when it was shown. */
export type SortedFrom = { id: string; at: string | null; before: boolean };

type Asked = {
  staff: StaffMember;
  units: readonly Unit[];
  /** All services, in the order they are sorted in. */
  services: readonly string[];
  filter: InboxFilter;
  sort: Sort;
  from: SortedFrom | null;
  take: number;
};

/** A place requests are read from, and where it comes among the others. */
type Ranked = Scope & { service: string | null; rank: number };

const rankedScopes = ({ staff, units, services, filter: { service, state }, sort }: Asked): Ranked[] => {
  const scopes = state === null ? waitingScopes(staff, units) : scopesWithin(staff, state, units);
  if (sort.by === 'service') {
    const shown = service === null ? services : [service];
    return scopes.flatMap((scope) =>
      shown.map((one) => ({ ...scope, service: one, rank: services.indexOf(one) })),
    );
  }
  const rankOf = (scope: Scope): number => (sort.by === 'state' ? stateCodes.indexOf(scope.state) : 0);
  return scopes.map((scope) => ({ ...scope, service, rank: rankOf(scope) }));
};

const rankOfCursor = ({ services, sort, from }: Asked): number => {
  if (sort.by === 'service') return services.indexOf(from?.at ?? '');
  if (sort.by === 'state') return (stateCodes as readonly string[]).indexOf(from?.at ?? '');
  return 0;
};

type Page = { down: boolean; hasCursor: boolean; hasBeside: boolean };

/*
 * Each place is read in its index's order, never more rows than a page has, from where the page begins in it: what lies
 * before is left out as a whole. What a unit is only beside has an index without order and is little.
 */
const sqlOf = ({ sort: { by }, take, filter }: Asked, { down, hasCursor, hasBeside }: Page): string => {
  const key = by === 'since' ? 'since' : 'promised_on';
  const type = by === 'since' ? 'timestamptz' : 'date';
  const way = down ? 'DESC' : 'ASC';
  const order = `rank ${way}, k ${way}, submitted_at ${way}, id ${way}`;
  const beyond = `(r.${key}, r.submitted_at, r.id) ${down ? '<' : '>'} ($6::${type}, $7::timestamptz, $8::uuid)`;
  const rank = {
    due: '0',
    since: '0',
    service: 'array_position($9::text[], r.service) - 1',
    state: 'array_position($10::text[], r.state) - 1',
  }[by];
  const besideBeyond = `(${rank} ${down ? '<' : '>'} $5::int OR (${rank} = $5::int AND ${beyond}))`;
  const part = (scopes: string, where: string) => `
    SELECT o.* FROM (SELECT * FROM scope WHERE ${scopes}) s, LATERAL (
      SELECT s.rank, r.${key} AS k, r.submitted_at, r.id FROM request r
      WHERE r.state = s.state AND r.unit = s.unit AND ${by === 'service' || filter.service !== null ? 'r.service = s.service' : 'true'} AND ${where}
      ORDER BY r.${key} ${way}, r.submitted_at ${way}, r.id ${way} LIMIT ${take}) o`;
  const own = hasCursor
    ? `${part('rank = $5::int', beyond)} UNION ALL ${part(`rank ${down ? '<' : '>'} $5::int`, 'true')}`
    : part('true', 'true');
  const besides = `UNION ALL SELECT ${rank}, r.${key}, r.submitted_at, r.id FROM request r
    WHERE r.supporting_units @> ARRAY[$12::text] AND r.state = ANY($11::text[]) AND ($13::text IS NULL OR r.service = $13::text)
      AND ${hasCursor ? besideBeyond : 'true'}`;
  // Only names the parameters that this list may have no use for.
  const named = `($5::int, $6::${type}, $7::timestamptz, $8::uuid, $9::text[], $10::text[], $11::text[], $12::text, $13::text)`;
  return `
  WITH scope AS (SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::int[]) AS s(state, unit, service, rank)),
  page AS (${own} ${hasBeside ? besides : ''})
  SELECT id FROM page WHERE ${named} IS NOT DISTINCT FROM ${named} ORDER BY ${order} LIMIT ${take}`;
};

const Ids = z.array(z.object({ id: z.string() }));
const Cursor = z.array(z.object({ promisedOn: z.string(), submittedAt: z.string(), since: z.string() }));

const cursorOf = async ({ pool }: Pick<Database, 'pool'>, { from, sort }: Asked) => {
  if (from === null) return null;
  const { rows } = await pool.query(
    `SELECT promised_on::text AS "promisedOn", submitted_at::text AS "submittedAt", since::text FROM request WHERE id = $1::uuid`,
    [from.id],
  );
  const [row] = Cursor.parse(rows);
  if (!row) return null;
  // It may have been dealt with since: where it stood is what its page has said.
  return { key: sort.by === 'since' ? (from.at ?? row.since) : row.promisedOn, submittedAt: row.submittedAt };
};

/** The requests of a page of a sorted list, and whether there is more on either side; two queries. */
export const sortedRequests = async (
  db: Pick<Database, 'pool'>,
  asked: Asked,
): Promise<{ ids: string[]; earlier: boolean; later: boolean }> => {
  const { staff, services, filter, sort, from, take } = asked;
  const cursor = await cursorOf(db, asked);
  const back = cursor !== null && from?.before === true;
  const down = sort.down !== back;
  const scopes = rankedScopes(asked);
  const beside = besideScope(staff, filter.state);
  const { rows } = await db.pool.query(
    sqlOf({ ...asked, take: take + 1 }, { down, hasCursor: cursor !== null, hasBeside: beside !== null }),
    [
      scopes.map(({ state }) => state),
      scopes.map(({ unit }) => unit),
      scopes.map(({ service }) => service),
      scopes.map(({ rank }) => rank),
      rankOfCursor(asked),
      cursor?.key ?? null,
      cursor?.submittedAt ?? null,
      from?.id ?? null,
      services,
      stateCodes,
      beside?.states ?? [],
      beside?.unit ?? '',
      filter.service,
    ],
  );
  const found = Ids.parse(rows).map(({ id }) => id);
  const more = found.length > take;
  const ids = found.slice(0, take);
  return { ids: back ? ids.reverse() : ids, earlier: back ? more : cursor !== null, later: back || more };
};
