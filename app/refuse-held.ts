import type { Catalogue } from '../flows/catalogue/catalogue.ts';
import { heldTexts } from '../flows/features/form/held-texts.ts';
import { recordAdmin } from './db/admin-events.ts';
import { tellContact } from './db/deliveries.ts';
import { giveUpHeld } from './db/held-submissions.ts';
import type { Tx } from './db/transaction.ts';
import type { Vault } from './vault.ts';

type Needs = { vault: Vault; catalogue: Pick<Catalogue, 'byCode'>; actor: string; now: Date };

/** Gives up a held form for good: its applicant hears why, and it is written down; false when none of that id is held. */
export const refuseHeld = async (
  tx: Tx,
  { id, reason }: { id: string; reason: string },
  { vault, catalogue, actor, now }: Needs,
): Promise<boolean> => {
  const draft = await giveUpHeld(tx, id);
  if (!draft) return false;
  const title = catalogue.byCode.get(draft.service)?.title ?? null;
  const text = heldTexts.refused({ title, completion: draft.requestId !== null }, reason);
  await tellContact(tx, vault, draft.contactId, [{ text }], now);
  const note = `${draft.service}: ${reason}`;
  await recordAdmin(tx, { action: 'submission_refused', about: id, actor, at: now, note });
  return true;
};
