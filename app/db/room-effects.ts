import type { Resources } from '../../domain/resources.ts';
import { addDays, toInstant } from '../../domain/city-time.ts';
import type { Effect } from '../../flows/kernel/effect.ts';
import { RequestMovedOn } from './apply-transition.ts';
import { addBlock, releaseBlock, requestsWithin } from './booking-blocks.ts';
import { acceptMove, CannotMove, proposeMove, refuseMove } from './booking-moves.ts';
import { recordEvent } from './events.ts';
import { tellWatchers } from './tell-watchers.ts';
import type { Tx } from './transaction.ts';
import type { Vault } from '../vault.ts';

type Of<T extends Effect['type']> = Extract<Effect, { type: T }>;
type Outside = { contactId: string; now: Date; tz: string; vault: Vault; resources: Resources };

/** Blocks a period. Whoever has booked there since the operator was shown who did is shown first: the turn starts over. */
export const block = async (
  tx: Tx,
  { resource, from, until, times, reason, staffId, touches }: Of<'block'>,
  outside: Outside,
): Promise<void> => {
  const { tz } = outside;
  const period = {
    resource,
    from: toInstant(from, times?.from ?? '00:00', tz),
    to: times ? toInstant(until, times.to, tz) : toInstant(addDays(until, 1), '00:00', tz),
  };
  await addBlock(tx, { ...period, reason, staffId }, outside);
  const held = await requestsWithin(tx, period);
  // What only its set-up time reaches into the block is not in its way.
  const inside = held.filter(({ endsAt }) => endsAt > period.from);
  if (inside.some(({ requestId }) => requestId !== null && !touches.includes(requestId)))
    throw new RequestMovedOn();
};

/** Ends a block and tells whoever waits for what it lets go. */
export const endBlock = async (tx: Tx, { blockId }: Of<'release_block'>, outside: Outside): Promise<void> => {
  if (!(await releaseBlock(tx, blockId, outside))) throw new RequestMovedOn();
  await tellWatchers(tx, { blockId }, outside);
};

/** Holds the proposed period beside the old one and writes it into the history; when that is taken meanwhile the turn starts over. */
export const propose = async (
  tx: Tx,
  { requestId, contactId, item, slot, reason, staffId, expiresAt, actor, role, note }: Of<'propose_move'>,
  outside: Outside,
): Promise<void> => {
  const { contactId: operator, now, tz } = outside;
  const [from, to] = [toInstant(slot.date, slot.from, tz), toInstant(slot.date, slot.to, tz)];
  // The operator's own form being filled in is not in their way.
  await tx.booking.updateMany({
    where: { kind: 'draft', contactId: operator, releasedAt: null },
    data: { releasedAt: now },
  });
  try {
    const proposal = { requestId, contactId, item, from, to, reason, staffId };
    await proposeMove(tx, { ...proposal, expiresAt: new Date(expiresAt) }, outside);
  } catch (error) {
    if (error instanceof CannotMove) throw new RequestMovedOn();
    throw error;
  }
  const event = { requestId, action: 'move_proposed', actor, role, at: now.toISOString(), note };
  await recordEvent(tx, event, { staffId });
};

/**
 * The applicant's answer: the new period becomes the request's, in its answers too and in the schedule the unit has given
 * for the old day; or the old one stays.
 */
export const answerMove = async (
  tx: Tx,
  { moveId, requestId, accept, item, slot, actor, note }: Of<'answer_move'>,
  outside: Outside,
): Promise<void> => {
  const { now } = outside;
  const done = accept
    ? await acceptMove(tx, moveId, outside)
    : await refuseMove(tx, moveId, 'refused', outside);
  if (!done) throw new RequestMovedOn();
  if (accept)
    await tx.$executeRaw`
      UPDATE request SET answers = jsonb_set(answers, ARRAY[${item}::text], ${JSON.stringify(slot)}::jsonb),
        schedule = CASE WHEN schedule ->> 'date' = answers -> ${item}::text ->> 'date' THEN schedule || ${JSON.stringify(slot)}::jsonb ELSE schedule END,
        version = version + 1
      WHERE id = ${requestId}::uuid`;
  const action = accept ? 'moved' : 'move_refused';
  await recordEvent(tx, { requestId, action, actor, role: 'applicant', at: now.toISOString(), note });
  await tellWatchers(tx, { requestId }, outside);
};
