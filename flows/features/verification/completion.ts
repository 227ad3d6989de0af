import { isAsked } from '../../catalogue/condition.ts';
import type { Lack } from '../requests/request.ts';
import type { Option } from '../../kernel/message.ts';
import { buttons } from '../../labels.ts';
import { itemLabel } from './lacking.ts';
import { stepTexts } from '../steps/texts.ts';
import { type Dialogue, type Next, type Scene, listed } from '../steps/dialogues/dialogue.ts';
import { becauseOf, letterReasons, type Reason } from './lack-reasons.ts';
import { fromChoice, fromWords } from '../steps/dialogues/words.ts';

// No item's key holds a dot.
const finished = 'picked.done';

/** Letters first: they are what is usually lacking. */
const items = ({ service, request }: Scene): { key: string; label: string }[] => [
  ...service.letters,
  ...service.fields.filter(({ when }) => !when || isAsked(when, request.answers)),
];

const reasonsFor = (scene: Scene, key: string): Partial<Record<Reason, string>> => {
  const letter = scene.service.letters.find((one) => one.key === key);
  const reasons: Reason[] = letter ? letterReasons(letter) : ['mend'];
  return Object.fromEntries(reasons.map((reason) => [reason, stepTexts.lackReasons[reason]]));
};

const lackingOf = (scene: Scene, reasons: Record<string, string>): Lack[] =>
  items(scene).flatMap(({ key }) => {
    const reason = reasons[key];
    return scene.at.picked.includes(key) && reason !== undefined ? [{ item: key, because: reason }] : [];
  });

/** What is lacking as the history tells it. */
export const noteOf = ({ service }: Pick<Scene, 'service'>, lacking: Lack[]): string =>
  lacking.map((lack) => `${itemLabel(service, lack.item)}: ${lack.because}`).join('; ');

/** On to the next item without a reason; with all of them known, the step. */
const onward = (scene: Scene, reasons: Record<string, string>): Next => {
  const open = items(scene).find(({ key }) => scene.at.picked.includes(key) && reasons[key] === undefined);
  if (open) return { to: { stage: `reason:${open.key}`, reasons } };
  const lacking = lackingOf(scene, reasons);
  return { done: { note: noteOf(scene, lacking), lacking } };
};

const withReason = (scene: Scene, key: string, words: string, id: string | null = null): Next =>
  onward(scene, {
    ...scene.at.reasons,
    [key]: id === null ? words : becauseOf(scene.service, key, id as Reason),
  });

const toggled = (keys: string[], key: string): string[] =>
  keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key];

const pickOptions = (scene: Scene): Option[] => [
  ...items(scene).map(({ key, label }) => ({
    id: key,
    label: scene.at.picked.includes(key) ? stepTexts.picked(label) : label,
  })),
  { id: finished, label: buttons.picked },
];

/** What is lacking, and of each item why. */
export const completion: Dialogue = {
  first: 'pick',
  stages: {
    pick: {
      ask: (scene) => ({ text: stepTexts.pickLacking, options: pickOptions(scene) }),
      take: (scene, input) => {
        if (!('option' in input)) return { refuse: stepTexts.pickOne };
        if (input.option !== finished)
          return { to: { picked: toggled(scene.at.picked, input.option) }, same: true };
        return scene.at.picked.length === 0 ? { refuse: stepTexts.pickAtLeastOne } : onward(scene, {});
      },
    },
    reason: {
      ask: (scene, key) => ({
        text: stepTexts.lackReason(itemLabel(scene.service, key)),
        options: [...listed(reasonsFor(scene, key)), { id: 'own', label: stepTexts.labels.ownWords }],
      }),
      take: (scene, input, key) =>
        fromChoice(input, {
          table: reasonsFor(scene, key),
          own: `own:${key}`,
          next: (words, id) => withReason(scene, key, words, id),
        }),
    },
    own: {
      ask: (scene, key) => ({ text: stepTexts.lackOwn(itemLabel(scene.service, key)) }),
      take: (scene, input, key) => fromWords(input, (words) => withReason(scene, key, words)),
    },
  },
};
