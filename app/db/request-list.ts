import { z } from 'zod';
import type { StaffMember } from '../../domain/role.ts';
import { stateCodes, states } from '../../domain/state.ts';
import type { Unit } from '../../domain/unit.ts';
import type { InboxFilter, InboxFrom, InboxPage, InboxRow } from '../../flows/features/office/inbox-page.ts';
import { disposedTo, running } from '../../flows/features/requests/times.ts';
import type { Database } from './open.ts';
import { besideScope, scopesWithin, waitingScopes, type BesideScope, type Scope } from './request-scope.ts';
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
  unit: z.string(),
  supporting: z.array(z.string()),
  promisedOn: z.string(),
  decideBy: z.string().nullish(),
  dueOn: z.string().nullish(),
  version: z.int(),
});

/** Whose list it is, and the units the office has. */
type Reach = { staff: StaffMember; units: readonly Unit[] };

const columns = `id, number, service, state, unit, supporting_units AS supporting,
  to_char(promised_on, 'YYYY-MM-DD') AS "promisedOn", to_char(decide_by, 'YYYY-MM-DD') AS "decideBy", to_char(due_on, 'YYYY-MM-DD') AS "dueOn", version`;
const key = 'promised_on, submitted_at, id';
const upwards = `beside, ${key}`;
const downwards = 'beside DESC, promised_on DESC, submitted_at DESC, id DESC';

const rowOf = ({ dueOn, decideBy, ...row }: z.infer<typeof Row>): InboxRow => ({
  ...row,
  ...(decideBy ? { decideBy } : {}),
  ...(dueOn ? { dueOn } : {}),
});

/** A list as asked for; `last`: what the unit is beside comes after all the rest; `down`: read from the list's end. */
type Asked = {
  scopes: Scope[];
  beside: BesideScope | null;
  last: boolean;
  service: string | null;
  cursor: string | null;
  down: boolean;
  today: string;
  /** Rows of a page. */
  take: number;
};

/*
 * Each state of each unit is read from its own place in the index, never more rows than a page has, and what is found
 * is merged: a page costs the same among a hundred requests and among a hundred thousand, however far back it lies.
 * What a unit is beside has an index without order, and is little: it is read as a whole, once for page and count.
 * Each of the two parts begins where the page does: at the request it follows, at the part's beginning, or past its end.
 */
const sqlOf = ({ service, cursor, down, beside, last, take }: Asked): string => {
  const order = down ? downwards : upwards;
  const ofService = service === null ? '' : 'AND service = $4::text';
  const besideIs = last ? 'true' : 'false';
  const beyond = (part: 'true' | 'false') => {
    const at = (column: string) => `(SELECT ${column} FROM start WHERE beside = ${part})`;
    return cursor === null
      ? 'true'
      : `(${key}) ${down ? '<' : '>'} (${at('promised_on')}, ${at('submitted_at')}, ${at('id')})`;
  };
  const own = `state = scope.state AND unit = scope.unit ${ofService}`;
  // In an index's order, so that the index is what is read.
  const counted = (where: string, by = key) => `(SELECT count(*)::int FROM scope, LATERAL (
    SELECT 1 FROM request WHERE ${own} ${where} ORDER BY ${by} LIMIT ${mostCounted}) n)`;
  // The last line only names the parameters that this list may have no use for.
  return `
  WITH scope AS (SELECT * FROM unnest($1::text[], $2::text[]) AS s(state, unit)),
  start AS (
    SELECT part.beside, submitted_at, id, CASE WHEN part.beside = stands.beside THEN promised_on
      WHEN part.beside THEN date '-infinity' ELSE date 'infinity' END AS promised_on
    FROM (VALUES (false), (true)) part(beside),
      (SELECT ${key}, ${besideIs} AND supporting_units @> ARRAY[$8::text] AS beside FROM request WHERE id = $5::uuid) stands),
  supported AS MATERIALIZED (
    SELECT ${besideIs} AS beside, ${key} FROM request
    WHERE ${beside ? `state = ANY($7::text[]) AND supporting_units @> ARRAY[$8::text] ${ofService}` : 'false'}),
  page AS (
    SELECT o.* FROM scope, LATERAL (
      SELECT false AS beside, ${key} FROM request WHERE ${own} AND ${beyond('false')}
      ORDER BY ${order} LIMIT ${take + 1}) o
    UNION ALL SELECT * FROM supported WHERE ${beyond(besideIs)}
    ORDER BY ${order} LIMIT ${take + 1})
  SELECT (SELECT coalesce(json_agg(to_jsonb(p) ORDER BY n), '[]')
      FROM (SELECT ${columns}, n FROM (SELECT id, row_number() OVER (ORDER BY ${order}) AS n FROM page) numbered JOIN request USING (id)) p) AS rows,
    ${counted('')} AS count,
    ${counted('AND state = ANY($6::text[]) AND promised_on < $3::date AND (decide_by IS NULL OR decide_by < $3::date)')} AS late,
    ${counted('AND state = ANY($9::text[]) AND due_on < $3::date', 'due_on')} AS overdue,
    (SELECT count(*)::int FROM supported) AS beside
  WHERE ($4::text, $5::uuid, $7::text[], $8::text) IS NOT DISTINCT FROM ($4::text, $5::uuid, $7::text[], $8::text)`;
};

