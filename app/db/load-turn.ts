import type pg from 'pg';
import { z } from 'zod';
import { findable, personalId } from '../../domain/personal.ts';
import type { Finder } from '../own-vault.ts';
import { KnownVersions, versionsOf } from './known-versions.ts';
import { ActingTermRow, StaffRow } from './staff-row.ts';

const EmployeeRow = z.object({
  id: z.string(),
  nip: z.string(),
  name: z.string(),
  position: z.string(),
  agency: z.string(),
  phone: z.string(),
});
export type EmployeeRow = z.infer<typeof EmployeeRow>;

/** What is needed even to set a message aside. */
const Waiting = z.looseObject({
  messageId: z.string(),
  version: z.int().nullable(),
  state: z.unknown(),
  identityId: z.string(),
  channel: z.string(),
  chatAccount: z.string(),
});
export type Waiting = z.infer<typeof Waiting>;

/** What a step always looks at: the person, where they are, what they fill in, and the chat that is answered. */
const Person = z.object({
  identityId: z.string().nullable(),
  version: z.int().nullable(),
  state: z.unknown(),
  seenAt: z.date().nullable(),
  channel: z.string(),
  /** The account of the chat that is answered; a message may have come to another one. */
  chatAccount: z.string(),
  phone: z.string().nullable(),
  contact: z.object({
    id: z.string(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
    institution: z.string().nullable(),
    email: z.string().nullable(),
    details_confirmed: z.boolean(),
    privacy_version: z.string().nullable(),
    reminders_off: z.boolean(),
  }),
  employee: EmployeeRow.nullable(),
  staff: StaffRow.extend({ duties_version: z.string().nullable() }).nullable(),
  acting: z.array(ActingTermRow).nullable(),
  draft: z.unknown(),
  closed: z.record(z.string(), z.string()).nullable(),
  open: z.array(z.object({ id: z.string(), service: z.string(), expires_at: z.string() })).nullable(),
});
export type Person = z.infer<typeof Person>;

const Row = Person.extend({
  messageId: z.string(),
  payload: z.string(),
  album: z.string().nullable(),
  account: z.string(),
});
export type TurnRow = z.infer<typeof Row>;

// $2 is now. Of the contact `c` answered at the identity `i`.
const person = `i.id::text AS "identityId", s.version, s.state, s.updated_at AS "seenAt", coalesce(i.own_phone, i.phone) AS phone,
  to_jsonb(c) AS contact, to_jsonb(e) AS employee, to_jsonb(st) AS staff, to_jsonb(d) AS draft,
  (SELECT jsonb_agg(jsonb_build_object('kind', a.kind, 'from', a.from_on, 'to', a.to_on) ORDER BY a.from_on)
   FROM acting_head a WHERE a.staff_id = st.id AND a.ended_at IS NULL AND a.to_on >= $2::date - 1) AS acting,
  (SELECT jsonb_object_agg(service, notice) FROM closed_service) AS closed,
  (SELECT jsonb_agg(jsonb_build_object('id', o.id, 'service', o.service, 'expires_at', o.expires_at) ORDER BY o.updated_at DESC)
   FROM draft o WHERE o.contact_id = c.id AND o.state = 'open' AND o.request_id IS NULL AND o.expires_at > $2) AS open`;
// Row by row along the keys, whatever the tables' sizes were when the statement was planned.
const theirs = `LEFT JOIN LATERAL (SELECT * FROM session WHERE contact_id = c.id LIMIT 1) s ON true
LEFT JOIN LATERAL (SELECT *, xmin FROM employee WHERE id = c.employee_id AND left_at IS NULL LIMIT 1) e ON true
LEFT JOIN LATERAL (SELECT * FROM staff WHERE contact_id = c.id AND revoked_at IS NULL LIMIT 1) st ON true
LEFT JOIN LATERAL (SELECT * FROM draft WHERE id = (s.state ->> 'draftId')::uuid AND contact_id = c.id LIMIT 1) d ON true`;

// A stored message's turn: the contact's next one, answered where they last wrote from.
const waiting = `
SELECT m.id::text AS "messageId", m.payload, m.album, m.account, i.channel, i.account AS "chatAccount", ${person}
FROM inbox_message m
JOIN contact c ON c.id = m.contact_id
JOIN LATERAL (SELECT id, channel, account, phone, own_phone FROM identity WHERE contact_id = c.id ORDER BY last_inbound_at DESC LIMIT 1) i ON true
${theirs}
WHERE m.contact_id = $1 AND m.done_at IS NULL AND m.failed_at IS NULL
ORDER BY m.id LIMIT 1`;

/** A contact's next waiting message with session, person, draft and open drafts, unread yet; null when nothing waits. */
export const loadTurn = async (pool: pg.Pool, contactId: string, now: Date): Promise<Waiting | null> => {
  const { rows } = await pool.query({ name: 'load-turn', text: waiting, values: [contactId, now] });
  return rows.length === 0 ? null : Waiting.parse(rows[0]);
};

/** Reads a loaded turn; throws where a row holds what this version does not know. */
export const readTurn = (loaded: Waiting): TurnRow => Row.parse(loaded);

/** A message at the door: where it comes from, and its provider's id. */
export type Arrival = {
  channel: string;
  account: string;
  address: string;
  /** E.164, where the channel proves it. */
  phone: string | null;
  aliases: readonly string[];
  providerId: string;
  sentAt: Date | null;
};

/** What stands against taking a message at the door at once. */
type Hindrance = {
  /** The same provider's id is stored already. */
  repeated: boolean;
  /** Older messages of the contact wait for their turn. */
  older: boolean;
  /** The contact has written from another address after this was sent, so that the answer belongs there. */
  elsewhere: boolean;
  /** What the channel proves of the writer is not known yet: addresses or contacts have to be joined first. */
  unjoined: boolean;
};

/**
 * `person` is unread yet, and so is `known`, what was read of them by its versions; null on first sight. `closed` are the
 * closed services, with what is said of them.
 */
export type AtDoor = Hindrance & { person: unknown; known: unknown; closed: Record<string, string> | null };

/*
 * Everybody who stands at the door, in one statement. Somebody not seen before has no rows yet. A number that wrote lately
 * over another account of the same channel is somebody known (`join-identities.ts`).
 */
const atDoor = `
WITH a AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS a(n int, channel text, account text, address text, phone text, aliases text[],
    "providerId" text, "sentAt" timestamptz)
)
SELECT a.n, a.channel, a.account AS "chatAccount",
  (SELECT m.id FROM inbox_message m
    WHERE m.channel = a.channel AND m.account = a.account AND m.provider_id = a."providerId" LIMIT 1) IS NOT NULL AS repeated,
  (SELECT m.id FROM inbox_message m
    WHERE m.contact_id = c.id AND m.done_at IS NULL AND m.failed_at IS NULL LIMIT 1) IS NOT NULL AS older,
  EXISTS (SELECT 1 FROM identity o WHERE o.contact_id = c.id AND o.id <> i.id
    AND o.last_inbound_at > least($2::timestamptz, coalesce(a."sentAt", $2::timestamptz))) AS elsewhere,
  CASE WHEN i.id IS NULL THEN cardinality(a.aliases) > 0 OR (a.phone IS NOT NULL AND EXISTS (
      SELECT 1 FROM identity o WHERE o.phone = a.phone AND o.channel = a.channel AND o.account <> a.account))
    ELSE NOT (a.phone IS NULL OR i.phone IS NOT DISTINCT FROM a.phone)
      OR (cardinality(a.aliases) > 0 AND cardinality(a.aliases) <> (SELECT count(*) FROM identity o
        WHERE o.channel = a.channel AND o.account = a.account AND o.address = ANY(a.aliases) AND o.contact_id = i.contact_id))
    END AS unjoined,
  CASE WHEN c.id IS NOT NULL THEN ${versionsOf('$2', "(s.state ->> 'draftId')::uuid")} END AS known,
  ${person}
FROM a
LEFT JOIN LATERAL (SELECT * FROM identity k
  WHERE k.channel = a.channel AND k.account = a.account AND k.address = a.address LIMIT 1) i ON true
LEFT JOIN LATERAL (SELECT *, xmin FROM contact WHERE id = i.contact_id LIMIT 1) c ON true
${theirs}`;

const marking: Finder = { found: (text) => findable(text), id: (text) => personalId(text) };

/** An address and what goes with it, as the database finds them. */
export const personalAddress = <A extends Pick<Arrival, 'address' | 'phone' | 'aliases' | 'providerId'>>(
  arrival: A,
  { found, id }: Finder = marking,
): A => ({
  ...arrival,
  address: found(arrival.address),
  phone: arrival.phone === null ? null : found(arrival.phone),
  aliases: arrival.aliases.map((alias) => found(alias)),
  providerId: id(arrival.providerId),
});

/** Loads the people whose messages stand at the door, in their order. */
export const loadAtDoor = async (
  pool: pg.Pool,
  arrivals: readonly Arrival[],
  now: Date,
): Promise<AtDoor[]> => {
  const { rows } = await pool.query<
    Hindrance & Pick<AtDoor, 'closed' | 'known'> & { n: number; contact: unknown }
  >({
    name: 'load-at-door',
    text: atDoor,
    values: [JSON.stringify(arrivals.map((arrival, n) => ({ ...personalAddress(arrival), n }))), now],
  });
  const found = new Map(rows.map((row) => [row.n, row]));
  return arrivals.map((_, n) => {
    const row = found.get(n);
    if (!row) throw new Error('A message at the door was not loaded');
    const { repeated, older, elsewhere, unjoined, known, closed } = row;
    return { repeated, older, elsewhere, unjoined, known, closed, person: row.contact === null ? null : row };
  });
};

/** Reads who stands at the door; throws where a row holds what this version does not know. */
export const readPerson = (person: unknown): Person => Person.parse(person);

/** Reads which versions of their rows were loaded. */
export const readVersions = (known: unknown): KnownVersions => KnownVersions.parse(known);

/** Somebody who writes for the first time, as whom they are about to be kept. */
export const newcomer = (
  contactId: string,
  { channel, account, phone }: Pick<Arrival, 'channel' | 'account' | 'phone'>,
  closed: AtDoor['closed'],
): Person => ({
  identityId: null,
  version: null,
  state: null,
  seenAt: null,
  channel,
  chatAccount: account,
  phone,
  contact: {
    id: contactId,
    name: null,
    phone: null,
    institution: null,
    email: null,
    details_confirmed: false,
    privacy_version: null,
    reminders_off: false,
  },
  employee: null,
  staff: null,
  acting: null,
  draft: null,
  closed,
  open: null,
});
