import type { Field, FieldOf } from '../../fields/field-schema.ts';
import type { Reading } from '../../fields/field.ts';
import { fieldTexts } from '../../fields/field-texts.ts';
import { isFreeText, readField, showAnswer } from '../../fields/index.ts';
import { bare, fieldsNamed } from '../../fields/several/named.ts';
import { mayTellElsewhere, readElsewhere } from '../../fields/several/elsewhere.ts';
import type { Several } from '../../fields/several/filled.ts';
import type { Context } from '../../kernel/context.ts';
import { foldWords } from '../../kernel/fold.ts';
import { asksSomething } from '../../kernel/lexicon/question.ts';
import { said } from '../../kernel/lexicon/said.ts';
import { cue } from '../../kernel/look-ahead.ts';
import type { Move } from '../../kernel/move.ts';
import { isByOwnWords } from '../../fields/yes_no.ts';
import { isAsked } from '../../fields/condition.ts';
import type { Draft } from './draft.ts';
import { draftOf, fieldContext, serviceOf } from './form.ts';
import { isWhole, type ItemTurn } from './item-turn.ts';
import { answerable, askTogether, givenOf, takenTogether } from './several.ts';

/** Kinds of answers of before that are told anew by their own words; a period and a name in the domain have to be looked up first. */
const toldAnew = new Set<string>(['integer', 'date', 'time_range']);
/** "Jadi 3 orang", "ternyata mulai tgl 5": it is another than was said. */
const becomes = new Set(
  'jadi jadinya menjadi ternyata akhirnya ganti diganti ubah diubah harusnya seharusnya mestinya sekarang cuma tambah bertambah berkurang tinggal diundur mundur dimundurkan dimajukan maju majukan undur digeser geser pindah dipindah dipindahkan'.split(
    ' ',
  ),
);

/** Whether an answer is asked again because its words named none. */
export const isRefused = ({ to }: Move): boolean =>
  to?.name === 'item' && to.refusal !== undefined && !to.offers;

/** Whether words may answer another question than the one that stands: it refuses them, or takes whatever is said. */
export const mayBeOfAnother = (typed: string, field: Field, reading: Reading): boolean => {
  if (field.type === 'long_text') return reading.ok !== true;
  if (reading.ok === false) return true;
  return isFreeText(field) ? mayTellElsewhere(typed) : !isWhole(reading);
};

const answeredBefore = (draft: Draft, asked: string | undefined, context: Context): Field[] =>
  serviceOf(context, draft.service).fields.filter(
    ({ key, type, when }) =>
      key !== asked &&
      toldAnew.has(type) &&
      draft.answers[key] !== undefined &&
      (draft.only === null || draft.only.includes(key)) &&
      (when === undefined || isAsked(when, draft.answers)),
  );

const toldIn = (
  text: string,
  draft: Draft,
  asked: Field | undefined,
  not: ReadonlySet<string>,
  context: Context,
): Several | null => {
  const open = answerable(draft, context, asked?.key);
  const before = answeredBefore(draft, asked?.key, context);
  const fields = [...(open?.fields ?? []), ...before].filter(
    ({ key, type, sensitive }) => key !== asked?.key && !not.has(type) && !sensitive,
  );
  const [first] = fields;
  if (!first) return null;
  const found = readElsewhere(text, fields, asked, open?.judged ?? fieldContext(first, draft, context));
  // What stands there already is told once more, and changes nothing.
  const isNew = found?.filled.some(({ key, reading }) => draft.answers[key] !== reading.value);
  return found && isNew ? found : null;
};

const isPlain = (text: string, { filled }: Several, { answers }: Draft): boolean =>
  filled.every(({ key }) => answers[key] === undefined) ||
  said(text).words.some(({ word }) => becomes.has(word));

/**
 * The answer to another question of the form than the one that stands, and nothing beside it: kept and said back, and what was
 * asked is asked again. What was answered before is only told anew by somebody who says that it has become another.
 */
export const takeElsewhere = (turn: ItemTurn, text: string): Move | null => {
  const { at, item, draft, context } = turn;
  if (at.from !== 'form' || !item.field) return null;
  const found = toldIn(text, draft, item.field, new Set(), context);
  if (!found) return null;
  if (!found.sure || !isPlain(text, found, draft)) return askTogether(turn, found);
  const read = found.filled.map(({ key, reading }) => ({ key, value: reading.value }));
  return takenTogether(draft, givenOf(read, draft, context), context);
};

/** Whoever is asked who they are tells of themselves by these. */
const ofThemselves = new Set(['phone', 'email']);

