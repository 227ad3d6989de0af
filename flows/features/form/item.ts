import { z } from 'zod';
import { resourceCodes } from '../../../domain/resources.ts';
import { Answer, Slot } from '../../fields/answer.ts';
import { kernelTexts } from '../../kernel/texts.ts';
import { formTexts } from './texts.ts';
import { fileTexts } from '../files/texts.ts';
import { acceptAnswer, acceptFile, skipItem } from './accept-answer.ts';
import { chosen } from '../../kernel/chosen.ts';
import type { Context } from '../../kernel/context.ts';
import type { Event } from '../../kernel/event.ts';
import { fact } from '../../kernel/fact.ts';
import type { FieldInput } from '../../fields/field.ts';
import { readField } from '../../fields/index.ts';
import { draftOf, fieldContext, nextPlace, touched, until } from './form.ts';
import { afresh, answered, refused, type ItemTurn } from './item-turn.ts';
import { takeSlotChoice, takeSlotText } from './slot/slot-choice.ts';
import { itemQuestion, pickedOf } from './item-question.ts';
import { allItems, hasAnswer, visibleItems } from './items.ts';
import type { Item } from './items.ts';
import { numbersAreDays } from './slot/slot-stage.ts';
import { judgeFile, judgeLost } from '../files/judge-file.ts';
import { plainWords } from '../../kernel/plain-words.ts';
import { comesLater, disagrees, goesOn, hasNone, sends } from '../../kernel/spoken.ts';
import type { AtOf } from '../../kernel/session.ts';
import type { Move } from '../../kernel/move.ts';
import type { Place } from '../../kernel/place.ts';
import { storedFile } from '../files/stored-file.ts';
import { takeAlbum } from './take-album.ts';
import type { Field } from '../../fields/field-schema.ts';
import type { Letter } from '../../catalogue/service.ts';
import type { At as AnyAt } from '../../kernel/session.ts';
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
  /** Answers that would pass, offered after a refusal. */
  offers: z.array(z.strictObject({ label: z.string(), text: z.string() })).optional(),
  /** A taken period of which the person may ask to be told when it is free. */
  watch: z.strictObject({ resource: z.enum(resourceCodes), amount: z.int(), slot: Slot }).optional(),
  /** Of a period to be chosen: the month `YYYY-MM` that is shown, or the day whose hours are. */
  month: z.string().optional(),
  day: z.string().optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    item: z.infer<typeof itemAt>;
  }
}

type At = AtOf<'item'>;
type Turn = ItemTurn;

const itemOf = (at: At, context: Context): Item | undefined =>
  allItems(draftOf(context).service).find((item) => item.key === at.key);

/** Before the first item: the details confirmed, the card of an internal service, the request being completed. */
const beforeItems = ({ draft, context }: Turn): AnyAt => {
  if (draft.requestId) return { name: 'status', requestId: draft.requestId };
  return draftOf(context).service.audience === 'external'
    ? { name: 'details', key: 'confirm' }
    : { name: 'card', service: draft.service };
};

/** Back to the review without a change, or to the item before. */
const back = (turn: Turn): Move => {
  const { at, context, draft } = turn;
  if (at.from === 'review') return { to: { name: 'review' } };
  const items = visibleItems(draftOf(context).service, draft);
  const before = items[items.findIndex((item) => item.key === at.key) - 1];
  return { to: before ? { name: 'item', key: before.key, from: 'form' } : beforeItems(turn) };
};

const takeUnlikely = (turn: Turn, choice: string | null, event: Event): Move | null => {
  const { unlikely } = turn.at;
  if (unlikely === undefined) return null;
  const words = event.kind === 'text' ? plainWords(event.text) : '';
  if (choice === 'sure' || ['ya', 'y', 'iya', 'benar', 'sudah', 'betul'].includes(words))
    return acceptAnswer(turn.draft, turn.item, unlikely, turn.context);
  return choice === 'unsure' || ['tidak', 't', 'bukan'].includes(words) ? { to: afresh(turn.at) } : null;
};

const toggled = ({ at, draft }: Turn, option: string): Move => {
  const picked = pickedOf(at, draft);
  const next = picked.includes(option) ? picked.filter((id) => id !== option) : [...picked, option];
  return { to: { ...afresh(at), picked: next }, again: true };
};

