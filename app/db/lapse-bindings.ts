import type pg from 'pg';
import { recordAdmin, lockAdministration } from './admin-events.ts';
import { decideAnew } from './decide-anew.ts';
import { tellContact } from './deliveries.ts';
import type { Database } from './open.ts';
import { inTransaction } from './transaction.ts';
import type { Vault } from '../vault.ts';

type Idle = { id: string; name: string; contactId: string };

// The last administrator keeps theirs: nobody else could make a new code in a chat.
const idle = `
SELECT s.id, s.name, s.contact_id AS "contactId" FROM staff s
WHERE s.revoked_at IS NULL AND s.contact_id IS NOT NULL
  AND (SELECT max(i.last_inbound_at) FROM identity i WHERE i.contact_id = s.contact_id) < $1
  AND (s.role <> 'administrator' OR EXISTS (SELECT 1 FROM staff o
    WHERE o.role = 'administrator' AND o.revoked_at IS NULL AND o.contact_id IS NOT NULL AND o.id <> s.id
      AND (SELECT max(i.last_inbound_at) FROM identity i WHERE i.contact_id = o.contact_id) >= $1))
ORDER BY s.id LIMIT 100`;

const findIdle = async (pool: pg.Pool, before: Date): Promise<Idle[]> =>
  (await pool.query<Idle>(idle, [before])).rows;

/** Ends the bindings of members of staff who have not written since `before`: their role waits for a new code. Gives how many. */
export const lapseBindings = async (
  db: Database,
  { before, now, vault, text }: { before: Date; now: Date; vault: Vault; text: string },
): Promise<number> => {
  let count = 0;
  for (const { id, name, contactId } of await findIdle(db.pool, before))
    await inTransaction(db, async (tx) => {
      await lockAdministration(tx);
      await decideAnew(tx, id);
      // Whoever has written meanwhile keeps it.
      const ended = await tx.staff.updateMany({
        where: {
          ...{ id, contactId, revokedAt: null },
          contact: { identities: { none: { lastInboundAt: { gte: before } } } },
        },
        data: { contactId: null, codeHash: null, codeExpiresAt: null },
      });
      if (ended.count === 0) return;
      count += 1;
      await recordAdmin(tx, {
        action: 'binding_lapsed',
        about: id,
        actor: 'batas waktu',
        at: now,
        note: name,
      });
      await tellContact(tx, vault, contactId, [{ text }], now);
    });
  return count;
};
