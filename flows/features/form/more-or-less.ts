import { fieldTexts } from '../../fields/field-texts.ts';
import { fieldRefusal, readField, showAnswer } from '../../fields/index.ts';
import { amountsIn, withoutAmounts } from '../../fields/read/amounts.ts';
import { countsPeople } from '../../fields/read/units.ts';
import { isSoft } from '../../fields/read/soft-words.ts';
import type { Context } from '../../kernel/context.ts';
import { fold } from '../../kernel/fold.ts';
import type { Move } from '../../kernel/move.ts';
import type { AtOf } from '../../kernel/session.ts';
import { acceptAnswer } from './accept-answer.ts';
import { draftOf, fieldContext } from './form.ts';
import { isWhole } from './item-turn.ts';
import type { Item } from './items.ts';
import { formTexts } from './texts.ts';

const told =
  /^(?:(?:eh|oh|oiya|maaf|kak|pak|bu|bang|min|tolong|mau|bisa|boleh|saya|kami|minta|jadi|ternyata|peserta(?:nya)?|orang(?:nya)?)[ ,]+)*(tambah(?:kan|in|an)?|nambah|ditambah|bertambah|plus|kurang(?:i|in)|dikurangi|berkurang|hapus(?:kan)?|buang|hilangkan|coret|tanpa|(?:tidak|tdk|ga|gak|nggak|ngga|ndak|dak|tak) (?:jadi|usah|perlu)(?: (?:pakai|pake|pakek|pinjam|minta|butuh))?|batal(?:kan)?(?: (?:pakai|pake|pinjam|minta))?)[ ,]+(\S.{0,60})$/u;
/** "Eh sama sound": what is told behind it comes to what was said. */
const alsoTold = /^(?:eh|oh|oiya|o iya|oh iya|ups)[ ,]+(sama|dan|ama|plus|sekalian|juga)[ ,]+(\S.{0,60})$/u;
const isMore = /^(?:di)?(?:tambah|bertambah|nambah|plus|sama|dan|ama|sekalian|juga)/;
/** "Orangnya nambah 2" says of what. */
const ofPeople = /^(?:\p{L}+[ ,]+){0,2}(?:peserta|orang)(?:nya|nye)?[ ,]/u;
const beside = new Set(['lagi', 'juga', 'jadi', 'yang', 'satu', 'sama', 'dan']);

const nothingLeft = (text: string): boolean =>
  (text.match(/[\p{L}\p{N}]+/gu) ?? []).every((word) => beside.has(word) || isSoft(word));

type Told = { item: Item; value: number };

/** "Tambah 2 orang lagi": the one number of before with what is added to it. */
const numberBy = (
  words: string,
  more: boolean,
  people: boolean,
  items: readonly Item[],
  context: Context,
): Told | null => {
  const { answers } = draftOf(context).draft;
  const fitting = items.flatMap((item): Told[] => {
    const before = answers[item.key];
    if (item.field?.type !== 'integer' || typeof before !== 'number') return [];
    const { text, amounts } = amountsIn(words, item.field.unit);
    const [amount, another] = amounts;
    if (!amount || another) return [];
    const isBare = people && amount.unit.is === 'none' && countsPeople(item.field.unit);
    if (!isBare && (amount.unit.is !== 'own' || amount.unit.factor !== 1)) return [];
    if (!nothingLeft(withoutAmounts(text, amounts))) return [];
    return [{ item, value: before + (more ? amount.value : -amount.value) }];
  });
  const [only, another] = fitting;
  return another ? null : (only ?? null);
};

/** "Tambah siaran langsung", "hapus foto": the one list of before with or without what is named. */
const optionsBy = (
  words: string,
  more: boolean,
  items: readonly Item[],
  context: Context,
): { item: Item; value: string[] } | null => {
  const { draft } = draftOf(context);
  const fitting = items.flatMap((item) => {
    const before = draft.answers[item.key];
    if (item.field?.type !== 'multi_choice' || !Array.isArray(before)) return [];
    const reading = readField({ text: words }, item.field, fieldContext(item.field, draft, context));
    if (reading.ok !== true || !isWhole(reading) || !Array.isArray(reading.value)) return [];
    const named: readonly string[] = reading.value;
    const value = item.field.options
      .map(({ id }) => id)
      .filter((id) => (named.includes(id) ? more : before.includes(id)));
    return value.length === 0 ? [] : [{ item, value }];
  });
  const [only, another] = fitting;
  return another ? null : (only ?? null);
};

/** Whether a text may make an answer of before more or less, on which others hang. */
export const mayBeMoreOrLess = (text: string): boolean => {
  const folded = fold(text).replace(/[.!]+$/, '');
  return alsoTold.test(folded) || told.test(folded);
};

/**
 * What makes an answer of before more or less. A number is asked back as the whole it comes to; of a list that has just been shown
 * options are added or left out, and it is said what there is now.
 */
export const takeMoreOrLess = (
  text: string,
  items: readonly Item[],
  from: AtOf<'item'>['from'],
  context: Context,
): Move | null => {
  const folded = fold(text).replace(/[.!]+$/, '');
  const also = alsoTold.exec(folded);
  const [, verb, words] = also ?? told.exec(folded) ?? [];
  if (verb === undefined || words === undefined || text.includes('?')) return null;
  const more = isMore.test(verb);
  const { draft } = draftOf(context);
  const number = numberBy(words, more, ofPeople.test(folded), items, context);
  if (number?.item.field) {
    const { item, value } = number;
    const to = { name: 'item', key: item.key, from } as const;
    const why = fieldRefusal(value, item.field, fieldContext(item.field, draft, context));
    if (why !== null) return { to, intro: why };
    return { to: { ...to, unlikely: value }, intro: fieldTexts.inTotal(showAnswer(value, item.field)) };
  }
  const options =
    from === 'review' || also !== null
      ? optionsBy(words.replace(/ (?:lagi|juga|dong|ya)$/u, ''), more, items, context)
      : null;
  if (!options?.item.field) return null;
  const move = acceptAnswer(draft, options.item, options.value, context);
  const noted = formTexts.noted(options.item.label, showAnswer(options.value, options.item.field));
  return { ...move, intro: [noted, ...(move.intro === undefined ? [] : [move.intro])].join('\n') };
};
