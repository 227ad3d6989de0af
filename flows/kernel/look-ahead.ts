import type { Context } from './context.ts';
import type { Event } from './event.ts';
import { normalWord } from './lexicon/spelling.ts';
import type { Cue, Heard, Tells, Turn, When } from './feature.ts';
import type { AnyPlace } from './place.ts';
import type { Session } from './session.ts';

/*
 * Nearly every message is a plain answer, and nearly every reader has nothing to say to it. So each says beforehand, as data, without
 * what it finds nothing: words, signs. A text is looked through for all of that once, and only those are asked who have a chance. What
 * is not everyday (stories, markup, pictures, other scripts) is looked at by everybody: whoever declares a cue has to think of
 * everyday text only.
 */

export type { Cue, When } from './feature.ts';

/** A cue told by any of these. */
export const cue = (...tells: readonly Tells[]): Cue => ({ tells, of: [] });

/** Any of several cues. */
export const anyCue = (...cues: readonly Cue[]): Cue => ({ tells: [], of: cues });

/** Signs of figures. */
export const digits = '0123456789';

const testOf = (words: NonNullable<Tells['words']>): ((word: string) => boolean) => {
  if (typeof words === 'function') return words;
  return words instanceof RegExp ? (word) => words.test(word) : (word) => words.has(word);
};

const mostWords = 8_000;
/** The words of texts by their numbers, each as typed and as it is compared: people use the same ones again and again. */
let words = { numbers: new Map<string, number>(), forms: [] as string[][] };

const numberOf = (word: string): number => {
  const known = words.numbers.get(word);
  if (known !== undefined) return known;
  if (words.forms.length >= mostWords) words = { numbers: new Map(), forms: [] };
  const compared = normalWord(word);
  const number = words.forms.length;
  words.forms.push(compared.includes(' ') ? [word, compared, ...compared.split(' ')] : [word, compared]);
  words.numbers.set(word, number);
  return number;
};

const unknown = 0;
const no = 1;
const yes = 2;

/**
 * What a cue comes to, worked out from nothing but the cue when it is first looked for: its signs, a bit each, and which words tell it, as far
 * as they were asked about.
 */
type Ear = {
  signs: Signs;
  tests: readonly ((word: string) => boolean)[];
  parts: readonly Ear[];
  isDeaf: boolean;
  of: typeof words;
  told: Uint8Array;
};
/** The signs of ASCII that are not letters: those before the letters, between and behind them. */
type Signs = [number, number, number];

const addSign = (signs: Signs, code: number): void => {
  if (code < 64) signs[0] |= 1 << (code - 32);
  else if (code < 96) signs[1] |= 1 << (code - 64);
  else signs[2] |= 1 << (code - 96);
};

const ears = new WeakMap<Cue, Ear>();

const makeEar = (cue: Cue): Ear => {
  const parts = cue.of.map(earOf);
  const signs: Signs = [0, 0, 0];
  for (const { signs: own = '' } of cue.tells) for (const sign of own) addSign(signs, sign.charCodeAt(0));
  for (const part of parts) part.signs.forEach((bits, at) => (signs[at as 0 | 1 | 2] |= bits));
  const tests = cue.tells.flatMap((tell) => (tell.words ? [testOf(tell.words)] : []));
  const isDeaf = cue.tells.length === 0 && parts.every((part) => part.isDeaf);
  const ear: Ear = { signs, tests, parts, isDeaf, of: words, told: new Uint8Array(mostWords) };
  ears.set(cue, ear);
  return ear;
};
const earOf = (cue: Cue): Ear => ears.get(cue) ?? makeEar(cue);

const lookUp = (ear: Ear, number: number): boolean => {
  const forms = words.forms[number] ?? [];
  const isTold =
    ear.parts.some((part) => isToldBy(part, number)) ||
    forms.some((form) => ear.tests.some((test) => test(form)));
  ear.told[number] = isTold ? yes : no;
  return isTold;
};

const isToldBy = (ear: Ear, number: number): boolean => {
  if (ear.of !== words) {
    ear.of = words;
    ear.told.fill(unknown);
  }
  const known = ear.told[number];
  // Apart, for a function that makes another one costs memory also where it does not come to that.
  return known === unknown ? lookUp(ear, number) : known === yes;
};

