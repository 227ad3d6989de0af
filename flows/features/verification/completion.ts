import { isAsked } from '../../fields/condition.ts';
import { itemLabel, type Lack } from '../requests/index.ts';
import type { Option } from '../../kernel/message.ts';
import type { Move } from '../../kernel/move.ts';
import { buttons } from '../../labels.ts';
import {
  finishStep,
  fromChoice,
  fromWords,
  goTo,
  listed,
  type StepDialogue,
  type StepScene,
  stepTexts,
  subjectOf,
} from '../office/index.ts';
import { becauseOf, letterReasons, type Reason } from './lack-reasons.ts';

// No item's key holds a dot.
const finished = 'picked.done';

type Looked = Pick<StepScene, 'service' | 'request'>;

/** What can be lacking, letters first: they are what it usually is. */
export const lackItems = ({ service, request }: Looked): { key: string; label: string }[] => [
  ...service.letters,
  ...service.fields.filter(({ when }) => !when || isAsked(when, request.answers)),
];

/** What can be wrong with an item, by reason. */
export const lackReasons = (
  { service }: Pick<Looked, 'service'>,
  key: string,
): Partial<Record<Reason, string>> => {
  const letter = service.letters.find((one) => one.key === key);
  const reasons: Reason[] = letter ? letterReasons(letter) : ['mend'];
  return Object.fromEntries(reasons.map((reason) => [reason, stepTexts.lackReasons[reason]]));
};

const lackingOf = (scene: StepScene, reasons: Record<string, string>): Lack[] =>
  lackItems(scene).flatMap(({ key }) => {
    const reason = reasons[key];
    return scene.at.picked.includes(key) && reason !== undefined ? [{ item: key, because: reason }] : [];
  });

/** What is lacking as the history tells it. */
export const noteOf = ({ service }: Pick<StepScene, 'service'>, lacking: Lack[]): string =>
  lacking.map((lack) => `${itemLabel(service, lack.item)}: ${lack.because}`).join('; ');

/** On to the next item without a reason; with all of them known, the step. */
const onward = (scene: StepScene, reasons: Record<string, string>): Move => {
  const open = lackItems(scene).find(
    ({ key }) => scene.at.picked.includes(key) && reasons[key] === undefined,
  );
  if (open) return goTo(scene, { stage: `reason:${open.key}`, reasons });
  const lacking = lackingOf(scene, reasons);
  return finishStep(scene, 'request_completion', { note: noteOf(scene, lacking), lacking });
};

const withReason = (scene: StepScene, words: string, id: string | null = null): Move => {
  const key = subjectOf(scene);
  return onward(scene, {
    ...scene.at.reasons,
    [key]: id === null ? words : becauseOf(scene.service, key, id as Reason),
  });
};

const toggled = (keys: string[], key: string): string[] =>
  keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key];

const pickOptions = (scene: StepScene): Option[] => [
  ...lackItems(scene).map(({ key, label }) => ({
    id: key,
    label: scene.at.picked.includes(key) ? stepTexts.picked(label) : label,
  })),
  { id: finished, label: buttons.picked },
];

/** What is lacking, and of each item why. */
export const completion: StepDialogue = {
  first: 'pick',
  stages: {
    pick: {
      ask: (scene) => ({ text: stepTexts.pickLacking, options: pickOptions(scene) }),
      take: (scene, { choice }) => {
        const { picked } = scene.at;
        if (choice === null) return null;
        if (choice !== finished) return { ...goTo(scene, { picked: toggled(picked, choice) }), again: true };
        return picked.length === 0 ? { refuse: stepTexts.pickAtLeastOne } : onward(scene, {});
      },
    },
    reason: {
      ask: (scene) => ({
        text: stepTexts.lackReason(itemLabel(scene.service, subjectOf(scene))),
        options: [
          ...listed(lackReasons(scene, subjectOf(scene))),
          { id: 'own', label: stepTexts.labels.ownWords },
        ],
      }),
      take: (scene, given) =>
        fromChoice(scene, given, lackReasons(scene, subjectOf(scene)), {
          own: `own:${subjectOf(scene)}`,
          next: (words, id) => withReason(scene, words, id),
        }),
    },
    own: {
      get example() {
        return stepTexts.examples.lack;
      },
      ask: (scene) => ({ text: stepTexts.lackOwn(itemLabel(scene.service, subjectOf(scene))) }),
      take: (scene, given) => fromWords(given, (words) => withReason(scene, words)),
    },
  },
};
