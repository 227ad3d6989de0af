import { isAsked } from '../condition.ts';
import type { Asked, FieldContext, Taken } from '../field.ts';
import type { Field } from '../field-schema.ts';
import { isFreeText, readField } from '../index.ts';
import { meaningsOf } from '../../kernel/lexicon/meanings.ts';
import { asksSomething } from '../../kernel/lexicon/question.ts';
import { said } from '../../kernel/lexicon/said.ts';
import { meansNothing } from '../../kernel/lexicon/left-over.ts';

/** A field with what was read for it; `ask` where it still waits for a yes. */
export type Filled = { key: string; reading: Taken | Asked };

/**
 * Several fields read of one text, in the order of the form; `rest` are the parts nobody took. `sure` only where every part
 * can be nothing else: otherwise what was read is to be shown and asked.
 */
export type Several = { filled: Filled[]; rest: string[]; sure: boolean };

/** The context with what has been read so far: later fields may hang on it. */
export const after = (context: FieldContext, filled: readonly Filled[]): FieldContext => {
  if (filled.length === 0) return context;
  const told = Object.fromEntries(filled.map(({ key, reading }) => [key, reading.value]));
  const answers = { ...context.answers, ...told };
  // Seen through, not copied: what it works out when it is looked at would be worked out for the copy.
  return Object.create(context, { answers: { value: answers, enumerable: true } }) as FieldContext;
};

/** Whether a field is asked at all, after what is known. */
export const applies = ({ when }: Field, { answers }: FieldContext): boolean =>
  when === undefined || isAsked(when, answers);

const meansMore = (text: string): boolean => {
  const heard = said(text);
  return heard.words.length > 0 && (meaningsOf(heard).length > 0 || asksSomething(heard));
};

/** What a field reads of a part that is its alone; null when it does not take it as a whole. */
export const readPart = (text: string, field: Field, context: FieldContext): Taken | Asked | null => {
  // Any words are a text; those that mean something else are none.
  if (isFreeText(field) && meansMore(text)) return null;
  const reading = readField({ text }, field, context);
  return reading.ok !== false && meansNothing(reading.rest) ? reading : null;
};
