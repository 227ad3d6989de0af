import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { postedStep } from '../flows/features/desk/posted-step.ts';
import type { Clock } from './clock.ts';
import { outcomesOf, storePosts, type PostOutcome } from './db/desk-posts.ts';
import type { Database } from './db/open.ts';
import { inTransaction } from './db/transaction.ts';
import { sealedPlaces } from './places.ts';
import type { Vault } from './vault.ts';

type Needs = { db: Database; vault: Vault; clock: Clock; kick(contactId: string): void };

const PreparedStep = postedStep.omit({ kind: true, post: true });
const PreparedForm = z.strictObject({ form: z.guid(), steps: z.array(PreparedStep).min(1).max(100) });
/** Steps that have been read and shown to their taker, and wait for *Kirim*. */
export type PreparedForm = z.infer<typeof PreparedForm>;

/** Seals what was shown into the page: what comes back with *Kirim* is what its taker has read, and nobody else's. */
export const sealForm = ({ vault }: Pick<Needs, 'vault'>, staffId: string, form: PreparedForm): string =>
  vault.seal(JSON.stringify(form), sealedPlaces.deskForm(staffId));

/** Opens it again; null for what was never sealed here or is somebody else's. */
export const openForm = (
  { vault }: Pick<Needs, 'vault'>,
  staffId: string,
  sealed: string,
): PreparedForm | null => {
  try {
    return PreparedForm.parse(JSON.parse(vault.open(sealed, sealedPlaces.deskForm(staffId))));
  } catch {
    // Whatever is wrong with it, it is no form of ours: its sender is refused.
    return null;
  }
};

/** The same form's step on the same request is the same post, however often it is sent. */
const postId = (form: string, requestId: string): string => {
  const hash = createHash('sha256').update(`${form} ${requestId}`).digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `5${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
};

/** How long a page waits for the turns of a form; then it says that they are on their way. */
const patienceMs = 10_000;
const lookMs = 40;

const settled = (outcomes: readonly PostOutcome[]): boolean =>
  outcomes.every(({ outcome }) => outcome !== 'waiting');

/** Posts a form's steps to their member's own turns and waits, not for ever, until each has been decided. */
export const postForm = async (
  needs: Needs,
  { staffId, contactId }: { staffId: string; contactId: string },
  { form, steps }: PreparedForm,
): Promise<void> => {
  const { db, vault, clock, kick } = needs;
  const posted = steps.map((step) => ({ ...step, post: postId(form, step.requestId) }));
  await inTransaction(db, (tx) =>
    storePosts(tx, vault, { form, staffId, contactId, steps: posted }, clock()),
  );
  kick(contactId);
  const until = performance.now() + patienceMs;
  while (performance.now() < until && !settled(await outcomesOf(db, form, staffId))) await pause(lookMs);
};
