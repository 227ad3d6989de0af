import type { Tx } from './transaction.ts';

/** A sent draft's row, not read yet, and whose it is. */
export type SentRow = { contactId: string; draft: unknown };

/** The draft, locked for this transaction; null when it is not (any more) waiting to become a request. */
export const lockSent = async (tx: Tx, draftId: string): Promise<SentRow | null> => {
  const [row] = await tx.$queryRaw<SentRow[]>`
    SELECT contact_id AS "contactId", to_jsonb(d) AS draft FROM draft d
    WHERE id = ${draftId}::uuid AND state = 'submitting' FOR UPDATE`;
  return row ?? null;
};

/**
 * The draft, taken for good by this transaction: it counts as sent and is held no longer. Null when it is not (any more)
 * waiting to become a request.
 */
export const takeSent = async (tx: Tx, draftId: string): Promise<SentRow | null> => {
  const [row] = await tx.$queryRaw<SentRow[]>`
    WITH taken AS (
      UPDATE draft SET state = 'sent' WHERE id = ${draftId}::uuid AND state = 'submitting' RETURNING *
    ), freed AS (
      DELETE FROM held_submission h USING taken WHERE h.draft_id = taken.id
    )
    SELECT contact_id AS "contactId", to_jsonb(taken) AS draft FROM taken`;
  return row ?? null;
};

/** Opens a draft again without the answer to `item`; false while another form for the same thing is open. */
export const reopenSent = async (
  tx: Tx,
  draftId: string,
  { item, now, expiresAt }: { item: string; now: Date; expiresAt: Date },
): Promise<boolean> => {
  const opened = await tx.$executeRaw`
    UPDATE draft d SET state = 'open', answers = answers - ${item}::text, updated_at = ${now},
      expires_at = ${expiresAt}
    WHERE id = ${draftId}::uuid AND NOT EXISTS (
      SELECT 1 FROM draft o WHERE o.id <> d.id AND o.state = 'open' AND o.contact_id = d.contact_id
        AND o.service = d.service AND o.request_id IS NOT DISTINCT FROM d.request_id)`;
  return opened > 0;
};
