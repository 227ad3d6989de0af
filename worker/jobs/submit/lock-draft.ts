import { draftOfRow } from '../../../app/db/draft-row.ts';
import type { Prisma } from '../../../app/db/generated/client.ts';
import { CannotSubmit } from '../../../app/hold-submission.ts';
import type { Vault } from '../../../app/vault.ts';
import type { Draft } from '../../../flows/features/form/draft.ts';

type Found = { contactId: string; draft: unknown };
type Owned = Draft & { contactId: string };

const readable = (row: unknown, vault: Vault): Draft => {
  try {
    return draftOfRow(row, vault);
  } catch (error) {
    throw new CannotSubmit('unreadable', { cause: error });
  }
};

const draftIn = ([row]: Found[], vault: Vault): Owned | null =>
  row ? { ...readable(row.draft, vault), contactId: row.contactId } : null;

/** The draft, locked for this transaction; null when it is not (any more) waiting to become a request. */
export const lockDraft = async (
  tx: Prisma.TransactionClient,
  draftId: string,
  vault: Vault,
): Promise<Owned | null> => {
  const rows = await tx.$queryRaw<Found[]>`
    SELECT contact_id AS "contactId", to_jsonb(d) AS draft FROM draft d
    WHERE id = ${draftId}::uuid AND state = 'submitting' FOR UPDATE`;
  return draftIn(rows, vault);
};

/**
 * The draft, taken for good by this transaction: it counts as sent and is held no longer. Null when it is not (any more)
 * waiting to become a request.
 */
export const takeDraft = async (
  tx: Prisma.TransactionClient,
  draftId: string,
  vault: Vault,
): Promise<Owned | null> => {
  const rows = await tx.$queryRaw<Found[]>`
    WITH taken AS (
      UPDATE draft SET state = 'sent' WHERE id = ${draftId}::uuid AND state = 'submitting' RETURNING *
    ), freed AS (
      DELETE FROM held_submission h USING taken WHERE h.draft_id = taken.id
    )
    SELECT contact_id AS "contactId", to_jsonb(taken) AS draft FROM taken`;
  return draftIn(rows, vault);
};
