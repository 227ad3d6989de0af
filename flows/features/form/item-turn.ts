import { cityDate } from '../../../domain/city-time.ts';
import { expandExample } from '../../fields/example.ts';
import { formTexts } from './texts.ts';
import { acceptAnswer } from './accept-answer.ts';
import type { Scene } from '../../kernel/dialogue.ts';
import type { Draft } from './draft.ts';
import type { Reading, Taken } from '../../fields/field.ts';
import { showAnswer } from '../../fields/index.ts';
import { fold } from '../../kernel/fold.ts';
import { meansNothing } from '../../kernel/lexicon/left-over.ts';
import type { Item } from './items.ts';
import { numbersAreDays } from './slot/slot-stage.ts';
import type { AtOf } from '../../kernel/session.ts';
import type { Move } from '../../kernel/move.ts';

type At = AtOf<'item'>;

/** Longer answers have just been read by whoever wrote them. */
const longestSaidBack = 160;

/** What an item works with. */
export type Asked = { item: Item; draft: Draft };

/** One item of the form while it is asked or answered. */
export type ItemTurn = Scene<'item', Asked>;

/** A whole number typed for a number is the answer, and one typed for a day is that day: not the number of an option. */
export const isNumberMeant = ({
  item: { field },
  at,
  draft,
  context,
}: Pick<ItemTurn, 'item' | 'at' | 'draft' | 'context'>): boolean =>
  field?.type === 'integer' ||
  (field?.type === 'slot' && numbersAreDays(field, at, draft, context.catalogue.city));

/** The place without what only the last refusal left there. */
export const afresh = ({ key, from, picked, month, day, begins, week, more }: At): At => ({
  name: 'item',
  key,
  from,
  ...(picked ? { picked } : {}),
  ...(month ? { month } : {}),
  ...(day ? { day } : {}),
  ...(begins ? { begins } : {}),
  ...(week ? { week } : {}),
  ...(more ? { more } : {}),
});

const exampleOf = ({ item: { field, sensitive }, context }: ItemTurn): string | null => {
  // Bold ends with the line, and a choice shows what it takes.
  if (!field || sensitive || ['choice', 'multi_choice', 'yes_no'].includes(field.type)) return null;
  const example = expandExample(field.example, cityDate(context.now, context.tz));
  return example.includes('\n') ? null : example;
};

/** After the second try the ways out are near: as choices, or as words where a number is the answer. */
const hints = (turn: ItemTurn, said: string, wrong: number): string[] => {
  const example = exampleOf(turn);
  const shown = example === null || said.includes(example) ? [] : [formTexts.exampleAgain(example)];
  const byWord = isNumberMeant(turn) && !turn.context.can.buttons;
  return [
    ...shown,
    byWord ? formTexts.waysOutByWord : wrong === 2 ? formTexts.waysOut : formTexts.waysOutAgain,
  ];
};

/** The same question again, after the sentence that refuses what was given; nobody reads the same sentence twice in a row. */
export const refused = (turn: ItemTurn, say: string): Move => {
  const wrong = turn.session.wrong + 1;
  // What must not come through the chat is said each time.
  const told = wrong > 1 && turn.at.refusal === say && !turn.item.sensitive ? [] : [say];
  const intro = [...told, ...(wrong >= 2 ? hints(turn, say, wrong) : [])].join('\n');
  return { to: { ...afresh(turn.at), refusal: say }, intro, session: { wrong } };
};

/** What was read is said back where it is not, letter for letter, what was typed. */
const saidBack = (turn: ItemTurn, { value, told }: Taken, typed: string | null): string[] => {
  const { item, at } = turn;
  if (told !== undefined) return [told];
  if (typed === null || at.from === 'review' || !item.field) return [];
  const shown = showAnswer(value, item.field);
  return fold(shown) === fold(typed) || shown.length > longestSaidBack
    ? []
    : [formTexts.noted(item.label, shown)];
};

const accepted = (turn: ItemTurn, reading: Taken, typed: string | null): Move => {
  const move = acceptAnswer(turn.draft, turn.item, reading.value, turn.context);
  const intro = [...saidBack(turn, reading, typed), ...(move.intro === undefined ? [] : [move.intro])];
  return intro.length > 0 ? { ...move, intro: intro.join('\n') } : move;
};

/** Whether nothing of a text is left over that means something. */
export const isWhole = (reading: Reading): boolean =>
  reading.ok !== false && (reading.rest === '' || meansNothing(reading.rest));

/** What was read beside words that may mean something else is only taken when the person says so. */
const inDoubt = (turn: ItemTurn, { value, rest }: Taken): Move => {
  const { item, at } = turn;
  const shown = item.field ? showAnswer(value, item.field) : '';
  return { to: { ...afresh(at), unlikely: value }, intro: formTexts.readAs(item.label, shown, rest) };
};

/**
 * On with the form, back to the question, or a question about what was read. `typed` is what the person wrote, null for a
 * pressed button.
 */
export const answered = (turn: ItemTurn, reading: Reading, typed: string | null = null): Move => {
  if (reading.ok === true) return isWhole(reading) ? accepted(turn, reading, typed) : inDoubt(turn, reading);
  if (reading.ok === 'ask')
    return { to: { ...afresh(turn.at), unlikely: reading.value }, intro: reading.say };
  const move = refused(turn, reading.say);
  const { offers, watch } = reading;
  const left = { ...(offers ? { offers } : {}), ...(watch ? { watch } : {}) };
  return { ...move, to: { ...afresh(turn.at), refusal: reading.say, ...left } };
};
