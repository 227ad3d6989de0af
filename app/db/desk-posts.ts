import { ownedBy, personal } from '../../domain/personal.ts';
import type { Effect } from '../../flows/kernel/effect.ts';
import type { Vault } from '../vault.ts';
import { storeNews } from './inbox.ts';
import type { Database } from './open.ts';
import type { Tx } from './transaction.ts';
import type { postedStep } from '../../flows/features/desk/posted-step.ts';
import type { z } from 'zod';

type Posted = Omit<z.infer<typeof postedStep>, 'kind'>;

/** What a form of the desk asks for: one step, or the same step on several requests. */
export type PostedForm = { form: string; staffId: string; contactId: string; steps: readonly Posted[] };

/**
 * Keeps what a form asks for and hands each step to its member's own turns, in the caller's transaction: the same form twice is
 * one form, whatever was killed in between.
 */
export const storePosts = async (
  tx: Tx,
  vault: Vault,
  { form, staffId, contactId, steps }: PostedForm,
  now: Date,
): Promise<void> => {
  const rows = steps.map(({ post, requestId, step }) => ({
    ...{ id: post, formId: form, staffId, requestId, step, createdAt: now },
  }));
  await tx.deskPost.createMany({ data: rows, skipDuplicates: true });
  for (const step of steps)
    await storeNews(
      tx,
      vault,
      {
        contactId,
        providerId: `desk:${step.post}`,
        event: { kind: 'desk_step', ...step },
      },
      now,
    );
};

/** What became of one posted step: not taken yet, taken, refused with a sentence, or given up after faults of ours. */
export type PostOutcome = {
  requestId: string;
  number: string;
  step: string;
  outcome: 'waiting' | 'done' | 'refused' | 'failed';
  say: string | null;
};

const find = `
  SELECT p.request_id AS "requestId", r.number, p.step, p.say,
    coalesce(p.outcome, CASE WHEN m.failed_at IS NULL THEN 'waiting' ELSE 'failed' END) AS outcome
  FROM desk_post p JOIN request r ON r.id = p.request_id
  LEFT JOIN inbox_message m ON m.channel = 'inside' AND m.account = '' AND m.provider_id = 'desk:' || p.id
  WHERE p.form_id = $1::uuid AND p.staff_id = $2::uuid ORDER BY r.promised_on, r.submitted_at, r.id`;

/** What became of the steps of a form, for the member who posted it. */
export const outcomesOf = async (
  { pool }: Pick<Database, 'pool'>,
  form: string,
  staffId: string,
): Promise<PostOutcome[]> => (await pool.query<PostOutcome>(find, [form, staffId])).rows;

/** Writes down what came of a posted step, in the transaction of its turn. */
export const writeOutcome = async (
  tx: Tx,
  { post, outcome, say }: Extract<Effect, { type: 'desk_outcome' }>,
  { now }: { now: Date },
): Promise<void> => {
  const found = await tx.deskPost.findUnique({
    where: { id: post },
    select: { request: { select: { contactId: true } } },
  });
  if (!found) return;
  const said = ownedBy(personal(say), found.request.contactId);
  await tx.deskPost.updateMany({
    where: { id: post, outcome: null },
    data: { outcome, say: said, decidedAt: now },
  });
};
