import type { Answer } from '../../fields/answer.ts';
import type { FieldContext } from '../../fields/field.ts';
import type { Field, FieldOf } from '../../fields/field-schema.ts';
import { readField, showAnswer } from '../../fields/index.ts';
import { isByOwnWords } from '../../fields/yes_no.ts';
import { readSeveral, type Several } from '../../fields/read-several.ts';
import type { Context } from '../../kernel/context.ts';
import { knownFact, type Want } from '../../kernel/fact.ts';
import { cue, digits } from '../../kernel/look-ahead.ts';
import type { Move } from '../../kernel/move.ts';
import { acceptSeveral, type Given } from './accept-answer.ts';
import type { Draft } from './draft.ts';
import { draftOf, fieldContext, holdsWant, serviceOf } from './form.ts';
import { afresh, type ItemTurn } from './item-turn.ts';
import { allItems } from './items.ts';
import { formTexts } from './texts.ts';

type Slot = FieldOf<'slot'>;
type Unsent = Pick<Draft, 'service' | 'answers' | 'skipped' | 'only' | 'requestId'>;

/** The fields of a draft that are still to be answered, `key` among them although it may have an answer. */
const unanswered = (draft: Unsent, context: Context, key?: string): Field[] =>
  serviceOf(context, draft.service).fields.filter(
    (field) =>
      field.key === key ||
      (draft.answers[field.key] === undefined &&
        !draft.skipped.includes(field.key) &&
        (draft.only === null || draft.only.includes(field.key))),
  );

/** The period among some fields. */
const slotOf = (fields: readonly Field[]): Slot | undefined => fields.find((field) => field.type === 'slot');

/** One number alone names no day with its hours. */
const mayTellPeriod = (text: string): boolean => /\d\D+\d/.test(text);

/** What has to be known to read a period beside other answers. */
export const periodNeeds = (text: string, draft: Unsent, context: Context): Want[] => {
  const slot = mayTellPeriod(text) ? slotOf(unanswered(draft, context)) : undefined;
  return slot ? [holdsWant(slot, draft, context)] : [];
};

/**
 * What one message can answer of a form, and what that is judged by. A period only where it is known what others hold; a name in
 * the city's domain never, because it would have to be looked up first.
 */
export const answerable = (
  draft: Unsent,
  context: Context,
  key?: string,
): { fields: Field[]; judged: FieldContext } | null => {
  const open = unanswered(draft, context, key);
  const slot = slotOf(open);
  const known = slot && knownFact(context, holdsWant(slot, draft, context)) !== undefined;
  const fields = open.filter(({ type }) => type !== 'subdomain' && (type !== 'slot' || known));
  const [first] = known ? [slot] : fields;
  return first ? { fields, judged: fieldContext(first, draft, context) } : null;
};

/** Each answer with the item it is of. */
export const givenOf = (
  filled: readonly { key: string; value: Answer }[],
  draft: Pick<Draft, 'service'>,
  context: Context,
): Given[] => {
  const items = allItems(serviceOf(context, draft.service));
  return filled.flatMap(({ key, value }) => {
    const item = items.find((one) => one.key === key);
    return item ? [{ item, value }] : [];
  });
};

/** Several answers, a line each. */
export const showGiven = (given: readonly Given[], line: (label: string, shown: string) => string): string =>
  given
    .map(({ item, value }) => line(item.label, item.field ? showAnswer(value, item.field) : ''))
    .join('\n');

/** On with the form, after all that was read has been said back. */
export const takenTogether = (draft: Draft, given: readonly Given[], context: Context): Move => {
  const move = acceptSeveral(draft, given, context);
  const noted = showGiven(given, formTexts.noted);
  return { ...move, intro: [noted, ...(move.intro === undefined ? [] : [move.intro])].join('\n') };
};

/** What was read of several fields, shown and asked before it is stored. */
export const askTogether = ({ at, draft, context }: ItemTurn, { filled, rest }: Several): Move => {
  const read = filled.map(({ key, reading }) => ({ key, value: reading.value }));
  const shown = showGiven(givenOf(read, draft, context), formTexts.readLine);
  return {
    to: { ...afresh(at), several: Object.fromEntries(read.map(({ key, value }) => [key, value])) },
    intro: formTexts.readSeveral(shown, rest),
  };
};

/**
 * What sets several answers apart that are told in their order, or by their names. Without any sign of it only a service that asks for several
 * things which words can tell apart is told several at once.
 */
export const severalCue = cue({ words: new Set(['jurusan', 'prodi', 'program']), signs: `${digits},;|:=` });

/** One word alone is one answer. */
const severalWords = /\S[\s,;:|/]+\S/;

/**
 * A message that answers more than the question that stands: "untan, teknik informatika, 3 orang, mulai 11 januari". Null where
 * it is one answer, or none.
 */
export const takeSeveral = (turn: ItemTurn, text: string): Move | null => {
  const { at, item, draft, context } = turn;
  if (!severalWords.test(text)) return null;
  const open = at.from === 'form' && item.field ? answerable(draft, context, at.key) : null;
  if (!open?.fields.some(({ key }) => key === at.key)) return null;
  const found = readSeveral(text, open.fields, open.judged);
  if (!found?.filled.some(({ key }) => key === at.key)) return null;
  if (!found.sure) return askTogether(turn, found);
  const read = found.filled.map(({ key, reading }) => ({ key, value: reading.value }));
  return takenTogether(draft, givenOf(read, draft, context), context);
};

/**
 * "Sembunyikan identitas saya", said where words of one's own are asked: the yes or no to a question that comes later. Null
 * where it may be anything else.
 */
export const takeLaterYesNo = ({ at, item, draft, context }: ItemTurn, text: string): Move | null => {
  if (at.from !== 'form') return null;
  const open = unanswered(draft, context).filter(({ key }) => key !== item.key);
  for (const field of open) {
    if (field.type !== 'yes_no' || !isByOwnWords(text, field)) continue;
    const reading = readField({ text }, field, fieldContext(field, draft, context));
    if (reading.ok !== true) continue;
    return takenTogether(draft, givenOf([{ key: field.key, value: reading.value }], draft, context), context);
  }
  return null;
};

/** A name alone has neither a figure nor a pause: it is not looked through for anything else. */
const mayTellAhead = /[\d,;:|\n]/;
/** What no name or address could be. */
const telling = new Set<string>(['date', 'slot', 'time_range', 'integer', 'choice', 'multi_choice']);

/**
 * Answers of the form that are said before it asks, where a name or an address is asked for: kept and said back. Null where the
 * text may as well be that name or address.
 */
export const takeAhead = (text: string, draft: Draft, context: Context): Move | null => {
  if (!severalWords.test(text) || !mayTellAhead.test(text)) return null;
  const open = answerable(draft, context);
  const found = open && readSeveral(text, open.fields, open.judged);
  if (!open || !found?.sure) return null;
  const isTelling = found.filled.filter(({ key }) =>
    open.fields.some((field) => field.key === key && telling.has(field.type)),
  );
  if (isTelling.length === 0) return null;
  const read = found.filled.map(({ key, reading }) => ({ key, value: reading.value }));
  return takenTogether(draft, givenOf(read, draft, context), context);
};

/** The answers that waited for a yes. */
export const takeWaiting = ({ at, draft, context }: ItemTurn): Move => {
  const read = Object.entries(at.several ?? {}).map(([key, value]) => ({ key, value }));
  return takenTogether(draft, givenOf(read, draftOf(context).draft, context), context);
};
