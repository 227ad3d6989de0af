import type pg from 'pg';
import { runSql, type Tx } from './run-sql.ts';

/** Another transaction changed whose the addresses are while their locks were waited for: looked at anew. */
export class ContactsMovedOn extends Error {}

/** Why contacts that a channel proves to be one person cannot be made one: each stands for somebody else in office. */
export type MergeConflict = { conflict: 'staff' | 'employee'; contactIds: string[] };

// Sessions first, as a turn does, then identities, as storing a message does: nobody waits for us who holds what we want.
// A turn decided before this commits nothing afterwards, because the version it was decided on is gone.
const lockSessions = `
INSERT INTO session AS s (contact_id, version, state, updated_at) SELECT id, 1, 'null', $2 FROM unnest($1::uuid[]) AS c(id) ORDER BY id
ON CONFLICT (contact_id) DO UPDATE SET version = s.version + 1`;
const lockIdentities = 'SELECT 1 FROM identity WHERE contact_id = ANY($1) ORDER BY id FOR NO KEY UPDATE';
const lockContacts = 'SELECT merged_into_id FROM contact WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE';

type Candidate = { id: string; staffId: string | null; employeeId: string | null };

// Whoever works here keeps their contact; then whoever has something under way; then who came first.
const candidates = `
SELECT c.id, st.id AS "staffId", c.employee_id AS "employeeId"
FROM contact c LEFT JOIN staff st ON st.contact_id = c.id AND st.revoked_at IS NULL LEFT JOIN session s ON s.contact_id = c.id
WHERE c.id = ANY($1)
ORDER BY st.id IS NOT NULL DESC, EXISTS (SELECT 1 FROM request r WHERE r.contact_id = c.id) OR s.state ->> 'draftId' IS NOT NULL DESC,
  c.created_at, c.id`;

/** $1 is the contact that stays, $2 those that go: what goes over. Drafts before requests, because a draft may just be becoming one. */
const rows = [
  // One open form of a service: the older one waits until its place is free.
  `UPDATE draft SET state = 'abandoned', set_aside_until = expires_at WHERE id IN (
     SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY service ORDER BY updated_at DESC, id) AS place
       FROM draft WHERE (contact_id = $1::uuid OR contact_id = ANY($2::uuid[])) AND state = 'open' AND request_id IS NULL) d WHERE place > 1)`,
  'UPDATE draft SET contact_id = $1::uuid WHERE contact_id = ANY($2::uuid[])',
  'UPDATE request SET contact_id = $1::uuid WHERE contact_id = ANY($2::uuid[])',
  // What is done stays where it was: nobody asks a finished message whose it is.
  'UPDATE inbox_message SET contact_id = $1::uuid WHERE contact_id = ANY($2::uuid[]) AND done_at IS NULL AND failed_at IS NULL',
  `UPDATE delivery SET contact_id = $1::uuid WHERE contact_id = ANY($2::uuid[]) AND state = 'waiting'`,
  `UPDATE delivery d SET contact_id = $1::uuid FROM identity i WHERE i.contact_id = ANY($2::uuid[]) AND d.identity_id = i.id AND d.state = 'pending'`,
  // One that has run out opens nothing, whoever it is said to be of.
  'UPDATE secure_token SET contact_id = $1::uuid WHERE contact_id = ANY($2::uuid[]) AND used_at IS NULL',
  'UPDATE code_miss SET contact_id = $1::uuid WHERE contact_id = ANY($2::uuid[])',
  'UPDATE staff SET contact_id = $1::uuid WHERE contact_id = ANY($2::uuid[])',
  'UPDATE question SET contact_id = $1::uuid WHERE contact_id = ANY($2::uuid[])',
  'UPDATE data_request SET contact_id = $1::uuid WHERE contact_id = ANY($2::uuid[])',
  // Whom an incident touched under two addresses is told once; what goes stays for the one statement that takes it away.
  `WITH gone AS (DELETE FROM incident_person WHERE contact_id = ANY($2::uuid[]) AND contact_id <> $1::uuid RETURNING *)
   INSERT INTO incident_person AS p (incident_id, contact_id, kinds, requests, told, told_at, delivery_id)
   SELECT g.incident_id, $1::uuid, ARRAY(SELECT DISTINCT k FROM gone o, unnest(o.kinds) AS k WHERE o.incident_id = g.incident_id ORDER BY k),
     ARRAY(SELECT DISTINCT k FROM gone o, unnest(o.requests) AS k WHERE o.incident_id = g.incident_id ORDER BY k),
     min(g.told), min(g.told_at), min(g.delivery_id) FROM gone g GROUP BY g.incident_id
   ON CONFLICT (incident_id, contact_id) DO UPDATE SET
     kinds = ARRAY(SELECT DISTINCT k FROM unnest(p.kinds || excluded.kinds) AS k ORDER BY k),
     requests = ARRAY(SELECT DISTINCT k FROM unnest(p.requests || excluded.requests) AS k ORDER BY k),
     told = coalesce(p.told, excluded.told), told_at = coalesce(p.told_at, excluded.told_at),
     delivery_id = coalesce(p.delivery_id, excluded.delivery_id)`,
  'UPDATE document_order SET contact_id = $1::uuid WHERE contact_id = ANY($2::uuid[])',
  `DELETE FROM slot_watch w WHERE contact_id = ANY($2::uuid[]) AND told_at IS NULL AND EXISTS (
     SELECT 1 FROM slot_watch o WHERE (o.contact_id = $1::uuid OR o.contact_id = ANY($2::uuid[])) AND o.id < w.id AND o.told_at IS NULL
       AND (o.resource, o.date) = (w.resource, w.date))`,
  'UPDATE slot_watch SET contact_id = $1::uuid WHERE contact_id = ANY($2::uuid[])',
  // Let go and taken up again: on the way nobody may be in their own way.
  `UPDATE booking SET released_at = '-infinity' WHERE contact_id = ANY($2::uuid[]) AND contact_id <> $1::uuid AND released_at IS NULL`,
  `UPDATE booking SET released_at = CASE WHEN released_at = '-infinity' THEN NULL ELSE released_at END,
     holder = CASE WHEN holder = ANY($2::uuid[]) THEN $1::uuid ELSE holder END, contact_id = $1::uuid WHERE contact_id = ANY($2::uuid[])`,
  // Never more than one step to follow.
  'UPDATE contact SET merged_into_id = $1::uuid WHERE id = ANY($2::uuid[]) OR merged_into_id = ANY($2::uuid[])',
  'UPDATE identity SET contact_id = $1::uuid WHERE contact_id = ANY($2::uuid[])',
];

