import { withFacts } from '../../app/desk-context.ts';
import type { StepScene } from '../../flows/features/office/dialogue.ts';
import { checklistTexts } from '../../flows/features/verification/checklist-texts.ts';
import { unopened } from '../../flows/features/verification/unopened.ts';
import type { DeskNeeds } from './needs.ts';

/** The letters a member could open and has not, as a sentence that asks; null where there are none. */
export const unopenedWarning = async (
  { loadFact }: Pick<DeskNeeds, 'loadFact'>,
  scene: StepScene,
): Promise<string | null> => {
  const { request } = scene;
  const wants = [{ fact: 'history', requestId: request.id } as const];
  const context = await withFacts(scene.context, () => wants, loadFact);
  const labels = unopened({ ...scene, context }, request);
  return labels.length > 0 ? checklistTexts.unopened(labels) : null;
};
