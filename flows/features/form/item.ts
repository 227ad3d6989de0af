import { z } from 'zod';
import { Answer, Slot } from '../../fields/answer.ts';
import { kernelTexts } from '../../kernel/texts.ts';
import { formTexts } from './texts.ts';
import { acceptAnswer } from './accept-answer.ts';
import type { HowToRead } from '../../kernel/chosen.ts';
import type { Context } from '../../kernel/context.ts';
import { dialogue, type GivenAnswer, type Stage } from '../../kernel/dialogue.ts';
import type { FieldInput } from '../../fields/field.ts';
import { isFreeText, readField } from '../../fields/index.ts';
import { ask } from '../../fields/read/give.ts';
import { draftOf, fieldContext, nextPlace, waitsForYes, wasAway } from './form.ts';
import { behindNo, besideBefore, withMonth } from './said-before.ts';
import { selfCorrected } from './self-corrected.ts';
import { afresh, answered, isNumberMeant, isWhole, refused, type Asked, type ItemTurn } from './item-turn.ts';
import { toggled } from './toggle-option.ts';
import { severalCue, takeLaterYesNo, takeSeveral, takeWaiting } from './several.ts';
import { elsewhereCue } from '../../fields/several/elsewhere.ts';
import { isRefused, mayBeOfAnother, namesAnother, spokenOfCue, takeElsewhere } from './told-elsewhere.ts';
import { takeSlotChoice, takeSlotText } from './slot/slot-choice.ts';
import { itemQuestion, pickedOf } from './item-question.ts';
import { takeCommon } from './take-common.ts';
import { takeWayOut } from './ways-out.ts';
import { allItems, asksApart, asksYesNo } from './items.ts';
import type { Item } from './items.ts';
import { courtesyCue, withoutCourtesy } from '../../kernel/lexicon/courtesy.ts';
import { meaningCue } from '../../kernel/lexicon/meanings.ts';
import { said } from '../../kernel/lexicon/said.ts';
import { anyCue, cue, hears } from '../../kernel/look-ahead.ts';
import { agrees, disagrees, hasNone, isDone } from '../../kernel/spoken.ts';
import { doubtCue, doubtOf, otherWish, withWish } from './free-text.ts';
import { heard } from './heard.ts';
import { back } from './item-before.ts';
import type { Move } from '../../kernel/move.ts';
import { knownNeeds, sameCue, takeKnown } from './take-known.ts';
import { takeSigner } from './signer.ts';
import { takeLetterSent, takeLetterWords, takePageWords } from './take-letter.ts';
import type { Field, FieldOf } from '../../fields/field-schema.ts';
import type { Letter } from '../../catalogue/service.ts';
import type { At as AnyAt, AtOf, Session } from '../../kernel/session.ts';
import { itemNeeds } from './needs.ts';

const itemAt = z.strictObject({
  name: z.literal('item'),
  key: z.string(),
  /** Where to go back to. */
  from: z.enum(['form', 'review']),
  /** The toggled options of a multi choice. */
  picked: z.array(z.string()).optional(),
  /** A plausible but unlikely value that waits for a yes. */
  unlikely: Answer.optional(),
  /** Answers read of one message that wait for a yes, by their fields. */
  several: z.record(z.string(), Answer).optional(),
  /** The sentence that refused the last answer. */
  refusal: z.string().optional(),
  /** Answers that would pass, offered after a refusal. */
  offers: z.array(z.strictObject({ label: z.string(), text: z.string() })).optional(),
  /** A taken period of which the person may ask to be told when it is free. */
  watch: z.strictObject({ resource: z.string(), amount: z.int(), slot: Slot }).optional(),
  /** Of a period to be chosen: the month `YYYY-MM` that is shown, or the day whose hours are. */
  month: z.string().optional(),
  day: z.string().optional(),
  /** Of a period: the hour it begins at, of which the end is still to be said. */
  begins: z.string().optional(),
  /** The Monday of the week that was named where a day is asked. */
  week: z.string().optional(),
  /** Services that what was said seems to wish for, to be opened in one tap. */
  wish: z.array(z.string()).optional(),
  /** Of a letter: its pages are being sent, and what comes is added to them. */
  more: z.literal(true).optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    item: z.infer<typeof itemAt>;
  }
}

type Turn = ItemTurn;

const takeUnlikely = (turn: Turn, { choice, words }: GivenAnswer): Move | null => {
  const { unlikely, several } = turn.at;
  if (unlikely === undefined && several === undefined) return null;
  const yes = words !== null && agrees(words);
  // Yes to which of the two: to store it, or to what it seems to wish for?
  if (yes && turn.at.wish && choice === null) return { to: turn.at, intro: formTexts.whichOfTheTwo };
  if (choice === 'sure' || yes)
    return unlikely === undefined
      ? takeWaiting(turn)
      : acceptAnswer(turn.draft, turn.item, unlikely, turn.context);
  const isNo = choice === 'unsure' || (words !== null && (disagrees(words) || hasNone(words)));
  return isNo ? { to: afresh(turn.at) } : null;
};