const inputOf = (at: At, event: Event, choice: string | null): FieldInput | null => {
  if (choice?.startsWith('opt.')) return { option: choice.slice(4) };
  const offer = choice?.startsWith('say.') ? at.offers?.[Number(choice.slice(4))] : undefined;
  if (offer) return { text: offer.text };
  if (event.kind === 'text') return { text: event.text };
  if (event.kind === 'location') return { pin: { latitude: event.latitude, longitude: event.longitude } };
  return event.kind === 'contact' ? { text: event.phone } : null;
};

const readAnswer = (turn: Turn, field: Field, input: FieldInput): Move =>
  answered(turn, readField(input, field, fieldContext(field, turn.draft, turn.context)));

const takeField = (turn: Turn, field: Field, event: Event, choice: string | null): Move | null => {
  const { at, draft } = turn;
  if (event.kind === 'file' || event.kind === 'lost_file') return refused(turn, formTexts.wantWords);
  const several = field.type === 'multi_choice';
  if (several && event.kind === 'button' && choice?.startsWith('opt.')) return toggled(turn, choice.slice(4));
  if (several && choice === 'picked') {
    const picked = field.options.filter(({ id }) => pickedOf(at, draft).includes(id));
    if (picked.length === 0) return refused(turn, formTexts.pickedSoFar([]));
    return readAnswer(turn, field, { text: picked.map(({ label }) => label).join(', ') });
  }
  const input = inputOf(at, event, several && event.kind === 'text' ? null : choice);
  if (field.type === 'slot' && input && 'text' in input) return takeSlotText(turn, field, input.text);
  return input && readAnswer(turn, field, input);
};

const takeFiles = (turn: Turn, letter: Letter, event: Extract<Event, { kind: 'album' }>): Move => {
  const { draft, accepted, full, lines } = takeAlbum(event, { ...turn, letter });
  const intro = lines.join('\n');
  if (accepted === 0) return refused(turn, intro);
  return { to: full ? nextPlace({ ...turn.context, draft }) : afresh(turn.at), draft, intro };
};

const takeFile = (turn: Turn, event: Event): Move | null => {
  const { at, item, draft, context } = turn;
  const { letter } = item;
  if (!letter || event.kind === 'button') return null;
  if (event.kind === 'album') return takeFiles(turn, letter, event);
  if (event.kind === 'lost_file') return refused(turn, judgeLost(letter, event));
  if (event.kind !== 'file') return refused(turn, formTexts.wantFile(item.label));
  const { sha256, name, mime } = event;
  const found = fact(context, { fact: 'inspection', sha256, name, mime });
  const trouble = judgeFile(letter, found);
  if (trouble !== null) return refused(turn, trouble);
  const next = acceptFile(draft, item, storedFile(found), context);
  const count = next.files[item.key]?.length ?? 0;
  if (count < letter.max)
    return {
      to: afresh(at),
      draft: next,
      intro: `${fileTexts.received(found)} ${formTexts.moreFiles(count, letter.max)}`,
    };
  return { to: nextPlace({ ...context, draft: next }), draft: next, intro: fileTexts.received(found) };
};

