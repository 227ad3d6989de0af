import type { Message } from '../../flows/engine/message.ts';
import type { Audience } from '../../flows/engine/effect.ts';
import type { Vault } from '../vault.ts';
import type { Prisma } from './generated/client.ts';
import { wakeAfterCommit } from './wake.ts';

type Tx = Prisma.TransactionClient;

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
    INSERT INTO delivery (contact_id, identity_id, body)
    SELECT i.contact_id, i.id, b.body
    FROM (SELECT i.id, i.contact_id FROM contact c JOIN identity i ON i.contact_id = coalesce(c.merged_into_id, c.id)
      WHERE c.id = ${contactId}::uuid ORDER BY i.last_inbound_at DESC LIMIT 1) i,
      unnest(${seal(messages, vault)}::text[]) WITH ORDINALITY AS b(body, n) ORDER BY b.n`;
  await wakeAfterCommit(tx, 'outbox');
};

/** Puts messages for everybody of an audience into the outbox: staff in office, bound to a chat, and who stands in for the head on the audience's day. */
export const alertStaff = async (
  tx: Tx,
  vault: Vault,
  to: Audience,
  messages: readonly Message[],
): Promise<void> => {
  await tx.$executeRaw`
    INSERT INTO delivery (contact_id, identity_id, body)
    SELECT s.contact_id, i.id, b.body
    FROM staff s
    JOIN LATERAL (SELECT id FROM identity WHERE contact_id = s.contact_id ORDER BY last_inbound_at DESC LIMIT 1) i ON true,
      unnest(${seal(messages, vault)}::text[]) WITH ORDINALITY AS b(body, n)
    WHERE s.revoked_at IS NULL AND (s.role = ANY(${to.roles}::text[]) OR EXISTS (SELECT 1 FROM acting_head a
        WHERE a.staff_id = s.id AND a.ended_at IS NULL AND ${to.on ?? null}::date BETWEEN a.from_on AND a.to_on))
      AND (s.role <> 'operator' OR ${to.units ?? null}::text[] IS NULL OR s.unit = ANY(${to.units ?? null}::text[]))
      AND (${to.except ?? null}::uuid IS NULL OR s.contact_id <> ${to.except ?? null}::uuid)
    ORDER BY s.id, b.n`;
  await wakeAfterCommit(tx, 'outbox');
};
