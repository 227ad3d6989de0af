import type { Answer, Answers } from '../../fields/answer.ts';
import { isAsked } from '../../fields/condition.ts';
import type { FieldContext } from '../../fields/field.ts';
import type { Field } from '../../fields/field-schema.ts';
import { readField, showAnswer } from '../../fields/index.ts';
import type { Service } from '../../catalogue/service.ts';

/** What a form at the counter has given: each field as text, and the fields whose reading was confirmed. */
export type CounterGiven = { text(key: string): string; isSure(key: string): boolean };

/** A field that cannot be taken yet; `confirm`: it can, once somebody says that it was meant so; `offers`: what would pass. */
type CounterProblem = { say: string; confirm: boolean; offers?: readonly string[] };

/** What was read of a form, or what is wrong with which fields. */
export type CounterRead =
  { ok: true; answers: Answers; skipped: string[] } | { ok: false; problems: Record<string, CounterProblem> };

/** Services that can be entered at the counter: those of everybody. A civil servant is known by their own chat. */
export const isForCounter = ({ audience }: Pick<Service, 'audience'>): boolean => audience === 'external';

type One = { answer: Answer } | { problem: CounterProblem } | { skip: true };

const readOne = (field: Field, given: CounterGiven, context: FieldContext, texts: Texts): One => {
  const text = given.text(field.key).trim();
  if (text === '')
    return field.required ? { problem: { say: texts.missing, confirm: false } } : { skip: true };
  const read = readField({ text }, field, context);
  if (read.ok === false) {
    const offers = read.offers?.map((offer) => offer.text) ?? [];
    return { problem: { say: read.say, confirm: false, ...(offers.length > 0 ? { offers } : {}) } };
  }
  const isPlain = read.ok === true && read.rest.trim() === '';
  if (isPlain || given.isSure(field.key)) return { answer: read.value };
  const say = read.ok === 'ask' ? read.say : texts.readAs(showAnswer(read.value, field));
  return { problem: { say, confirm: true } };
};

type Texts = { missing: string; readAs(value: string): string };

/** Reads a form of the counter with the readers of the chat: what is not asked in this case is left out, what is less than certain is asked back. */
export const readCounterForm = (
  { fields }: Pick<Service, 'fields'>,
  given: CounterGiven,
  contextOf: (field: Field, answers: Answers) => FieldContext,
  texts: Texts,
): CounterRead => {
  const answers: Answers = {};
  const skipped: string[] = [];
  const problems: Record<string, CounterProblem> = {};
  for (const field of fields) {
    if (field.when && !isAsked(field.when, answers)) continue;
    const one = readOne(field, given, contextOf(field, answers), texts);
    if ('answer' in one) answers[field.key] = one.answer;
    else if ('problem' in one) problems[field.key] = one.problem;
    else skipped.push(field.key);
  }
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, answers, skipped };
};