const inputOf = (turn: Turn, field: Field, { choice, words }: GivenAnswer): FieldInput | null => {
  if (choice?.startsWith('opt.')) return { option: choice.slice(4) };
  const offer = choice?.startsWith('say.') ? turn.at.offers?.[Number(choice.slice(4))] : undefined;
  const typed = words !== null && field.type === 'date' ? besideBefore(turn, words, field) : words;
  const text = offer?.text ?? typed;
  return text === null ? null : { text };
};

/** Words without what is only polite around them. */
const politely = (text: string): string =>
  hears(text, courtesyCue) || text.trim() !== text ? withoutCourtesy(text) : text;

const readAnswer = (turn: Turn, field: Field, input: FieldInput, typed: string | null): Move => {
  if (field.type === 'slot' && 'text' in input) {
    const move = takeSlotText(turn, field, input.text);
    return (typed !== null && isRefused(move) && takeElsewhere(turn, typed)) || move;
  }
  const judged = fieldContext(field, turn.draft, turn.context);
  const meant = typed === null || isFreeText(field) ? null : selfCorrected(typed);
  const instead = meant === null ? null : readField({ text: meant }, field, judged);
  if (instead && instead.ok !== false) return answered(turn, instead, typed);
  const reading = readField(input, field, judged);
  const several =
    typed !== null &&
    'text' in input &&
    (hears(input.text, severalCue) || asksApart(draftOf(turn.context).service)) &&
    (isFreeText(field) || !isWhole(reading));
  const together = several ? takeSeveral(turn, politely(input.text)) : null;
  if (together) return together;
  const mayTell =
    typed !== null && (!isFreeText(field) || reading.ok === false || hears(typed, elsewhereCue));
  const elsewhere =
    mayTell && mayBeOfAnother(typed, field, reading) ? takeElsewhere(turn, politely(typed)) : null;
  if (elsewhere) return elsewhere;
  if (typed !== null && reading.ok === true && hears(typed, spokenOfCue) && namesAnother(typed, turn))
    return answered(turn, ask(reading.value, formTexts.storeThis(turn.item.label, typed)));
  if (reading.ok === false && 'text' in input)
    return answered(withMonth(turn, input.text, field), reading, typed);
  const mayDoubt =
    typed !== null && 'text' in input && (hears(input.text, doubtCue) || wasAway(turn.context));
  const said = mayDoubt ? withoutCourtesy(input.text) : null;
  const doubt = said !== null && reading.ok !== false ? doubtOf(said, field, turn) : null;
  // What may be a question, a remark or another wish is no answer however often it is said.
  if (doubt === null && reading.ok === 'ask' && reading.again && reading.value === turn.at.unlikely)
    return acceptAnswer(turn.draft, turn.item, reading.value, turn.context);
  if (doubt === null || said === null || reading.ok === false) return answered(turn, reading, typed);
  const asked = answered(turn, { ok: 'ask', value: reading.value, say: doubt, rest: '' });
  return withWish(asked, otherWish(said, turn));
};

const takePicked = (turn: Turn, field: FieldOf<'multi_choice'>): Move => {
  const picked = field.options.filter(({ id }) => pickedOf(turn.at, turn.draft).includes(id));
  if (picked.length === 0) return refused(turn, formTexts.pickedSoFar([]));
  return readAnswer(turn, field, { text: picked.map(({ label }) => label).join(', ') }, null);
};

const takeField = (turn: Turn, field: Field, { choice, words }: GivenAnswer): Move | null => {
  const several = field.type === 'multi_choice';
  // Pressed, an option is switched on or off; typed, it is one of those the answer names.
  if (several && words === null && choice?.startsWith('opt.')) return toggled(turn, choice.slice(4));
  if (several && choice === 'picked') return takePicked(turn, field);
  const mayBeLater =
    words !== null && choice === null && isFreeText(field) && asksYesNo(draftOf(turn.context).service);
  const later = mayBeLater ? takeLaterYesNo(turn, words) : null;
  if (later) return later;
  const input = inputOf(turn, field, { choice: several && words !== null ? null : choice, words });
  const move = input && readAnswer(turn, field, input, words);
  if (!move || isFreeText(field)) return move;
  const ofLater =
    words !== null && choice === null && isRefused(move) && asksYesNo(draftOf(turn.context).service)
      ? takeLaterYesNo(turn, words)
      : null;
  return ofLater ?? heard(turn, field, words, move);
};

const readingOf = (turn: Turn): HowToRead => {
  if (isNumberMeant(turn)) return 'labels';
  const { field } = turn.item;
  // "Yang pertama" is one of the numbers that are offered.
  const offered = turn.at.offers !== undefined && field?.type === 'phone';
  const choosing = field?.type === 'choice' || field?.type === 'yes_no' || waitsForYes(turn.at) || offered;
  return choosing ? 'lenient' : 'exact';
};

type Take = Stage<'item', Asked>['take'];
type TakeSent = NonNullable<Stage<'item', Asked>['takeSent']>;

