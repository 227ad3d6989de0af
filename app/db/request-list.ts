import { z } from 'zod';
import type { StaffMember } from '../../domain/role.ts';
import { stateCodes, states } from '../../domain/state.ts';
import { unitCodes } from '../../domain/unit.ts';
import type { InboxFilter, InboxFrom, InboxPage, InboxRow } from '../../flows/engine/context.ts';
import { undecided } from '../../flows/staff/times.ts';
import type { Database } from './open.ts';
import { scopesWithin, waitingScopes, type Scope } from './request-scope.ts';
import { isGuid } from './request-view.ts';

/** Requests on a page: with its buttons a message still fits a phone, and ten rows are all a WhatsApp list takes. */
export const pageSize = 6;
/** Nobody reads a larger number as anything but "many", and counting on would cost more the more there are. */
const mostCounted = 100;

const Row = z.object({
  id: z.string(),
  number: z.string(),
  service: z.string(),
  state: z.enum(stateCodes),
  unit: z.enum(unitCodes),
  promisedOn: z.string(),
  version: z.int(),
});

const columns = `id, number, service, state, unit, to_char(promised_on, 'YYYY-MM-DD') AS "promisedOn", version`;
const key = 'promised_on, submitted_at, id';
const keyDown = 'promised_on DESC, submitted_at DESC, id DESC';

/** A list as asked for; `down`: read from the latest promise on. */
type Asked = { scopes: Scope[]; service: string | null; cursor: string | null; down: boolean; today: string };

/*
 * Each state of each unit is read from its own place in the index, never more rows than a page has, and what is found
 * is merged: a page costs the same among a hundred requests and among a hundred thousand, however far back it lies.
 */
const sqlOf = ({ service, cursor, down }: Asked): string => {
  const order = down ? keyDown : key;
  const ofService = service === null ? '' : 'AND service = $4::text';
  const beyond =
    cursor === null
      ? ''
      : `AND (${key}) ${down ? '<' : '>'} ((SELECT promised_on FROM cursor), (SELECT submitted_at FROM cursor), (SELECT id FROM cursor))`;
  const counted = (where: string) => `(SELECT count(*)::int FROM scope, LATERAL (
    SELECT 1 FROM request WHERE state = scope.state AND unit = scope.unit ${ofService} ${where}
    ORDER BY ${key} LIMIT ${mostCounted}) n)`;
  // The last line only names the parameters that this list may have no use for.
  return `
  WITH scope AS (SELECT * FROM unnest($1::text[], $2::text[]) AS s(state, unit)),
  cursor AS (SELECT ${key} FROM request WHERE id = $5::uuid),
  page AS (
    SELECT r.* FROM scope, LATERAL (
      SELECT * FROM request WHERE state = scope.state AND unit = scope.unit ${ofService} ${beyond}
      ORDER BY ${order} LIMIT ${pageSize + 1}) r
    ORDER BY ${order} LIMIT ${pageSize + 1})
  SELECT (SELECT coalesce(json_agg(to_jsonb(p) ORDER BY n), '[]')
      FROM (SELECT ${columns}, row_number() OVER (ORDER BY ${order}) AS n FROM page) p) AS rows,
    ${counted('')} AS count,
    ${counted(`AND state = ANY($6::text[]) AND promised_on < $3::date`)} AS late
  WHERE $4::text IS NOT DISTINCT FROM $4::text AND $5::uuid IS NOT DISTINCT FROM $5::uuid`;
};

const Answer = z.tuple([z.object({ rows: z.array(Row), count: z.int(), late: z.int() })]);

const read = async ({ pool }: Pick<Database, 'pool'>, asked: Asked) => {
  const { rows } = await pool.query(sqlOf(asked), [
    asked.scopes.map(({ state }) => state),
    asked.scopes.map(({ unit }) => unit),
    asked.today,
    asked.service,
    asked.cursor,
    undecided,
  ]);
  return Answer.parse(rows)[0];
};

const cursorOf = (from: InboxFrom): string | null => {
  const id = from === null ? null : 'after' in from ? from.after : from.before;
  return id !== null && isGuid(id) ? id : null;
};

/** A page of the requests a member of staff asks for, `today` an ISO date in the city; one query. */
export const inboxPage = async (
  db: Pick<Database, 'pool'>,
  { staff, filter, from, today }: { staff: StaffMember; filter: InboxFilter; from: InboxFrom; today: string },
): Promise<InboxPage> => {
  const { service, state } = filter;
  const scopes = state === null ? waitingScopes(staff) : scopesWithin(staff, state);
  const cursor = cursorOf(from);
  const back = cursor !== null && from !== null && 'before' in from;
  // What is finished is looked for from its end, what is open from where it is most urgent.
  const newestFirst = state !== null && !states[state].open;
  const found = await read(db, { scopes, service, cursor, down: back !== newestFirst, today });
  const more = found.rows.length > pageSize;
  const rows: InboxRow[] = found.rows.slice(0, pageSize);
  return {
    rows: back ? rows.reverse() : rows,
    earlier: back ? more : cursor !== null,
    later: back || more,
    count: Math.min(found.count, mostCounted),
    late: Math.min(found.late, mostCounted),
  };
};

/** The requests within a member of staff's reach whose code begins so, whatever their year; at most a page, by their codes. */
export const requestsByCode = async (
  { pool }: Pick<Database, 'pool'>,
  { staff, code }: { staff: StaffMember; code: string },
): Promise<InboxRow[]> => {
  const units = [...new Set(scopesWithin(staff, null).map(({ unit }) => unit))];
  const { rows } = await pool.query(
    // ~>=~ and ~<~ compare byte by byte, whatever the database's language, and so does the index.
    `SELECT ${columns} FROM request
     WHERE right(number, 8) ~>=~ $1::text AND right(number, 8) ~<~ ($1::text || '~') AND unit = ANY($2::text[])
     ORDER BY right(number, 8) USING ~<~ LIMIT ${pageSize}`,
    [code, units],
  );
  return z.array(Row).parse(rows);
};
