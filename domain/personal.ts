/*
 * Values about people are marked where they are written, and sealed on their way into the database (`app/db/sealing-client.ts`).
 * The marks are signs of Unicode's private use, which nobody types and JSON leaves as they are.
 */
const begin = '\uE0F1';
const end = '\uE0F2';
/** Between whose a value is and the value. */
const ofPerson = '\uE0F3';
/** After whose key is to be made. */
const keyOf = '\uE0F4';
/** Before what somebody is only found by. */
const toFind = '\uE0F5';
const marks = /[\uE0F1-\uE0F5]/g;

/** What stands in the place of words whose key is destroyed, or that were erased. */
export const erasedWords = '(dihapus)';

/** A marked value, alone or inside a longer text; its words are the first group. */
export const marked = /\uE0F1([^\uE0F1\uE0F2]*)\uE0F2/g;

/** Whether anything of a text is marked. */
export const hasMarked = (text: string): boolean => text.includes(begin);

/** Whether a text is one marked value and nothing else. */
export const isMarked = (text: string): boolean =>
  text.startsWith(begin) && text.endsWith(end) && text.indexOf(begin, 1) === -1;

/** Marks a value about a person for the database; the same value is always sealed alike, so that it can be looked for. */
export function personal(text: string): string;
export function personal(text: string | null): string | null;
export function personal(text: string | null): string | null {
  return text === null ? null : begin + text.replace(marks, '') + end;
}

/** Marks what somebody is found by: a keyed hash is stored, which nobody opens, so the value itself is kept somewhere else. */
export function findable(text: string): string;
export function findable(text: string | null): string | null;
export function findable(text: string | null): string | null {
  return text === null ? null : begin + toFind + text.replace(marks, '') + end;
}

/** Marks where a key of somebody new is to be made, and stored in the same statement. */
export const newPersonKey = (owner: string): string => begin + owner + keyOf + end;

/** What stands in a mark: words, and whose they are if they are sealed with that person's own key. */
type Parts = { kind: 'words' | 'key' | 'found'; owner: string | null; words: string };

/** Reads a mark: words, a key that is to be made, or what somebody is found by. */
export const partsOf = (inside: string): Parts => {
  if (inside.endsWith(keyOf)) return { kind: 'key', owner: inside.slice(0, -1), words: '' };
  if (inside.startsWith(toFind)) return { kind: 'found', owner: null, words: inside.slice(1) };
  const at = inside.indexOf(ofPerson);
  return at === -1
    ? { kind: 'words', owner: null, words: inside }
    : { kind: 'words', owner: inside.slice(0, at), words: inside.slice(at + 1) };
};

const isPlain = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype;

/** A value in which all that is marked is one person's: it is sealed with their own key, not so that it can be looked for. */
export const ownedBy = <V>(value: V, owner: string): V => {
  const change = (one: unknown): unknown => {
    if (typeof one === 'string')
      return hasMarked(one) && !one.includes(ofPerson)
        ? one.replaceAll(begin, begin + owner + ofPerson)
        : one;
    if (Array.isArray(one)) return one.map(change);
    if (one === null || typeof one !== 'object' || !isPlain(one)) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, change(inner)]));
  };
  return change(value) as V;
};

/** What a keyed hash begins with, as it is stored. */
export const foundPrefix = '~k1.';

/**
 * A provider's id of a message, marked (or hashed) where a number or the address of a chat stands in it; "wamid." hides one, too. Nobody
 * reads such an id: a message is only ever found by it.
 */
export const personalId = (id: string, find: (text: string) => string = findable): string =>
  !id.startsWith(foundPrefix) && /\d{9}|^wamid\./.test(id) ? find(id) : id;

/** The same of some columns of a row. */
export const personalIn = <R extends object>(row: R, columns: readonly (keyof R)[]): R => {
  const changed = { ...row };
  for (const column of columns) {
    const value = row[column];
    if (typeof value === 'string') changed[column] = personal(value) as R[keyof R];
  }
  return changed;
};

/** Where words about people stand inside what a step writes: reasons, instructions, names of people and files. */
const wordKeys = new Set([
  'name',
  'actor',
  'instruction',
  'because',
  'before',
  'outcome',
  'place',
  'signer',
  'words',
]);

/** A JSON value with its words marked, however deep they stand, by the keys they stand under. */
export const personalWords = <V>(value: V): V => {
  const change = (one: unknown, isWords: boolean): unknown => {
    if (typeof one === 'string') return isWords ? personal(one) : one;
    if (Array.isArray(one)) return one.map((item) => change(item, isWords));
    if (one === null || typeof one !== 'object') return one;
    return Object.fromEntries(
      Object.entries(one).map(([key, inner]) => [key, change(inner, wordKeys.has(key))]),
    );
  };
  return change(value, false) as V;
};

/** Answers with their words marked (or sealed); what the database itself reads of them (periods, numbers) stays as it is. */
export const personalAnswers = <V>(
  answers: Readonly<Record<string, V>>,
  seal: (text: string) => string = personal,
): Record<string, V> =>
  Object.fromEntries(
    Object.entries(answers).map(([key, value]) => {
      if (typeof value === 'string') return [key, seal(value) as V];
      if (Array.isArray(value))
        return [key, value.map((one: unknown) => (typeof one === 'string' ? seal(one) : one)) as V];
      return [key, value];
    }),
  );
