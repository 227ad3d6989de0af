import { findService } from '../../catalogue/find-service.ts';
import type { Service } from '../../catalogue/service.ts';
import { isFreeText } from '../../fields/index.ts';
import type { Field } from '../../fields/field-schema.ts';
import { looksLike } from '../../fields/read/looks-like.ts';
import type { Meaning } from '../../kernel/lexicon/meaning.ts';
import { meaningCue, meaningsOf, meaningsOfPart } from '../../kernel/lexicon/meanings.ts';
import { anyCue, cue } from '../../kernel/look-ahead.ts';
import { asksSomething, questionCue } from '../../kernel/lexicon/question.ts';
import { said, type Said } from '../../kernel/lexicon/said.ts';
import { wasAway } from './form.ts';
import { formTexts } from './texts.ts';
import type { Move } from '../../kernel/move.ts';
import type { ItemTurn } from './item-turn.ts';

const wishes = new Set(
  'mau ingin minta pinjam daftar urus ajukan mengajukan bikin buat perlu butuh pindah ganti beralih lapor melapor melaporkan ngadu mengadu ngelapor'.split(
    ' ',
  ),
);

/** What is made where one works, and asked for of an office. */
const makes = new Set(['bikin', 'buat']);

/** What may speak against words of one's own: a meaning, a question, a wish. */
export const doubtCue = anyCue(meaningCue, questionCue, cue({ words: wishes }));

const makesSubject = (verb: string | undefined, text: string, { field }: ItemTurn['item']): boolean =>
  verb !== undefined &&
  makes.has(verb) &&
  field?.type === 'text' &&
  field.holds === 'subject' &&
  looksLike(text, 'subject');

/** The services a text wishes for instead of the one whose form is open, none of them where another office does it; null where it wishes for nothing. */
export const wishedInstead = (
  text: string,
  { draft, context }: Pick<ItemTurn, 'draft' | 'context'>,
): readonly Service[] | null => {
  const { words } = said(text);
  if (words.length < 2 || !words.slice(0, 4).some(({ word }) => wishes.has(word))) return null;
  const found = findService(text, context.catalogue);
  if (found === null) return null;
  const services = found.by === 'elsewhere' ? [] : found.by === 'name' ? [found.service] : found.services;
  return services.some(({ code }) => code === draft.service) ? null : services;
};

/** The same of an answer: "bikin konten tiktok" at a question for what is done is that. */
export const otherWish = (text: string, turn: ItemTurn): readonly Service[] | null => {
  const first = said(text).words.find(({ word }) => wishes.has(word));
  return makesSubject(first?.word, text, turn.item) ? null : wishedInstead(text, turn);
};

/** A move back to the question, from which the services that are wished for can be opened at once. */
export const withWish = (move: Move, wish: readonly Service[] | null): Move =>
  move.to?.name === 'item' && wish && wish.length > 0
    ? { ...move, to: { ...move.to, wish: wish.map(({ code }) => code) } }
    : move;

const order = new Set<Meaning>(['cancel', 'stop', 'wait', 'leave_service', 'start_over']);
const question = new Set<Meaning>([
  'status',
  'hours',
  'how_long',
  'cost',
  'human',
  'address',
  'requirements',
]);
const longestPart = 5;
/** A story of no more words may as well be something said to us. */
const longestAside = 9;

const isMore = (heard: Said, from: number, to: number, asks: boolean): boolean => {
  const [meaning] = meaningsOfPart(heard, from, to);
  return meaning !== undefined && (order.has(meaning) || (asks && to - from > 1 && question.has(meaning)));
};

/** Whether a text begins or ends with something that is no part of an answer: "untan, jam berapa buka?". */
const saysMore = (heard: Said, short: boolean, asks: boolean): boolean => {
  const { length } = heard.words;
  if (length < 2 || length > 12) return false;
  // In a story of its own a single word gives no order, and asks nothing.
  for (let size = short ? 1 : 2; size <= Math.min(longestPart, length - 1); size += 1)
    if (isMore(heard, length - size, length, asks) || isMore(heard, 0, size, asks)) return true;
  return false;
};

/**
 * Why words of one's own may not be the answer: any text fits, so everything that can be read in another way is asked back
 * before it is stored. Null when nothing speaks against it.
 */
export const doubtOf = (text: string, field: Field, turn: ItemTurn): string | null => {
  if (!isFreeText(field)) return null;
  const heard = said(text);
  const short = field.type === 'text';
  const wish = short ? otherWish(text, turn) : null;
  if (wish && wish.length > 0) return formTexts.storeWish(turn.item.label, text);
  const [heardAs] = heard.words.length > 1 || short ? meaningsOf(heard) : [];
  // "Setiap jam kerja" tells when, and asks for no opening hours.
  const meaning =
    heardAs === 'hours' && field.type === 'text' && (field.holds === 'when' || field.holds === 'title')
      ? undefined
      : heardAs;
  // Single words such as "alamat" are as likely a name of something.
  const mayBeName = heard.words.length === 1 && meaning !== undefined && !plainlyOther.has(meaning);
  if (meaning !== undefined && !mayBeName) return formTexts.storeThis(turn.item.label, text);
  if (short && asksSomething(heard)) return formTexts.storeQuestion(turn.item.label, text);
  // "Kebijakan 8 jam kerja": in a title such words ask nothing; what asks has been seen above.
  const asks = short && !(field.type === 'text' && field.holds === 'title');
  if ((short || heard.words.length <= longestAside) && saysMore(heard, short, asks))
    return formTexts.storeThis(turn.item.label, text);
  if (wish) return formTexts.storeWish(turn.item.label, text);
  return wasAway(turn.context) ? formTexts.storeThis(turn.item.label, text) : null;
};

const plainlyOther = new Set<Meaning>([
  'none',
  'no',
  'later',
  'yes',
  'done',
  'skip',
  'go_on',
  'stop',
  'cancel',
  'send',
  'back',
  'correct',
  'help',
  'start_over',
  'wait',
  'unsure',
]);