/** A sensitive answer never comes through the chat: what came is not kept, and the link is repeated. */
const takeSensitive = (turn: Turn, event: Event): Move | null => {
  if (event.kind === 'button') return null;
  // A number that was blotted out on its way stands there as words in brackets.
  const isWords = event.kind === 'text' && !/\d{4}|\[/.test(event.text);
  return refused(turn, isWords ? formTexts.secureHow : formTexts.secureTyped);
};

const skipped = (turn: Turn): Move =>
  turn.item.required
    ? refused(turn, formTexts.notRequiredAnswer)
    : skipItem(turn.draft, turn.item, turn.context);

/** *Tetap pakai ini* and *Selesai unggah*: on with what is there. */
const kept = (turn: Turn): Move => {
  if (hasAnswer(turn.item, turn.draft)) return { to: nextPlace(turn.context) };
  return turn.item.letter && turn.item.required
    ? refused(turn, formTexts.wantFile(turn.item.label))
    : skipped(turn);
};

const replaced = ({ at, item, draft, context }: Turn): Move => {
  const files = Object.fromEntries(Object.entries(draft.files).filter(([key]) => key !== item.key));
  return { to: afresh(at), draft: touched({ ...draft, files }, context), intro: formTexts.filesDropped };
};

const skipWords = ['lewati', 'lewat', 'skip', '-'];
const uploadWords = ['selesai', 'selesai unggah', 'sudah', 'udah', 'sudah semua', 'itu saja'];

/** "There is none", "later": of what may be left out it leaves it out; of a letter that is needed it says how to go on later. */
const absentChoice = ({ required, letter, field }: Item): string | null => {
  if (!required && field?.type !== 'yes_no') return 'skip';
  return letter ? 'later' : null;
};

/** What a word or button means that every item knows, whatever its type. */
const commonChoice = ({ at, item, draft }: Turn, choice: string | null, event: Event): string | null => {
  if (choice !== null || event.kind !== 'text') return choice;
  const words = event.text.trim() === '-' ? '-' : plainWords(event.text);
  if (skipWords.includes(words)) return 'skip';
  if (item.letter && uploadWords.includes(words)) return 'uploaded';
  // At the review again in their mind: what stands there is what they mean to send.
  if (at.from === 'review' && hasAnswer(item, draft) && sends(event.text)) return 'unchanged';
  if (goesOn(event.text)) return hasAnswer(item, draft) ? 'keep' : 'skip';
  if ([hasNone, comesLater, disagrees].some((means) => means(event.text))) return absentChoice(item);
  return ['tetap', 'tetap pakai ini'].includes(words) && hasAnswer(item, draft) ? 'keep' : null;
};

/** An identity card is sent by its link only, so that is what comes again. */
const laterText = ({ item, draft, context }: Turn): string =>
  (item.sensitive ? formTexts.secureLater : formTexts.letterLater)(item.label, until(draft, context));

const takeCommon = (turn: Turn, choice: string | null, event: Event): Move | null => {
  switch (commonChoice(turn, choice, event)) {
    case 'back':
      return back(turn);
    case 'cancel':
      return { to: { name: 'cancel', item: turn.at.key, from: turn.at.from } };
    case 'keep':
    case 'uploaded':
      return kept(turn);
    case 'replace':
      return replaced(turn);
    case 'skip':
      return skipped(turn);
    case 'unchanged':
      return { to: { name: 'review' }, intro: formTexts.unchanged };
    case 'later':
      return refused(turn, laterText(turn));
    case null:
    default:
      return null;
  }
};

/** A whole number typed for a number is the answer, and one typed for a day is that day: not the number of an option. */
const isNumberMeant = ({ item: { field }, at, draft }: Turn): boolean =>
  field?.type === 'integer' || (field?.type === 'slot' && numbersAreDays(field, at, draft));

const choiceIn = (turn: Turn, event: Event): string | null => {
  const { item, at, session } = turn;
  if (event.kind === 'text' && /\d/.test(event.text) && isNumberMeant(turn)) return null;
  const choosing =
    item.field?.type === 'choice' || item.field?.type === 'yes_no' || at.unlikely !== undefined;
  return chosen(session, event, choosing ? 'lenient' : 'exact');
};

/** Files sent together are one answer where a letter is asked for. */
const takesAlbum = (at: AnyAt, context: Context): boolean => {
  const service = context.draft && context.catalogue.byCode.get(context.draft.service);
  return at.name === 'item' && service?.letters.some(({ key }) => key === at.key) === true;
};

/** One item of the form: a field or a letter. */
export const item: Place<'item'> = {
  name: 'item',
  remarks: 'thanks',
  at: itemAt,
  needs: itemNeeds,
  inForm: 'question',
  words: 'answer',
  albums: takesAlbum,
  show(at, context, session) {
    const { draft, service } = draftOf(context);
    const found = itemOf(at, context);
    if (!found) throw new Error(`Service ${service.code} has no item ${at.key}`);
    return itemQuestion({ item: found, at, service, draft, context, brief: session.wrong > 0 });
  },
  take(at, event, context, session) {
    const { draft } = draftOf(context);
    const found = itemOf(at, context);
    if (!found) return { to: nextPlace(context) };
    const turn: Turn = { at, item: found, draft, context, session };
    const choice = choiceIn(turn, event);
    const { field } = found;
    const common =
      takeUnlikely(turn, choice, event) ??
      (field?.type === 'slot' ? takeSlotChoice(turn, field, event, choice) : null) ??
      takeCommon(turn, choice, event);
    if (common) return common;
    if (event.kind === 'other') return refused(turn, kernelTexts.cannotRead(event.what));
    if (found.sensitive) return takeSensitive(turn, event);
    return found.field ? takeField(turn, found.field, event, choice) : takeFile(turn, event);
  },
};
