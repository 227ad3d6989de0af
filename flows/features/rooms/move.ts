import { z } from 'zod';
import { moveTexts } from '../bookings/index.ts';
import { Slot } from '../../fields/answer.ts';
import { dialogue, type Scene, type Stage } from '../../kernel/dialogue.ts';
import { showPeriod } from '../../fields/field-texts.ts';
import type { Move } from '../../kernel/move.ts';
import { endWith, officeDialogue, readWords, standing, stepTexts } from '../office/index.ts';
import { findMovable, type Mover } from './movable.ts';
import { whenStage } from './move-when.ts';
import { moveNeeds } from './needs.ts';
import { propose } from './propose.ts';

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

const proposed = (scene: Scene<'move', Mover>, slot: Slot, reason: string): Move => {
  const done = propose(scene, slot, reason);
  // Somebody may have taken it while the reason was written.
  if ('taken' in done) return { to: { name: 'move', requestId: scene.request.id }, intro: done.taken };
  return 'refused' in done ? endWith(done.refused) : { ...endWith(done.say), effects: done.effects };
};

const reasons: Record<string, string> = {
  get 'why.blocked'() {
    return moveTexts.labels.blocked;
  },
  get 'why.maintenance'() {
    return moveTexts.labels.maintenance;
  },
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
