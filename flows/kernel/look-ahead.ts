import type { Context } from './context.ts';
import type { Event } from './event.ts';
import { normalWord } from './lexicon/spelling.ts';
import type { Cue, Heard, Turn, When } from './feature.ts';
import type { AnyPlace } from './place.ts';
import type { Session } from './session.ts';

/*
 * Nearly every message is a plain answer, and nearly every reader has nothing to say to it. So each says beforehand, as data, without
 * what it finds nothing: words, signs. A text is looked through for all of that once, and only those are asked who have a chance. What
 * is not everyday (stories, markup, pictures, other scripts) is looked at by everybody: whoever declares a cue has to think of
 * everyday text only.
 */

export type { Cue, When } from './feature.ts';

/** What a cue is told by: a word as typed in small letters, or as it is compared (`lexicon/spelling.ts`); a sign that is no letter. */
export type Tells = {
  words?: ReadonlySet<string> | RegExp | ((word: string) => boolean);
  signs?: string;
};

const lane = 31;
/** Every text has it: what is left for a cue when there are no more bits. */
const always: Cue = { low: 1, high: 0 };
/** A text that may hold anything. */
const everything: Cue = { low: -1, high: -1 };
const nothing: Cue = { low: 0, high: 0 };

const together = (a: Cue, b: Cue): Cue => ({ low: a.low | b.low, high: a.high | b.high });

type Known = { cue: Cue; is: (word: string) => boolean };
const known: Known[] = [];
const bySign: Cue[] = Array.from({ length: 128 }, () => nothing);
/** Words looked up before: people use the same ones again and again. */
const byWord = new Map<string, Cue>();
const mostWords = 20_000;

const testOf = (words: NonNullable<Tells['words']>): ((word: string) => boolean) => {
  if (typeof words === 'function') return words;
  return words instanceof RegExp ? (word) => words.test(word) : (word) => words.has(word);
};

let made = 1;

/** A cue told by any of these, looked for in every text from now on. Made once, when a module is loaded. */
export const cue = (...tells: readonly Tells[]): Cue => {
  if (made === 2 * lane) return always;
  const bit = 1 << (made % lane);
  const mine: Cue = made < lane ? { low: bit, high: 0 } : { low: 0, high: bit };
  made += 1;
  for (const { words, signs = '' } of tells) {
    if (words) known.push({ cue: mine, is: testOf(words) });
    for (const sign of signs) {
      const code = sign.charCodeAt(0);
      bySign[code] = together(bySign[code] ?? nothing, mine);
    }
  }
  byWord.clear();
  return mine;
};

/** Any of several cues. */
export const anyCue = (...cues: readonly Cue[]): Cue => cues.reduce(together, nothing);

/** Signs of figures. */
export const digits = '0123456789';

const lookedUp = (word: string): Cue => {
  const compared = normalWord(word);
  const forms = compared.includes(' ') ? [word, compared, ...compared.split(' ')] : [word, compared];
  const found = known.reduce(
    (all, { cue: one, is }) => (forms.some((form) => is(form)) ? together(all, one) : all),
    nothing,
  );
  if (byWord.size >= mostWords) byWord.clear();
  byWord.set(word, found);
  return found;
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

const lookThrough = (text: string): Cue => {
  if (text.length > longest || !everyday.test(text) || !anything.test(text)) return everything;
  const small = text.toLowerCase();
  let { low, high } = always;
  let from = -1;
  for (let at = 0; at <= small.length; at += 1) {
    const code = at < small.length ? small.charCodeAt(at) : 32;
    const sign = bySign[code] ?? nothing;
    low |= sign.low;
    high |= sign.high;
    if (isLetter(code)) {
      if (from < 0) from = at;
      continue;
    }
    if (from < 0) continue;
    const word = small.slice(from, at);
    const found = byWord.get(word) ?? lookedUp(word);
    low |= found.low;
    high |= found.high;
    from = -1;
  }
  if (!joining.test(small)) return { low, high };
  const words = joined.flatMap((pattern) => small.match(pattern) ?? []);
  return words.map((word) => byWord.get(word) ?? lookedUp(word)).reduce(together, { low, high });
};

let isOn = true;
let last: { text: string; found: Cue } = { text: '', found: nothing };

const foundIn = (text: string): Cue => {
  if (!isOn) return everything;
  if (last.text !== text) last = { text, found: lookThrough(text) };
  return last.found;
};

const meet = (a: Cue, b: Cue): boolean => ((a.low & b.low) | (a.high & b.high)) !== 0;

/** Whether a text may hold what a cue stands for. */
export const hears = (text: string, wanted: Cue): boolean => meet(foundIn(text), wanted);

/** Does some work with everybody asked about everything: what looking ahead must not change. */
export const withoutLookingAhead = <T>(work: () => T): T => {
  isOn = false;
  last = { text: '', found: nothing };
  try {
    return work();
  } finally {
    isOn = true;
  }
};

/** A text that was written under another message, or passed on. */
export const underAnother: When = { text: nothing };

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