const Answer = z.tuple([
  z.object({ rows: z.array(Row), count: z.int(), late: z.int(), overdue: z.int(), beside: z.int() }),
]);

const read = async ({ pool }: Pick<Database, 'pool'>, asked: Asked) => {
  const { rows } = await pool.query(sqlOf(asked), [
    asked.scopes.map(({ state }) => state),
    asked.scopes.map(({ unit }) => unit),
    asked.today,
    asked.service,
    asked.cursor,
    running,
    asked.beside?.states,
    asked.beside?.unit,
    disposedTo,
  ]);
  return Answer.parse(rows)[0];
};

const cursorOf = (from: InboxFrom): string | null => {
  const id = from === null ? null : 'after' in from ? from.after : from.before;
  return id !== null && isGuid(id) ? id : null;
};

/** A page of the requests a member of staff asks for, `today` an ISO date in the city, with `take` rows; one query. */
export const inboxPage = async (
  db: Pick<Database, 'pool'>,
  {
    staff,
    filter,
    from,
    today,
    units,
    take = pageSize,
  }: Reach & { filter: InboxFilter; from: InboxFrom; today: string; take?: number },
): Promise<InboxPage> => {
  const { service, state } = filter;
  const scopes = state === null ? waitingScopes(staff, units) : scopesWithin(staff, state, units);
  const cursor = cursorOf(from);
  const back = cursor !== null && from !== null && 'before' in from;
  // What is finished is looked for from its end, what is open from where it is most urgent.
  const newestFirst = state !== null && !states[state].open;
  const beside = besideScope(staff, state);
  const last = beside !== null && !newestFirst;
  const down = back !== newestFirst;
  const found = await read(db, { scopes, beside, last, service, cursor, down, today, take });
  const more = found.rows.length > take;
  const rows = found.rows.slice(0, take).map(rowOf);
  return {
    rows: back ? rows.reverse() : rows,
    earlier: back ? more : cursor !== null,
    later: back || more,
    count: Math.min(found.count, mostCounted),
    late: Math.min(found.late + found.overdue, mostCounted),
    beside: Math.min(found.beside, mostCounted),
  };
};

/** The requests within a member of staff's reach whose code begins so, whatever their year; at most a page, by their codes. */
export const requestsByCode = async (
  { pool }: Pick<Database, 'pool'>,
  { staff, units, code }: Reach & { code: string },
): Promise<InboxRow[]> => {
  const reached = [...new Set(scopesWithin(staff, null, units).map(({ unit }) => unit))];
  const { rows } = await pool.query(
    // ~>=~ and ~<~ compare byte by byte, whatever the database's language, and so does the index.
    `SELECT ${columns} FROM request
     WHERE right(number, 8) ~>=~ $1::text AND right(number, 8) ~<~ ($1::text || '~') AND (unit = ANY($2::text[]) OR supporting_units @> ARRAY[$3::text])
     ORDER BY right(number, 8) USING ~<~ LIMIT ${pageSize}`,
    [code, reached, besideScope(staff, null)?.unit],
  );
  return z.array(Row).parse(rows).map(rowOf);
};