/** What is longer is a story, and everybody's. */
const longest = 200;
/** Printable ASCII without what marks bold or slanted letters. */
const everyday = /^[ -)+-^a-}]*$/;
const anything = /\S/;
const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
/** Between letters these join two words to one. */
const joining = /[a-z0-9]['.-][a-z0-9]/;
const joined = [/[a-z0-9]+(?:['.-][a-z0-9]+)+/g, /[a-z0-9]+(?:['-][a-z0-9]+)+/g];

/** A text taken apart into its signs and the numbers of its words; `isStory` where it may hold anything. */
type Parts = { text: string; isStory: boolean; signs: Signs; of: typeof words; numbers: number[] };

const takeApart = (text: string): Parts => {
  const signs: Signs = [0, 0, 0];
  const typed: string[] = [];
  const isStory = text.length > longest || !everyday.test(text) || !anything.test(text);
  if (isStory) return { text, isStory, signs, of: words, numbers: [] };
  const small = text.toLowerCase();
  let from = -1;
  for (let at = 0; at <= small.length; at += 1) {
    const code = at < small.length ? small.charCodeAt(at) : 32;
    addSign(signs, code);
    if (isLetter(code)) {
      if (from < 0) from = at;
    } else if (from >= 0) {
      typed.push(small.slice(from, at));
      from = -1;
    }
  }
  if (joining.test(small)) for (const pattern of joined) typed.push(...(small.match(pattern) ?? []));
  return { text, isStory, signs, ...numbered(typed) };
};

/** Numbered together, lest the numbers begin anew between two of them. */
const numbered = (typed: readonly string[]): { of: typeof words; numbers: number[] } => {
  const of = words;
  const numbers = typed.map(numberOf);
  return of === words ? { of, numbers } : { of: words, numbers: typed.map(numberOf) };
};

const isToldByAny = (ear: Ear, numbers: readonly number[]): boolean => {
  for (let at = 0; at < numbers.length; at += 1) if (isToldBy(ear, numbers[at] ?? 0)) return true;
  return false;
};

let isOn = true;
let last: Parts | null = null;

/** Whether a text may hold what a cue stands for. */
export const hears = (text: string, wanted: Cue): boolean => {
  const ear = earOf(wanted);
  if (ear.isDeaf || !isOn) return !ear.isDeaf;
  if (last?.text !== text || last.of !== words) last = takeApart(text);
  const { isStory, signs, numbers } = last;
  if (isStory) return true;
  if (((signs[0] & ear.signs[0]) | (signs[1] & ear.signs[1]) | (signs[2] & ear.signs[2])) !== 0) return true;
  return isToldByAny(ear, numbers);
};

/** Does some work with everybody asked about everything: what looking ahead must not change. */
export const withoutLookingAhead = <T>(work: () => T): T => {
  isOn = false;
  try {
    return work();
  } finally {
    isOn = true;
  }
};

/** A text that was written under another message, or passed on. */
export const underAnother: When = { text: cue() };

const isSet = (value: unknown): boolean => value !== undefined && value !== null && value !== false;

const saidIn = ({ text }: When, event: Event): boolean => {
  if (text === undefined || event.kind !== 'text') return false;
  // What was passed on, or written under another message, is looked at by everybody who reads texts.
  return text === true || event.forwarded === true || event.quotes !== undefined || hears(event.text, text);
};

const isAmong = (list: readonly string[] | undefined, word: string | null): boolean =>
  list !== undefined && word !== null && list.includes(word);

const prefixOf = (button: string | null): string | null =>
  button === null ? null : button.slice(0, button.indexOf('.'));

/** What is true of a place stays so; it is asked once of each. */
const answersOf = new WeakMap<NonNullable<When['where']>, Map<AnyPlace, boolean>>();

const isAt = (test: NonNullable<When['where']>, { at }: Session, { places }: Context): boolean => {
  const place = places.get(at.name);
  if (!place) return true;
  const answers = answersOf.get(test) ?? new Map<AnyPlace, boolean>();
  const known = answers.get(place);
  if (known !== undefined) return known;
  answersOf.set(test, answers.set(place, test(place)));
  return test(place);
};

const concernsOne = (when: When, { session, event, context }: Turn, heard?: Heard): boolean => {
  if (when.contact !== undefined && !isSet(context.contact[when.contact])) return false;
  if (when.context !== undefined && !isSet(context[when.context])) return false;
  if (when.where && !isAt(when.where, session, context)) return false;
  if (!isOn) return true;
  const isAlways = !when.events && when.text === undefined && !when.buttons && !when.commands;
  return (
    isAlways ||
    when.events?.includes(event.kind) === true ||
    saidIn(when, event) ||
    (heard !== undefined &&
      (isAmong(when.buttons, prefixOf(heard.button)) || isAmong(when.commands, heard.command)))
  );
};

/** Whether a turn is one that somebody has to be asked about: one of several cases is enough. */
export const concerns = (when: When | readonly When[], turn: Turn, heard?: Heard): boolean => {
  if (!Array.isArray(when)) return concernsOne(when as When, turn, heard);
  for (const each of when as readonly When[]) if (concernsOne(each, turn, heard)) return true;
  return false;
};
