import { draftOfRow } from '../../../app/db/draft-row.ts';
import type { SentRow } from '../../../app/db/sent-drafts.ts';
import { CannotSubmit } from '../../../app/hold-submission.ts';
import type { Vault } from '../../../app/vault.ts';
import type { Draft } from '../../../flows/features/form/draft.ts';

/** The draft a sent row holds, with whose it is; throws CannotSubmit when it cannot be read. */
export const readDraft = ({ draft, contactId }: SentRow, vault: Vault): Draft & { contactId: string } => {
  try {
    return { ...draftOfRow(draft, vault), contactId };
  } catch (error) {
    throw new CannotSubmit('unreadable', { cause: error });
  }
};
