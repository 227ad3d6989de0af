import { fact } from '../../kernel/fact.ts';
import type { Next } from '../../kernel/dialogue.ts';
import { agrees, disagrees } from '../../kernel/spoken.ts';
import {
  finishStep,
  rest,
  standing,
  type StaffTurn,
  type StepDialogue,
  type StepInput,
  type StepScene,
  type StepStage,
  stepTexts,
} from '../office/index.ts';
import { itemLabel, openLetters, type RequestView, requestFace } from '../requests/index.ts';
import { checklistTexts } from './checklist-texts.ts';

/** What an applicant has sent with: whatever was looked at before was something else. */
const sentWith: readonly string[] = ['submit', 'complete_items'];

/** The letters of a request that this member of staff could open and has not, since they were last sent, by label; none once one was opened. */
export const unopened = (
  { context, staff }: Pick<StaffTurn, 'context' | 'staff'>,
  request: RequestView,
): string[] => {
  const events = fact(context, { fact: 'history', requestId: request.id });
  const sent = events.findLastIndex(({ action }) => sentWith.includes(action));
  const hasLooked = events
    .slice(sent + 1)
    .some(({ action, actor }) => action === 'viewed' && actor === staff.name);
  if (hasLooked) return [];
  const service = requestFace(context, request);
  return [...new Set(openLetters(service, request.letters).map(({ key }) => itemLabel(service, key)))];
};

/** Asks once whether a request whose letters nobody here has opened is to be verified all the same; `input` is what it is verified with. */
export const unopenedStage = (input: (scene: StepScene) => StepInput): StepStage => ({
  ask: (scene) => ({
    text: checklistTexts.unopened(unopened(scene, scene.request)),
    options: [
      { id: 'yes', label: checklistTexts.labels.verifyUnopened },
      { id: 'no', label: checklistTexts.labels.notYet },
    ],
  }),
  take: (scene, { choice, words }): Next<'staff'> => {
    if (choice === 'yes' || (words !== null && agrees(words)))
      return finishStep(scene, 'verify', input(scene));
    if (choice === 'no' || (words !== null && disagrees(words)))
      return rest(standing(scene.request, scene, stepTexts.left));
    return null;
  },
});

/** *Verifikasi* of a request whose letters were not opened. */
export const verification: StepDialogue = {
  first: 'unopened',
  stages: { unopened: unopenedStage(() => ({})) },
};
