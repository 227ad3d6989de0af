import { z } from 'zod';
import { deadlineText, moveTexts } from '../bookings/index.ts';
import { Slot } from '../../fields/answer.ts';
import type { Context } from '../../kernel/context.ts';
import { dialogue, type Scene, type Stage } from '../../kernel/dialogue.ts';
import { showPeriod } from '../../fields/field-texts.ts';
import { slot as slotKind } from '../../fields/slot.ts';
import type { Move } from '../../kernel/move.ts';
import { endWith, officeDialogue, readWords, standing, stepTexts } from '../office/index.ts';
import { findMovable, instantOf, type Mover } from './movable.ts';
import { fieldsOf, whenStage } from './move-when.ts';
import { moveNeeds } from './needs.ts';

const moveAt = z.strictObject({
  name: z.literal('move'),
  requestId: z.string(),
  offers: z.array(z.strictObject({ label: z.string(), text: z.string() })).optional(),
  month: z.string().optional(),
  day: z.string().optional(),
  slot: Slot.optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    move: z.infer<typeof moveAt>;
  }
}

const hour = 3_600_000;

/** The applicant has two days, and less when one of the periods is nearer; null when there is no time to ask. */
const deadlineOf = (slot: Slot, { period }: Mover, context: Context): Date | null => {
  const now = context.now.getTime();
  const first = Math.min(instantOf(slot, context), instantOf(period.slot, context));
  const until = Math.min(now + context.settings.bookings.moveAnswerHours * hour, first - hour);
  return until > now + hour / 2 ? new Date(until) : null;
};

const proposed = (scene: Scene<'move', Mover>, slot: Slot, reason: string): Move => {
  const { request, period, field, staff, context } = scene;
  // Somebody may have taken it while the reason was written.
  const taken = slotKind.refusal(slot, field, fieldsOf(scene));
  if (taken !== null) return { to: { name: 'move', requestId: request.id }, intro: taken };
  const until = deadlineOf(slot, scene, context);
  if (!until) return endWith(moveTexts.tooLate);
  const [old, next] = [showPeriod(period.slot), showPeriod(slot)];
  const expiresAt = until.toISOString();
  const { id: requestId, contactId, number } = request;
  return {
    ...endWith(moveTexts.sent({ number, old, next, until: deadlineText(expiresAt, context) })),
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

const reasons: Record<string, string> = {
  'why.blocked': moveTexts.labels.blocked,
  'why.maintenance': moveTexts.labels.maintenance,
};

/** Why it is to be then, in words of the applicant's reading. */
const whyStage = (slot: Slot): Stage<'move', Mover> => ({
  reading: () => 'exact',
  ask: () => ({
    text: moveTexts.reason(showPeriod(slot)),
    options: Object.entries(reasons).map(([id, label]) => ({ id, label })),
  }),
  take: (scene, { choice, words }) => {
    const reason = choice === null ? undefined : reasons[choice];
    if (reason) return proposed(scene, slot, reason);
    if (words === null) return null;
    const read = readWords(words, { min: 3, max: 200 });
    return read.ok ? proposed(scene, slot, read.words) : { refuse: read.say };
  },
});

/** Another period for what a request holds, proposed to its applicant: chosen like theirs, with a reason. */
export const move = dialogue<'move', Mover>({
  ...officeDialogue,
  name: 'move',
  at: moveAt,
  needs: moveNeeds,
  enter: ({ at, context }) => {
    const found = findMovable(at.requestId, context);
    return 'refused' in found ? { barred: endWith(found.refused) } : found;
  },
  stageOf: ({ at: { slot } }) => (slot ? whyStage(slot) : whenStage),
  leave: (scene) => endWith(standing(scene.request, scene, stepTexts.left).text),
});
