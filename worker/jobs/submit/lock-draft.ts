import { draftOfRow } from '../../../app/db/draft-row.ts';
import type { Prisma } from '../../../app/db/generated/client.ts';
import { CannotSubmit } from '../../../app/hold-submission.ts';
import type { Vault } from '../../../app/vault.ts';
import type { Draft } from '../../../flows/engine/context.ts';

const readable = (row: unknown, vault: Vault): Draft => {
  try {
    return draftOfRow(row, vault);
  } catch (error) {
    throw new CannotSubmit('unreadable', { cause: error });
  }
};

/** The draft, locked for this transaction; null when it is not (any more) waiting to become a request. */
export const lockDraft = async (
  tx: Prisma.TransactionClient,
  draftId: string,
  vault: Vault,
): Promise<(Draft & { contactId: string }) | null> => {
  const rows = await tx.$queryRaw<{ contactId: string; draft: unknown }[]>`
    SELECT contact_id AS "contactId", to_jsonb(d) AS draft FROM draft d
    WHERE id = ${draftId}::uuid AND state = 'submitting' FOR UPDATE`;
  const [row] = rows;
  return row ? { ...readable(row.draft, vault), contactId: row.contactId } : null;
};