/** What else words may be at an item: whatever has a meaning of its own, and what keeps what stands there. */
const besideCue = anyCue(meaningCue, sameCue, cue({ words: new Set(['tetap']), signs: '-' }));

/** Whether words can be nothing but the answer to a field. */
const isPlainAnswer = (
  { at, item: { key, field, sensitive } }: Turn,
  { choice, words }: GivenAnswer,
): boolean =>
  choice === null &&
  words !== null &&
  !waitsForYes(at) &&
  !sensitive &&
  field !== undefined &&
  field.type !== 'slot' &&
  !key.includes('_signer_') &&
  !hears(words, besideCue);

/** An item of one kind: what all of them know comes first. */
const stage = (take: Take, takeSent: TakeSent, first: Take = () => null): Stage<'item', Asked> => ({
  ask: itemQuestion,
  reading: readingOf,
  back,
  take: (turn, told) => {
    const { field } = turn.item;
    if (isPlainAnswer(turn, told)) return take(turn, told);
    const given = behindNo(turn, told);
    return (
      takeWayOut(turn, given) ??
      first(turn, given) ??
      takeUnlikely(turn, given) ??
      (field?.type === 'slot' ? takeSlotChoice(turn, field, given) : null) ??
      takeCommon(turn, given) ??
      take(turn, given)
    );
  },
  takeSent: (turn, sent) =>
    sent.kind === 'other' ? refused(turn, kernelTexts.cannotRead) : takeSent(turn, sent),
});

/** As many figures as no year has; a number that was blotted out on its way stands there as words in brackets. */
const looksSensitive = /(?:\d[\s.,/-]*){6}|\[/;

/** A sensitive answer never comes through the chat: what came is not kept, and the link is repeated. */
const sensitive = stage(
  (turn, { words }) => (words === null ? null : refused(turn, formTexts.secureHow)),
  (turn) => refused(turn, formTexts.secureTyped),
  (turn, { choice, words }) => {
    if (choice !== null || words === null) return null;
    if (looksSensitive.test(words)) return refused(turn, formTexts.secureTyped);
    const isSaidDone = isDone(words) || said(words).words.some(({ word }) => word === 'sudah');
    return isSaidDone ? refused(turn, formTexts.secureNotYet) : null;
  },
);

const inField = (field: Field): Stage<'item', Asked> =>
  stage(
    (turn, given) => takeField(turn, field, given),
    (turn, sent) => {
      if (sent.kind === 'file' || sent.kind === 'lost_file') return refused(turn, formTexts.wantWords);
      if (sent.kind === 'contact') return readAnswer(turn, field, { text: sent.phone }, sent.phone);
      if (sent.kind !== 'location') return null;
      const { latitude, longitude } = sent;
      return readAnswer(turn, field, { pin: { latitude, longitude } }, null);
    },
    (turn, given) => takeKnown(turn, given) ?? takeSigner(turn, given),
  );

const asLetter = (letter: Letter): Stage<'item', Asked> =>
  stage(takeLetterWords, (turn, sent) => takeLetterSent(turn, letter, sent), takePageWords);

const stages = new WeakMap<Item, Stage<'item', Asked>>();

/** An item's own stage; made once, for every turn asks for it several times. */
const stageOf = ({ item }: Turn): Stage<'item', Asked> => {
  if (item.sensitive) return sensitive;
  const known = stages.get(item);
  if (known) return known;
  const made = item.field ? inField(item.field) : asLetter(item.letter);
  stages.set(item, made);
  return made;
};

/** Files sent together are one answer where a letter is asked for. */
const takesAlbum = (at: AnyAt, context: Context): boolean => {
  const service = context.draft && context.catalogue.byCode.get(context.draft.service);
  return at.name === 'item' && service?.letters.some(({ key }) => key === at.key) === true;
};

/** Whether nothing has to be known to ask: no period, and nothing said before that could be offered. */
const asksForNothing = ({ key }: AtOf<'item'>, context: Context, { known }: Session): boolean => {
  const { draft } = context;
  if (!draft || known?.draftId === draft.id) return false;
  return allItems(draftOf(context).service).find((one) => one.key === key)?.field?.type !== 'slot';
};

/** One item of the form: a field or a letter. */
export const item = dialogue<'item', Asked>({
  name: 'item',
  at: itemAt,
  traits: { remarks: 'thanks', inForm: 'question', words: 'answer', albums: takesAlbum },
  ways: ['back', 'cancel'],
  needs: (at, event, context, session) => {
    if (event === null && asksForNothing(at, context, session)) return [];
    return [...itemNeeds(at, event, context, session), ...knownNeeds(at, event, context, session)];
  },
  enter: ({ at, context }) => {
    const { draft, service } = draftOf(context);
    const found = allItems(service).find(({ key }) => key === at.key);
    return found
      ? { item: found, draft }
      : { barred: { to: nextPlace(context), intro: formTexts.formChanged([]) } };
  },
  stageOf,
  leave: ({ at }) => ({ to: { name: 'cancel', item: at.key, from: at.from } }),
});
