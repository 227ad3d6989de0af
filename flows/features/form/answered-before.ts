import { aims } from '../../fields/several/aims.ts';
import { evidence } from '../../fields/several/evidence.ts';
import { isFreeText } from '../../fields/index.ts';
import type { Field } from '../../fields/field-schema.ts';
import { findDate } from '../../fields/read/find-date.ts';
import type { Context } from '../../kernel/context.ts';
import { fold, foldWords } from '../../kernel/fold.ts';
import type { Draft } from './draft.ts';
import { draftOf, fieldContext } from './form.ts';
import { hasAnswer, type Item } from './items.ts';
import { holdsOf } from './known-answers.ts';
import { answerable } from './several.ts';

/** The fields among items. */
export const fieldsOf = (items: readonly Item[]): Field[] =>
  items.flatMap(({ field }) => (field ? [field] : []));

const signing = /(?<!\p{L})(?:ttd|tt|tanda ?tangan|penanda|penandatangan|nip|yang (?:meneken|teken))/iu;
/** "Suratnya salah": the one letter that is called so; of who signed it something else is said. */
export const letterCalled = (text: string, items: readonly Item[]): Item | undefined => {
  if (signing.test(text)) return undefined;
  const [first = '', second = ''] = foldWords(fold(text)).split(' ');
  const name = first.replace(/n(?:ya|ye)$/, '');
  const called = items.filter(({ letter }) => letter && foldWords(letter.label).split(' ').includes(name));
  const closer = called.filter(({ label }) =>
    foldWords(label).split(' ').includes(second.replace(/nya$/, '')),
  );
  const [only, more] = closer.length > 0 ? closer : called;
  return more ? undefined : only;
};

/** "Eh salah, 25 orang" right behind a name: the one answer of before that such words can be; undefined where they may be the name. */
export const answeredBefore = (
  text: string,
  items: readonly Item[],
  aimed: readonly Item[],
  context: Context,
): Item | undefined => {
  const { draft } = draftOf(context);
  const mayBeName = aimed.some(
    ({ field }) => !field || !isFreeText(field) || evidence(text, holdsOf(field)) === 'yes',
  );
  if (mayBeName || !/\p{L}/u.test(text)) return undefined;
  const firm = items.filter((item) => item.field && !isFreeText(item.field) && hasAnswer(item, draft));
  const [first] = firm;
  if (!first?.field) return undefined;
  const judged =
    answerable(draft, context, aimed[0]?.key)?.judged ?? fieldContext(first.field, draft, context);
  const found = aims(text, fieldsOf(firm), judged);
  if (found.length > 0) return found.length === 1 ? firm.find(({ key }) => key === found[0]?.key) : undefined;
  // "Bukan besok tapi lusa" of a period: the day of it.
  const periods = firm.filter(({ field }) => field?.type === 'slot');
  const isDay = 'rest' in findDate(fold(text), judged.today);
  return isDay && periods.length === 1 ? periods[0] : undefined;
};

/** "Eh salah, smkn 7" right behind a study: the one answer of before that such a name is of, where it cannot be the last. */
export const nameBefore = (
  text: string,
  items: readonly Item[],
  aimed: readonly Item[],
  draft: Draft,
): Item | undefined => {
  const isNone = aimed.every(
    ({ field }) => field && isFreeText(field) && evidence(text, holdsOf(field)) === 'no',
  );
  if (!isNone) return undefined;
  const [only, ...others] = items.filter(
    (item) =>
      item.field &&
      isFreeText(item.field) &&
      hasAnswer(item, draft) &&
      evidence(text, holdsOf(item.field)) === 'yes',
  );
  return others.length === 0 ? only : undefined;
};
