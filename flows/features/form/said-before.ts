import { addDays, cityDate } from '../../../domain/city-time.ts';
import { monthIn, weekdayAlone, weekIn } from '../../fields/read/vague-dates.ts';
import type { Field } from '../../fields/field-schema.ts';
import { fold } from '../../kernel/fold.ts';
import type { GivenAnswer } from '../../kernel/dialogue.ts';
import { agrees, disagrees } from '../../kernel/spoken.ts';
import type { ItemTurn } from './item-turn.ts';

/** One number with a few words that add nothing: "yang 12 aja", "tanggal 4". */
const oneNumber =
  /^(?:(?:yang|yg|tanggal|tgl|hari|aja|saja|deh|ya|pak|bu|kak|min|dulu)[ ,.]*)*(\d{1,2})(?:[ ,.]*(?:aja|saja|deh|ya|pak|bu|kak|min|dulu))*$/;

const shownDay = (date: string): string => date.split('-').toReversed().join('/');

const todayOf = ({ context }: ItemTurn): string => cityDate(context.now, context.tz);

/** Words beside what was said before: a number of one of the days that were offered, a day of the month that was named. */
export const besideBefore = (turn: ItemTurn, words: string, field: Field): string => {
  if (field.type !== 'date') return words;
  const weekday = turn.at.week === undefined ? null : weekdayAlone(fold(words));
  if (weekday !== null && turn.at.week !== undefined) return shownDay(addDays(turn.at.week, weekday - 1));
  const [, number] = oneNumber.exec(fold(words)) ?? [];
  if (number === undefined) return words;
  const { offers = [], month } = turn.at;
  const named = offers.filter(({ label }) =>
    fold(label)
      .split(' ')
      .includes(String(Number(number))),
  );
  const [only] = named;
  if (only && named.length === 1) return only.text;
  return month === undefined ? words : `${number}/${month.slice(5)}/${month.slice(0, 4)}`;
};

/** The question with the month, or the week, that was named without a day: a day said next is one of it. */
export const withMonth = (turn: ItemTurn, words: string, field: Field): ItemTurn => {
  if (field.type !== 'date') return turn;
  const week = weekIn(fold(words), todayOf(turn));
  if (week !== null) return { ...turn, at: { ...turn.at, week } };
  const month = monthIn(fold(words), todayOf(turn));
  return month === null ? turn : { ...turn, at: { ...turn.at, month } };
};

/** "Tidak, 8": a no to what was read, and the answer behind it. */
export const behindNo = ({ at, item }: ItemTurn, given: GivenAnswer): GivenAnswer => {
  if (given.words === null || at.unlikely === undefined || item.field?.type === 'yes_no') return given;
  const [, first, rest] = /^(\S+?)[ ,.]+(\S.*)$/su.exec(given.words.trim()) ?? [];
  // "Tidak ada", "belum ada": no answer stands behind this no.
  return first !== undefined && rest !== undefined && disagrees(first) && !agrees(rest)
    ? { choice: null, words: rest }
    : given;
};
