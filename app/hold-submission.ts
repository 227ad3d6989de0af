import type { Catalogue } from '../flows/catalogue/catalogue.ts';
import { heldTexts, type HeldBecause } from '../flows/features/form/held-texts.ts';
import { alertAdministrators } from './alert-administrators.ts';
import type { Clock } from './clock.ts';
import { tellContact } from './db/deliveries.ts';
import { countHeld, holdDraft, lateSubmissions } from './db/held-submissions.ts';
import type { Database } from './db/open.ts';
import { inTransaction, type Tx } from './db/transaction.ts';
import type { Log } from './log.ts';
import type { Vault } from './vault.ts';

type Needs = {
  db: Database;
  vault: Vault;
  catalogue: Catalogue;
  clock: Clock;
  log: Pick<Log, 'warn'>;
};

/** A draft that cannot be made a request for a reason that will not pass by itself. */
export class CannotSubmit extends Error {
  override name = 'CannotSubmit';
  readonly because: HeldBecause;
  constructor(because: HeldBecause, options?: ErrorOptions) {
    super(`A sent draft cannot be made a request: ${because}`, options);
    this.because = because;
  }
}

/** After so long without a number whoever pressed *Kirim* hears why. */
const patienceMs = 10 * 60_000;
const batch = 100;
/** However many are held, administrators hear of new ones once an hour. */
const quietMs = 3_600_000;

/** Holds a sent draft in the caller's transaction and tells its applicant, once; false when they know already or it waits no longer. */
export const holdIn = async (
  tx: Tx,
  { draftId, because }: { draftId: string; because: HeldBecause },
  { vault, catalogue, clock }: Pick<Needs, 'vault' | 'catalogue' | 'clock'>,
): Promise<boolean> => {
  const now = clock();
  const held = await holdDraft(tx, { draftId, because, now });
  if (!held?.news) return false;
  const title = catalogue.byCode.get(held.service)?.title ?? null;
  const text = heldTexts.text(held.because, { title, completion: held.completion });
  await tellContact(tx, vault, held.contactId, [{ text }], now);
  return true;
};

/** Holds a sent draft that cannot be recorded now: its applicant is told, the administrators are alerted, and it is tried on. */
export const holdSubmission = async (
  held: { draftId: string; because: HeldBecause },
  needs: Needs,
): Promise<void> => {
  const { db, log } = needs;
  if (!(await inTransaction(db, (tx) => holdIn(tx, held, needs)))) return;
  log.warn(held, 'a submission is held');
  const text = heldTexts.alert(await countHeld(db.pool), held.because);
  await alertAdministrators(needs, { key: 'held submissions', text, quietMs });
};

/** Holds what was sent ten minutes ago and has no number yet, whatever keeps it: a queue that is away, no worker, a fault. */
export const holdLateSubmissions = async (needs: Needs): Promise<void> => {
  const before = new Date(needs.clock().getTime() - patienceMs);
  for (const draftId of await lateSubmissions(needs.db.pool, before, batch))
    await holdSubmission({ draftId, because: 'delayed' }, needs);
};
