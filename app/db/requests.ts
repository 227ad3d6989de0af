import { stateCodes, type State } from '../../domain/state.ts';
import type { Unit } from '../../domain/unit.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import { isGuid, parseRequestView } from './request-view.ts';
import type { Vault } from '../vault.ts';
import type { Database } from './open.ts';
import { ratingsColumn } from './request-facts.ts';
import { runSql, type Tx } from './run-sql.ts';

/** Which requests: one; some by id; a contact's or each of several contacts', newest first; or those in some states, the earliest promise first. */
export type RequestsWhere =
  | { id: string }
  | { ids: readonly string[] }
  | { number: string }
  | { numbers: readonly string[] }
  | { contactId: string; take: number }
  | { contactIds: readonly string[]; take: number }
  | { states?: readonly State[]; units?: readonly Unit[]; take: number };

type Selection = { from?: string; where: string; order: string; values: unknown[]; take: number };

const oldestPromise = 'promised_on, submitted_at, id';

const selectionOf = (where: RequestsWhere): Selection => {
  if ('id' in where) return { where: 'id = $2::uuid', order: 'id', values: [where.id], take: 1 };
  if ('ids' in where)
    return { where: 'id = ANY($2::uuid[])', order: 'id', values: [where.ids], take: where.ids.length };
  if ('number' in where) return { where: 'number = $2', order: 'id', values: [where.number], take: 1 };
  if ('numbers' in where)
    return { where: 'number = ANY($2)', order: 'id', values: [where.numbers], take: where.numbers.length };
  if ('contactId' in where)
    return {
      where: 'contact_id = $2::uuid',
      order: 'submitted_at DESC, id',
      values: [where.contactId],
      take: where.take,
    };
  // So many of each, however many another has.
  if ('contactIds' in where)
    return {
      from: `unnest($2::uuid[]) AS who(id) CROSS JOIN LATERAL (
        SELECT * FROM request WHERE contact_id = who.id ORDER BY submitted_at DESC, id LIMIT $1::int) theirs`,
      where: 'true',
      order: 'submitted_at DESC, id',
      values: [[...new Set(where.contactIds)]],
      take: where.take,
    };
  const { states = stateCodes, units, take } = where;
  return units
    ? { where: 'state = ANY($2) AND unit = ANY($3)', order: oldestPromise, values: [states, units], take }
    : { where: 'state = ANY($2)', order: oldestPromise, values: [states], take };
};

const lettersWhere = (where: string): string => `
    (SELECT coalesce(json_agg(json_build_object('key', l.key, 'name', l.name, 'mime', l.mime, 'bytes', l.bytes,
        'sha256', l.sha256, 'shown', l.shown, 'pages', l.pages, 'signatures', l.signatures, 'signer', l.signer) ORDER BY l.key, l.position, l.id), '[]')
      FROM request_letter l WHERE l.request_id = r.id AND l.replaced_at ${where})`;

// The requests are picked first, so that letters and last events are looked up for those shown only.
const sqlOf = ({ from, where, order }: Selection): string => `
  SELECT r.*, to_char(r.promised_on, 'YYYY-MM-DD') AS promised, to_char(r.completed_on, 'YYYY-MM-DD') AS completed,
    to_char(r.decide_by, 'YYYY-MM-DD') AS decide_on, to_char(r.warned_for, 'YYYY-MM-DD') AS warned_on, f.paused, f.resumed,
    EXISTS (SELECT 1 FROM clock_told t WHERE t.request_id = r.id AND t.rung = 'soon' AND t.due_on = coalesce(r.decide_by, r.promised_on)) AS asked_why, to_char(r.agenda_on, 'YYYY-MM-DD') AS agenda_day, to_char(r.due_on, 'YYYY-MM-DD') AS due,
    e.action AS step_action, e.actor AS step_actor, e.role AS step_role, e.at AS step_at,
    ${lettersWhere('IS NULL')} AS letters,
    ${lettersWhere("= (r.completion ->> 'at')::timestamptz")} AS replaced,
    ${ratingsColumn} AS ratings
  FROM (${from ? `SELECT theirs.* FROM ${from}` : `SELECT * FROM request WHERE ${where} ORDER BY ${order} LIMIT $1::int`}) r
  LEFT JOIN request_fate f ON f.request_id = r.id
  LEFT JOIN LATERAL (SELECT action, actor, role, at FROM request_event
    WHERE request_id = r.id AND action NOT IN ('viewed', 'note', 'turned_over', 'joined') ORDER BY seq DESC LIMIT 1) e ON true
  ORDER BY ${order}`;

// An id may come from a button of long ago; what is no id belongs to no request.
const findsNothing = (where: RequestsWhere): boolean =>
  ('id' in where && !isGuid(where.id)) || ('contactId' in where && !isGuid(where.contactId));

/** Requests with their letters and last step, identity numbers opened; one query however many there are. */
export const requestViews = async (
  db: Pick<Database, 'pool'> | Tx,
  vault: Pick<Vault, 'open'>,
  where: RequestsWhere,
): Promise<RequestView[]> => {
  if (findsNothing(where)) return [];
  const selection = selectionOf(where);
  const rows = await runSql('pool' in db ? db.pool : db, sqlOf(selection), [
    selection.take,
    ...selection.values,
  ]);
  return rows.map((row) => parseRequestView(row as Record<string, unknown>, vault));
};

/** The requests that came of drafts: which each is, and whose. */
export const requestsOfDrafts = (
  { prisma }: Pick<Database, 'prisma'>,
  draftIds: readonly string[],
): Promise<{ id: string; number: string; draftId: string | null; contactId: string }[]> =>
  prisma.request.findMany({
    where: { draftId: { in: draftIds.filter(isGuid) } },
    select: { id: true, number: true, draftId: true, contactId: true },
  });

/** How many requests there are in some states, of some units; of all where nothing is said. */
export const countRequests = async (
  pool: Database['pool'],
  { states = stateCodes, units }: { states?: readonly State[]; units?: readonly Unit[] },
): Promise<number> => {
  const { rows } = await pool.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM request WHERE state = ANY($1) AND ($2::text[] IS NULL OR unit = ANY($2))',
    [states, units ?? null],
  );
  return rows[0]?.count ?? 0;
};