/** The same before the form asks anything, where a name or an address is asked for; what is told of it by the way only is neither. */
export const takeAheadOfForm = (text: string, draft: Draft, context: Context): Move | 'by_the_way' | null => {
  const found = toldIn(text, draft, undefined, ofThemselves, context);
  if (!found) return null;
  if (!found.sure) return 'by_the_way';
  const read = found.filled.map(({ key, reading }) => ({ key, value: reading.value }));
  return takenTogether(draft, givenOf(read, draft, context), context);
};

/** "Yg cetak aja deh": an option of the one choice that has it, asked back. */
const optionAnew = (text: string, draft: Draft, context: Context): Move | null => {
  if (!/\S\s+\S/.test(text) || asksSomething(said(text))) return null;
  const found = serviceOf(context, draft.service).fields.flatMap((field) => {
    const before = draft.answers[field.key];
    if (field.type !== 'choice' || before === undefined) return [];
    const reading = readField({ text }, field, fieldContext(field, draft, context));
    return reading.ok === true && isWhole(reading) ? [{ field, value: reading.value, before }] : [];
  });
  const [only, another] = found;
  if (!only || another || only.value === only.before) return null;
  // "Ambil di kantor aja jadinya": it has become that.
  if (said(text).words.some(({ word }) => becomes.has(word)))
    return takenTogether(
      draft,
      givenOf([{ key: only.field.key, value: only.value }], draft, context),
      context,
    );
  return {
    to: { name: 'item', key: only.field.key, from: 'review', unlikely: only.value },
    intro: fieldTexts.meant(showAnswer(only.value, only.field)),
  };
};

/** A word with "-nya" behind it, by which somebody speaks of something. */
export const spokenOfCue = cue({ words: /n(?:ya|ye)$/ });

/** Whether words of one's own call another question of the form by its name: "subdomainnya simpatik aja", where a name is asked. */
export const namesAnother = (text: string, { item, draft, context }: ItemTurn): boolean => {
  const [first, next] = said(text).words;
  const isName = item.field?.type === 'text' || item.field?.type === 'location';
  if (!first || !next || !isName || !/n(?:ya|ye)$/.test(first.word)) return false;
  // Anything has a name.
  if (bare(first.word) === 'nama') return false;
  const { fields } = serviceOf(context, draft.service);
  const named = fieldsNamed(text.slice(first.from, first.to), fields);
  return (
    named.length === 1 &&
    named.every(
      ({ key, label }) => key !== item.key && foldWords(label).split(' ').includes(bare(first.word)),
    )
  );
};

/** The yes-or-no question that was answered and that words of its own can only be about. */
const yesNoOf = (text: string, context: Context): FieldOf<'yes_no'> | undefined => {
  const { draft } = draftOf(context);
  return serviceOf(context, draft.service).fields.find(
    (field): field is FieldOf<'yes_no'> =>
      field.type === 'yes_no' && draft.answers[field.key] !== undefined && isByOwnWords(text, field),
  );
};

/** Whether a text can only be about a yes or no of before. */
export const saysYesOrNoOf = (text: string, context: Context): boolean =>
  yesNoOf(text, context) !== undefined;

/**
 * "Jadi 22 orang", said to the list of all answers: the answer it is of becomes another. What is told only by the way is asked back.
 */
export const takeAtReview = (text: string, context: Context): Move | null => {
  const { draft } = draftOf(context);
  const yesNo = yesNoOf(text, context);
  const answer = yesNo && readField({ text }, yesNo, fieldContext(yesNo, draft, context));
  if (yesNo && answer?.ok === true)
    return takenTogether(draft, givenOf([{ key: yesNo.key, value: answer.value }], draft, context), context);
  const chosen = optionAnew(text, draft, context);
  if (chosen) return chosen;
  const fields = answeredBefore(draft, undefined, context);
  const [first] = fields;
  if (!first) return null;
  const found = readElsewhere(text, fields, undefined, fieldContext(first, draft, context));
  const [only, ...others] = found?.filled ?? [];
  if (!found || !only || others.length > 0) return null;
  const read = [{ key: only.key, value: only.reading.value }];
  if (isPlain(text, found, draft)) return takenTogether(draft, givenOf(read, draft, context), context);
  const field = fields.find(({ key }) => key === only.key);
  return field
    ? {
        to: { name: 'item', key: only.key, from: 'review', unlikely: only.reading.value },
        intro: fieldTexts.meant(showAnswer(only.reading.value, field)),
      }
    : null;
};
