/** How texts are said where a city or a language says them in its own way: a sentence, or what makes one of a text's parameters. */
export type Wording = ReadonlyMap<string, string | ((values: readonly unknown[]) => string)>;

/** Everything as it stands in the code. */
export const ownWording: Wording = new Map();

/*
 * Texts are read by name in hundreds of places, by functions that have nothing else to do with a city; a wording handed through
 * all of them would stand in every signature. A turn is decided without a pause, so what is set for it is nobody else's.
 */
let now = ownWording;

/** Does some work, all of it at once, with texts said in a wording. */
export const worded = <T>(wording: Wording, work: () => T): T => {
  const before = now;
  now = wording;
  try {
    return work();
  } finally {
    now = before;
  }
};

/** What this process says outside of turns: documents, news, alerts. */
export const wordAlways = (wording: Wording): void => {
  now = wording;
};

/**
 * A parameter as a wording may name it: a word, a number (`count:number`), whether something is so (`required:yes`), several words
 * (`titles:list`), a date (`until:day`); of a group of values its name and the keys that may be named (`field_label`).
 */
export type Parameter = string | readonly string[];

type ParameterOf<P> = P extends number
  ? `${string}:number`
  : P extends boolean
    ? `${string}:yes`
    : P extends string | null | undefined
      ? string
      : P extends readonly unknown[]
        ? `${string}:list`
        : readonly [string, ...(keyof P & string)[]];

type ParameterList<A extends readonly unknown[]> = { readonly [I in keyof A]: ParameterOf<A[I]> };

type Sentence = (...values: never[]) => string;

/** The parameters of texts by their names; a text that has none of its own here cannot be said otherwise. */
export type ParametersOf<T> = {
  readonly [K in keyof T]?: T[K] extends Sentence
    ? ParameterList<Parameters<T[K]>>
    : T[K] extends object
      ? ParametersOf<T[K]>
      : never;
};

/** A text as a wording may say it: a sentence, or one of so many parameters; null where it may not. */
export type Described = readonly Parameter[] | 'sentence' | null;

const describedOf = new WeakMap<object, ReadonlyMap<string, Described>>();

/** The names of texts, each with what may stand in it. */
export const describedTexts = (texts: object): ReadonlyMap<string, Described> =>
  describedOf.get(texts) ?? new Map();

type Group = Readonly<Record<string, unknown>>;
/** A list of sentences is a group by their places. */
const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' &&
  value !== null &&
  (!Array.isArray(value) || value.every((one) => typeof one === 'string'));

const saidAsSentence = (name: string, own: string): string => {
  const said = now.get(name);
  return typeof said === 'string' ? said : own;
};

type AnySentence = (...values: unknown[]) => unknown;

const saidAsFunction =
  (name: string, own: AnySentence): AnySentence =>
  (...values) => {
    const said = now.get(name);
    return typeof said === 'function' ? said(values) : own(...values);
  };

const live = (
  name: string,
  own: Group,
  parameters: Group | undefined,
  described: Map<string, Described>,
): object => {
  const made = Array.isArray(own) ? [] : {};
  for (const [key, { value, get, enumerable }] of Object.entries(Object.getOwnPropertyDescriptors(own))) {
    // A list has a length, which is no text.
    if (enumerable !== true) continue;
    const full = `${name}.${key}`;
    const given = parameters?.[key];
    if (get !== undefined || typeof value === 'string') {
      described.set(full, 'sentence');
      // Read when it is said: it may hold other texts.
      Object.defineProperty(made, key, {
        enumerable: true,
        get: () => saidAsSentence(full, own[key] as string),
      });
      continue;
    }
    if (typeof value === 'function') {
      described.set(full, Array.isArray(given) ? (given as Parameter[]) : null);
      Object.defineProperty(made, key, {
        enumerable: true,
        value: saidAsFunction(full, value as AnySentence),
      });
      continue;
    }
    const inner = isGroup(value) ? live(full, value, isGroup(given) ? given : undefined, described) : value;
    Object.defineProperty(made, key, { enumerable: true, value: inner });
  }
  return made;
};

/** A feature's texts, each under its name, so that a wording can say it otherwise; used as the object they are written as. */
export const named = <const T extends object>(name: string, own: T, parameters: ParametersOf<T> = {}): T => {
  const described = new Map<string, Described>();
  const made = live(name, own as Group, parameters as Group, described) as T;
  describedOf.set(made, described);
  return made;
};
