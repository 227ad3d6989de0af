import { personal } from '../../domain/personal.ts';
import { z } from 'zod';
import { eventHash, type RequestEvent } from '../../domain/event-chain.ts';
import type { State } from '../../domain/state.ts';
import { openNotes, sealNote } from './person-keys.ts';
import { runSql, type Tx } from './run-sql.ts';

/** One row of a request's history, with its links. */
export type ChainedEvent = RequestEvent & { previousHash: string | null; hash: string };

// Not checked against the list: an audit has to see what somebody put there.
const state = z.string().transform((code) => code as State);

const Row = z.object({
  requestId: z.string(),
  seq: z.number(),
  action: z.string(),
  from: state.nullable(),
  to: state,
  actor: z.string(),
  role: z.string(),
  at: z.date().transform((at) => at.toISOString()),
  note: z.string().nullable(),
  previousHash: z.string().nullable(),
  hash: z.string(),
});

const columns = `request_id AS "requestId", seq, action, "from", "to", actor, role, at, note, previous_hash AS "previousHash", hash`;

/** The whole history of some requests, each in its own order. */
export const eventsOf = async (tx: Tx, requestIds: readonly string[]): Promise<ChainedEvent[]> => {
  const sql = `SELECT ${columns} FROM request_event WHERE request_id = ANY($1::uuid[]) ORDER BY request_id, seq`;
  return openNotes(tx, z.array(Row).parse(await runSql(tx, sql, [requestIds])));
};

/** The id of the last event of all requests: another one means that something happened. */
export const lastEventId = async (tx: Tx): Promise<string> => {
  const [row] = z
    .array(z.object({ id: z.string() }))
    .parse(await runSql(tx, 'SELECT id::text FROM request_event ORDER BY request_event.id DESC LIMIT 1'));
  return row?.id ?? '';
};

const longestHistory = 200;

/** The last events of one request, oldest first, looks included; at most two hundred. */
export const recentEvents = async (tx: Tx, requestId: string): Promise<ChainedEvent[]> => {
  const sql = `SELECT * FROM (SELECT ${columns} FROM request_event WHERE request_id = $1::uuid ORDER BY seq DESC LIMIT ${longestHistory}) e ORDER BY seq`;
  return openNotes(tx, z.array(Row).parse(await runSql(tx, sql, [requestId])));
};

/** What PostgreSQL would keep of a text: half a character becomes U+FFFD, a NUL is refused. The hash must fit what is kept. */
export const asKept = (text: string): string => Buffer.from(text.replaceAll('\0', '')).toString();

const normalized = (event: Omit<RequestEvent, 'seq'>): Omit<RequestEvent, 'seq'> => ({
  ...event,
  actor: asKept(event.actor),
  role: asKept(event.role),
  at: new Date(event.at).toISOString(),
  note: event.note === null ? null : asKept(event.note),
});

const Last = z.array(z.object({ seq: z.number(), hash: z.string() })).max(1);

// Not the last event is locked but its request: whoever waited for a row that was last would still take it for the last.
const lock = 'SELECT state FROM request WHERE id = $1::uuid FOR NO KEY UPDATE';
const readLast = 'SELECT seq, hash FROM request_event WHERE request_id = $1::uuid ORDER BY seq DESC LIMIT 1';
// In one statement with the event its place in the queue of what is to be sealed: neither is ever there without the other.
const insert = `WITH event AS (
  INSERT INTO request_event
    (request_id, seq, action, "from", "to", actor, role, at, note, previous_hash, hash, staff_id)
  VALUES ($1::uuid, $2::int, $3, $4, $5, $6, $7, $8::timestamptz, $9, $10, $11,
    coalesce($12::uuid, (SELECT id FROM staff WHERE contact_id = $13::uuid))) RETURNING request_id, seq, hash)
  INSERT INTO event_to_seal (chain, seq, hash) SELECT request_id, seq, hash FROM event`;

type Link = z.infer<typeof Last>[number];

const linked = (event: Omit<RequestEvent, 'seq'>, last: Link | undefined): ChainedEvent => {
  const row = { ...normalized(event), seq: (last?.seq ?? 0) + 1 };
  const previousHash = last?.hash ?? null;
  return { ...row, previousHash, hash: eventHash(row, previousHash) };
};

/** Which member of staff does something, by their id or by the contact whose turn it is. */
export type Doer = { staffId: string } | { contactId: string };

const write = async (tx: Tx, row: ChainedEvent, by: Doer | null): Promise<void> => {
  // Who is both, of the staff and an applicant, has done as an applicant what the event says an applicant did.
  const doer = row.role === 'applicant' ? null : by;
  await runSql(tx, insert, [
    row.requestId,
    row.seq,
    row.action,
    row.from,
    row.to,
    personal(row.actor),
    row.role,
    row.at,
    row.note,
    row.previousHash,
    row.hash,
    doer && 'staffId' in doer ? doer.staffId : null,
    doer && 'contactId' in doer ? doer.contactId : null,
  ]);
};

/** The first event of a request's history as it is stored, for the statement that makes the request. */
export const firstEvent = (event: Omit<RequestEvent, 'seq'>): ChainedEvent => linked(event, undefined);

/** Adds an event to its request's chain; inside the transaction that makes the change it tells of. */
export const appendEvent = async (
  tx: Tx,
  event: Omit<RequestEvent, 'seq'>,
  by: Doer | null = null,
): Promise<void> => {
  await runSql(tx, lock, [event.requestId]);
  const [last] = Last.parse(await runSql(tx, readLast, [event.requestId]));
  const { note, requestId } = event;
  const sealed = note === null ? null : await sealNote(tx, requestId, asKept(note));
  await write(tx, linked({ ...event, note: sealed }, last), by);
};

const Locked = z.tuple([z.object({ state })]);

/**
 * Adds an event that changes nothing, such as a look at a letter, in the caller's transaction. The state is read under the
 * request's lock, so that a step taken at the same moment neither fails because of it nor is contradicted by it.
 */
export const recordEvent = async (
  tx: Tx,
  event: Omit<RequestEvent, 'seq' | 'from' | 'to'>,
  by: Doer | null = null,
): Promise<void> => {
  const [request] = Locked.parse(await runSql(tx, lock, [event.requestId]));
  await appendEvent(tx, { ...event, from: request.state, to: request.state }, by);
};
