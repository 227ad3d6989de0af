import type { Message } from '../../flows/kernel/message.ts';
import type { Audience } from '../../flows/kernel/effect.ts';
import type { Vault } from '../vault.ts';
import type { Prisma } from './generated/client.ts';
import { wakeChannel } from './wake.ts';

type Tx = Prisma.TransactionClient;

// The bots are told to look at the outbox in the statement that puts something into it; they hear of it after the commit.

const seal = (messages: readonly Message[], vault: Vault): string[] =>
  messages.map((message) => vault.seal(JSON.stringify(message)));

/** Puts messages for one contact into the outbox, in order, to the address last written from; a contact merged meanwhile is found. */
export const tellContact = async (
  tx: Tx,
  vault: Vault,
  contactId: string,
  messages: readonly Message[],
): Promise<void> => {
  await tx.$executeRaw`
    WITH told AS (INSERT INTO delivery (contact_id, identity_id, body)
    SELECT i.contact_id, i.id, b.body
    FROM (SELECT i.id, i.contact_id FROM contact c JOIN identity i ON i.contact_id = coalesce(c.merged_into_id, c.id)
      WHERE c.id = ${contactId}::uuid ORDER BY i.last_inbound_at DESC LIMIT 1) i,
      unnest(${seal(messages, vault)}::text[]) WITH ORDINALITY AS b(body, n) ORDER BY b.n RETURNING 1)
    SELECT pg_notify(${wakeChannel}, 'outbox') FROM told LIMIT 1`;
};

/*
 * Who is away that day is left out. When all operators of an audience's unit are away, the administrators hear in their
 * place, beside the secretariat's operators, who are of every unit's audience.
 */
const recipients = `
  WITH at_work AS (
    SELECT s.id, s.contact_id, s.role, s.unit FROM staff s
    WHERE s.revoked_at IS NULL AND s.contact_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM staff_absence a
      WHERE a.staff_id = s.id AND a.ended_at IS NULL AND $6::date BETWEEN a.from_on AND a.to_on)),
  deserted AS (
    SELECT 1 FROM staff s WHERE s.revoked_at IS NULL AND s.role = 'operator' AND 'operator' = ANY($1::text[])
      AND s.contact_id IS NOT NULL
      AND s.unit = ANY($2::text[]) AND (s.unit <> 'sekretariat' OR cardinality($2::text[]) = 1)
      AND NOT EXISTS (SELECT 1 FROM at_work o WHERE o.role = 'operator' AND o.unit = s.unit) LIMIT 1),
  told AS (INSERT INTO delivery (contact_id, identity_id, body)
  SELECT s.contact_id, i.id, b.body
  FROM at_work s
  JOIN LATERAL (SELECT id FROM identity WHERE contact_id = s.contact_id ORDER BY last_inbound_at DESC LIMIT 1) i ON true,
    unnest($5::text[]) WITH ORDINALITY AS b(body, n)
  WHERE (
      (s.role = ANY($1::text[]) AND (s.role <> 'operator' OR $2::text[] IS NULL OR s.unit = ANY($2::text[])))
      OR EXISTS (SELECT 1 FROM acting_head a
        WHERE a.staff_id = s.id AND a.ended_at IS NULL AND $3::date BETWEEN a.from_on AND a.to_on)
      OR (s.role = 'administrator' AND EXISTS (SELECT 1 FROM deserted)))
    AND ($4::uuid IS NULL OR s.contact_id <> $4::uuid)
  ORDER BY s.id, b.n RETURNING 1)
  SELECT pg_notify($7, 'outbox') FROM told LIMIT 1`;

/** Puts messages for everybody of an audience into the outbox: staff in office who are at work `today` (an ISO date in the city) and bound to a chat, and who stands in for the head on the audience's day. */
export const alertStaff = async (
  tx: Tx,
  vault: Vault,
  to: Audience,
  messages: readonly Message[],
  today: string,
): Promise<void> => {
  await tx.$executeRawUnsafe(
    recipients,
    to.roles,
    to.units ?? null,
    to.on ?? null,
    to.except ?? null,
    seal(messages, vault),
    today,
    wakeChannel,
  );
};
