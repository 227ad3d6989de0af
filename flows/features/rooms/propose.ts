import { deadlineText, moveQuestion, moveTexts } from '../bookings/index.ts';
import type { Slot } from '../../fields/answer.ts';
import { showPeriod } from '../../fields/field-texts.ts';
import { slot as slotKind } from '../../fields/slot.ts';
import type { Context } from '../../kernel/context.ts';
import type { Effect } from '../../kernel/effect.ts';
import type { Message } from '../../kernel/message.ts';
import { instantOf, type Mover } from './movable.ts';
import { fieldsOf } from './move-when.ts';

type Proposing = Mover & { context: Context };

const hour = 3_600_000;

/** The applicant has two days, and less when one of the periods is nearer; null when there is no time to ask. */
const deadlineOf = (slot: Slot, { period, context }: Proposing): Date | null => {
  const now = context.now.getTime();
  const first = Math.min(instantOf(slot, context), instantOf(period.slot, context));
  const until = Math.min(now + context.settings.bookings.moveAnswerHours * hour, first - hour);
  return until > now + hour / 2 ? new Date(until) : null;
};

/** Another period proposed to a request's applicant; or that it is taken by now, or why nothing can be proposed. */
export const propose = (
  scene: Proposing,
  slot: Slot,
  reason: string,
): { taken: string } | { refused: string } | { say: string; effects: Effect[] } => {
  const { request, period, field, staff, context } = scene;
  const taken = slotKind.refusal(slot, field, fieldsOf(scene));
  if (taken !== null) return { taken };
  const until = deadlineOf(slot, scene);
  if (!until) return { refused: moveTexts.tooLate };
  const [old, next] = [showPeriod(period.slot), showPeriod(slot)];
  const expiresAt = until.toISOString();
  const { id: requestId, contactId, number } = request;
  return {
    say: moveTexts.sent({ number, old, next, until: deadlineText(expiresAt, context) }),
    effects: [
      {
        type: 'propose_move',
        requestId,
        contactId,
        item: period.item,
        slot,
        reason,
        expiresAt,
        staffId: staff.id,
        actor: staff.name,
        role: staff.role,
        note: moveTexts.note(old, next, reason),
      },
      { type: 'news', contactId, requestId, news: 'move_proposed' },
    ],
  };
};

/** What the applicant will read of it; nothing when there is no time to ask. */
export const moveReads = (scene: Proposing, slot: Slot, reason: string): Message[] => {
  const { request, service, period, context } = scene;
  const until = deadlineOf(slot, scene);
  if (!until) return [];
  const { id: requestId } = request;
  const about = { id: requestId, requestId, item: period.item, old: period.slot, slot, reason };
  return [moveQuestion({ ...about, expiresAt: until.toISOString() }, request, service, context)];
};
