import { isAsked } from '../../fields/condition.ts';
import type { Lack, RequestLetter } from '../requests/index.ts';
import type { Field } from '../../fields/field-schema.ts';
import type { Letter } from '../../catalogue/service.ts';
import { checklistTexts } from './checklist-texts.ts';
import { noteOf } from './completion.ts';
import { type StaffPlace, type StepInput, type StepScene, stepTexts } from '../office/index.ts';
import { becauseOf, letterReasons, type Reason } from './lack-reasons.ts';

/** What a check of an item comes to. */
export type Mark = keyof typeof checklistTexts.marks;
/** Marks by item. */
export type Marked = NonNullable<StaffPlace['marks']>;
/** One thing to check: a letter or an answer. */
export type Item = { key: string; label: string } & (
  { letter: Letter; field?: never } | { field: Field; letter?: never }
);

/** A problem in words of the operator's own. */
export const own = 'own';
const fine: readonly string[] = ['ok', 'right', 'unneeded'] satisfies Mark[];

/** The files of a letter as they are now. */
export const filesOf = ({ request }: StepScene, key: string): RequestLetter[] =>
  request.letters.filter((letter) => letter.key === key);

/** What there is to check: every letter of the service, as Pasal 9(2)–(4) asks of it, and every answer given. */
export const itemsOf = ({ service, request }: StepScene): Item[] => [
  ...service.letters.map((letter) => ({ key: letter.key, label: letter.label, letter })),
  ...service.fields
    .filter(
      ({ key, when }) => request.answers[key] !== undefined && (!when || isAsked(when, request.answers)),
    )
    .map((field) => ({ key: field.key, label: field.label, field })),
];

/** The item of a key, unless there is nothing (any more) to check of it. */
export const itemOf = (scene: StepScene, key: string): Item | undefined =>
  itemsOf(scene).find((item) => item.key === key);

/** What may be said of an item, the good first. */
export const marksFor = (scene: StepScene, { key, letter }: Item): Mark[] => {
  if (!letter) return ['right', 'mend'];
  return filesOf(scene, key).length > 0 ? ['ok', ...letterReasons(letter)] : ['unneeded', 'missing'];
};

/** What has been marked. */
export const markedSoFar = ({ at }: StepScene): Marked => at.marks ?? {};

/** Whether a name is that of a mark. */
export const isMark = (name: string): name is Mark => Object.hasOwn(checklistTexts.marks, name);

/** What a mark says to staff. */
export const said = ({ mark, note }: Marked[string]): string =>
  isMark(mark) ? checklistTexts.marks[mark] : (note ?? stepTexts.labels.ownWords);

/** Whether a mark finds nothing wrong. */
export const isFine = ({ mark }: Marked[string]): boolean => fine.includes(mark);

/** What is lacking by the marks, in words for the applicant. */
export const lackingOf = (scene: StepScene): Lack[] =>
  itemsOf(scene).flatMap(({ key }) => {
    const marked = markedSoFar(scene)[key];
    if (!marked || isFine(marked)) return [];
    if (marked.mark === own) return [{ item: key, because: marked.note ?? '' }];
    const because = becauseOf(scene.service, key, marked.mark as Reason);
    return [{ item: key, because: marked.note ? checklistTexts.withNote(because, marked.note) : because }];
  });

/** What was checked and found right, for the history. */
const historyNote = (scene: StepScene): string => {
  const items = itemsOf(scene);
  const marked = markedSoFar(scene);
  const sound = items.filter(({ key }) => marked[key] && isFine(marked[key]));
  const rest = items.filter(({ key }) => !marked[key]).length;
  return checklistTexts.checkedNote(
    sound.map(({ label }) => label),
    rest,
  );
};

/** The marks with everything that has none marked as right. */
export const withRest = (scene: StepScene): Marked =>
  Object.fromEntries(
    itemsOf(scene).map((item) => [
      item.key,
      markedSoFar(scene)[item.key] ?? { mark: marksFor(scene, item)[0] ?? 'ok' },
    ]),
  );

/** What the marks lead to: with something lacking *Minta kelengkapan*, otherwise *Verifikasi*. */
export const checkedInput = (scene: StepScene): StepInput => {
  const lacking = lackingOf(scene);
  if (lacking.length === 0) return { note: historyNote(scene) };
  const note = [noteOf(scene, lacking), historyNote(scene)].filter((part) => part !== '').join('; ');
  return { note, lacking };
};
