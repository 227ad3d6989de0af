import { type Answer, TimeRange } from '../../fields/answer.ts';
import { addDays, cityDate } from '../../../domain/city-time.ts';
import type { Context } from '../../kernel/context.ts';
import type { GivenAnswer } from '../../kernel/dialogue.ts';
import { date } from '../../fields/date.ts';
import type { Reading } from '../../fields/field.ts';
import { timeRange } from '../../fields/time_range.ts';
import { meansNothing } from '../../kernel/lexicon/left-over.ts';
import { fieldContext } from '../form/index.ts';
import { stepTexts } from './texts.ts';

type Read<T> = { ok: true; value: T } | { ok: false; say: string };

/** A reading that accounts for everything; what is hedged, or has more beside it, is asked for once more, plainly. */
const plainly = <T>(
  read: Reading,
  shown: (value: Answer) => string,
  value: (value: Answer) => T,
): Read<T> => {
  if (read.ok === false) return read;
  const isPlain = read.ok === true && meansNothing(read.rest);
  return isPlain
    ? { ok: true, value: value(read.value) }
    : { ok: false, say: stepTexts.meant(shown(read.value)) };
};

/** Staff's own days and times hang on no form: there are no other answers and nothing is held. */
const noForm = { answers: {}, requestId: null };

const common = { key: 'when', help: '', required: true, invalidExamples: [] };

/** Which days will do: from, to in days from today, working days only. */
export type DayWindow = { from?: number; to?: number; workingDay?: true };

/** A day in any of the ways people here write one, or the sentence that refuses it. */
export const readDay = (
  words: string,
  label: string,
  { from, to, workingDay }: DayWindow,
  context: Context,
): Read<string> => {
  const field = {
    ...common,
    type: 'date' as const,
    label,
    example: to === 0 ? '{day-1}' : '{workday+3}',
    ...(from === undefined ? {} : { from: { days: from } }),
    ...(to === undefined ? {} : { to: { days: to } }),
    ...(workingDay ? { workingDay } : {}),
  };
  const read = date.read({ text: words }, field, fieldContext(field, noForm, context));
  return plainly(read, (value) => date.show(value, field), String);
};

/** A day picked by its button (`day.1` is tomorrow, `day.-1` yesterday) or written; null for anything else. */
export const dayGiven = (
  { choice, words }: GivenAnswer,
  label: string,
  window: DayWindow,
  context: Context,
): Read<string> | null => {
  const [, days] = /^day\.(-?\d)$/.exec(choice ?? '') ?? [];
  if (days !== undefined)
    return { ok: true, value: addDays(cityDate(context.now, context.tz), Number(days)) };
  return choice === null && words !== null ? readDay(words, label, window, context) : null;
};

/** A period of a day, or the sentence that refuses it. "1-3" is taken for the afternoon: it is shown before it is sent. */
export const readTimes = (
  words: string,
  label: string,
  context: Context,
): Read<{ from: string; to: string }> => {
  const field = {
    ...common,
    type: 'time_range' as const,
    label,
    example: '09.00-11.00',
    open: '06:00',
    close: '23:00',
  };
  const read = timeRange.read({ text: words }, field, fieldContext(field, noForm, context));
  return plainly(
    read,
    (value) => timeRange.show(value, field),
    (value) => TimeRange.parse(value),
  );
};