/** What the one that stays takes over of where the others are and of who they say they are, once the rows have gone over. */
const person = [
  // The form touched last goes on; without one the conversation of the last word.
  `UPDATE session SET state = l.state, updated_at = l.updated_at FROM (
     SELECT s.state, s.updated_at FROM session s
     LEFT JOIN draft d ON d.id = (s.state ->> 'draftId')::uuid AND d.state IN ('open', 'submitting')
     WHERE s.contact_id = $1 OR s.contact_id = ANY($2)
     ORDER BY d.id IS NOT NULL DESC, s.state <> 'null' DESC, s.updated_at DESC LIMIT 1) l
   WHERE contact_id = $1`,
  `UPDATE contact c SET name = coalesce(c.name, o.name), phone = coalesce(c.phone, o.phone),
     phone_key = CASE WHEN c.phone IS NULL THEN o.phone_key ELSE c.phone_key END, email = coalesce(c.email, o.email),
     institution = coalesce(c.institution, o.institution), details_confirmed = c.details_confirmed OR o.details_confirmed,
     privacy_version = greatest(c.privacy_version, o.privacy_version),
     privacy_shown_at = greatest(c.privacy_shown_at, o.privacy_shown_at),
     reminders_off = c.reminders_off OR o.reminders_off, employee_id = coalesce(c.employee_id, o.employee_id)
   FROM (SELECT (array_agg(name ORDER BY created_at) FILTER (WHERE name IS NOT NULL))[1] AS name,
       (array_agg(phone ORDER BY created_at) FILTER (WHERE phone IS NOT NULL))[1] AS phone,
       (array_agg(phone_key ORDER BY created_at) FILTER (WHERE phone IS NOT NULL))[1] AS phone_key,
       (array_agg(email ORDER BY created_at) FILTER (WHERE email IS NOT NULL))[1] AS email,
       (array_agg(institution ORDER BY created_at) FILTER (WHERE institution IS NOT NULL))[1] AS institution,
       (array_agg(employee_id) FILTER (WHERE employee_id IS NOT NULL))[1] AS employee_id,
       bool_or(details_confirmed) AS details_confirmed, bool_or(reminders_off) AS reminders_off,
       max(privacy_version) AS privacy_version, max(privacy_shown_at) AS privacy_shown_at
     FROM contact WHERE id = ANY($2)) o
   WHERE c.id = $1`,
];

/** Moves everything of some contacts to the one that stays, in the caller's transaction; who that one is stays as it is. */
export const moveRows = async (tx: Tx, kept: string, others: readonly string[]): Promise<void> => {
  for (const move of rows) await runSql(tx, move, [kept, others]);
};

const several = (ids: (string | null)[]): boolean => new Set(ids.filter((id) => id !== null)).size > 1;

/**
 * Makes one contact of several that are one person, in the caller's transaction: everything theirs moves to the one that
 * stays, whose id is given. Nothing changes when they stand for different staff or employees.
 */
export const mergeContacts = async (
  client: pg.ClientBase,
  contactIds: readonly string[],
  now: Date,
): Promise<string | MergeConflict> => {
  const ids = [...contactIds].sort();
  await client.query(lockSessions, [ids, now]);
  await client.query(lockIdentities, [ids]);
  const locked = await client.query<{ merged_into_id: string | null }>(lockContacts, [ids]);
  if (locked.rows.some(({ merged_into_id }) => merged_into_id !== null)) throw new ContactsMovedOn();
  const { rows } = await client.query<Candidate>(candidates, [ids]);
  const [kept, ...others] = rows;
  if (!kept) throw new ContactsMovedOn();
  if (several(rows.map(({ staffId }) => staffId))) return { conflict: 'staff', contactIds: ids };
  if (several(rows.map(({ employeeId }) => employeeId))) return { conflict: 'employee', contactIds: ids };
  const gone = others.map(({ id }) => id);
  await moveRows(client, kept.id, gone);
  for (const move of person) await client.query(move, [kept.id, gone]);
  return kept.id;
};
