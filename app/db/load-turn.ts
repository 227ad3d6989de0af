import type pg from 'pg';
import { z } from 'zod';
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
const Waiting = z.looseObject({ messageId: z.string(), version: z.int().nullable(), state: z.unknown() });
export type Waiting = z.infer<typeof Waiting>;

const Row = z.object({
  messageId: z.string(),
  payload: z.string(),
  album: z.string().nullable(),
  account: z.string(),
  state: z.unknown(),
  seenAt: z.date().nullable(),
  channel: z.string(),
  /** The account of the chat that is answered; `account` is the one the message came to. */
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
  staff: StaffRow.nullable(),
  acting: z.array(ActingTermRow).nullable(),
  draft: z.unknown(),
  closed: z.record(z.string(), z.string()).nullable(),
  open: z.array(z.object({ id: z.string(), service: z.string(), expires_at: z.string() })).nullable(),
});
export type TurnRow = z.infer<typeof Row>;

// One statement a turn: the contact's next message with everything a step always looks at.
const load = `
SELECT m.id::text AS "messageId", m.payload, m.album, m.account,
  s.version, s.state, s.updated_at AS "seenAt", i.channel, i.account AS "chatAccount", i.phone,
  to_jsonb(c) AS contact, to_jsonb(e) AS employee, to_jsonb(st) AS staff, to_jsonb(d) AS draft,
  (SELECT jsonb_agg(jsonb_build_object('kind', a.kind, 'from', a.from_on, 'to', a.to_on) ORDER BY a.from_on)
   FROM acting_head a WHERE a.staff_id = st.id AND a.ended_at IS NULL AND a.to_on >= $2::date - 1) AS acting,
  (SELECT jsonb_object_agg(service, notice) FROM closed_service) AS closed,
  (SELECT jsonb_agg(jsonb_build_object('id', o.id, 'service', o.service, 'expires_at', o.expires_at) ORDER BY o.updated_at DESC)
   FROM draft o WHERE o.contact_id = c.id AND o.state = 'open' AND o.request_id IS NULL AND o.expires_at > $2) AS open
FROM inbox_message m
JOIN contact c ON c.id = m.contact_id
JOIN LATERAL (SELECT channel, account, phone FROM identity WHERE contact_id = c.id ORDER BY last_inbound_at DESC LIMIT 1) i ON true
LEFT JOIN session s ON s.contact_id = c.id
LEFT JOIN employee e ON e.id = c.employee_id AND e.left_at IS NULL
LEFT JOIN staff st ON st.contact_id = c.id AND st.revoked_at IS NULL
LEFT JOIN draft d ON d.id = (s.state ->> 'draftId')::uuid AND d.contact_id = c.id
WHERE m.contact_id = $1 AND m.done_at IS NULL AND m.failed_at IS NULL
ORDER BY m.id LIMIT 1`;

/** A contact's next waiting message with session, person, draft and open drafts, unread yet; null when nothing waits. */
export const loadTurn = async (pool: pg.Pool, contactId: string, now: Date): Promise<Waiting | null> => {
  const { rows } = await pool.query({ name: 'load-turn', text: load, values: [contactId, now] });
  return rows.length === 0 ? null : Waiting.parse(rows[0]);
};

/** Reads a loaded turn; throws where a row holds what this version does not know. */
export const readTurn = (waiting: Waiting): TurnRow => Row.parse(waiting);
