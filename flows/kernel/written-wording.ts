import type { Described, Parameter, Wording } from './wording.ts';

/** A text as a wording's file says it: a sentence with `{parameters}`, or one for each value of one of them. */
export type Written = string | ({ when: string } & Readonly<Record<string, string>>);

/** What is wrong with a written text, at which of its keys, as half a sentence that says how to mend it. */
export type WrittenProblem = { key: string | null; say: string };

type Values = Readonly<Record<string, unknown>>;

const isGroup = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Groups of values are named with the keys that lead into them: `service_title`. */
const flattened = (name: string, value: unknown, into: Record<string, unknown>): void => {
  if (!isGroup(value)) into[name] = value;
  else for (const [key, inner] of Object.entries(value)) flattened(`${name}_${key}`, inner, into);
};

const plainName = (parameter: Parameter): string =>
  typeof parameter === 'string' ? (parameter.split(':')[0] ?? '') : (parameter[0] ?? '');

const valuesOf = (parameters: readonly Parameter[], given: readonly unknown[]): Values => {
  const values: Record<string, unknown> = {};
  parameters.forEach((parameter, at) => flattened(plainName(parameter), given[at], values));
  return values;
};

const dayIn = (locale: string, iso: string): string => {
  const day = new Date(`${iso.slice(0, 10)}T12:00:00Z`);
  if (Number.isNaN(day.getTime())) return iso;
  const style = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, style).format(day);
};

const shown = (value: unknown, isDay: boolean, locale: string): string => {
  if (Array.isArray(value)) return value.map(String).join(', ');
  if (typeof value === 'number') return value.toLocaleString(locale);
  if (typeof value !== 'string') return '';
  return isDay ? dayIn(locale, value) : value;
};

/** Under which keys a value may stand, the most exact first. */
const casesOf = (value: unknown, locale: string): string[] => {
  if (typeof value === 'boolean') return [value ? 'yes' : 'no'];
  if (value === null || value === undefined || value === '') return ['none', 'no'];
  const count = Array.isArray(value) ? value.length : value;
  if (typeof count !== 'number') return [String(value), 'yes'];
  return [...(count === 0 ? ['none'] : []), String(count), new Intl.PluralRules(locale).select(count)];
};

const placeholder = /\{([a-zA-Z_]\w*)\}/g;
/** "{workday+5}": a text may tell how days are written in examples. */
const exampleDay = /\{[a-z]+[+-]\d+\}/g;

type Sentence = (given: readonly unknown[]) => string;

/** What says a text of its parameters. */
const sentenceOf = (written: Written, parameters: readonly Parameter[], locale: string): Sentence => {
  const days = new Set(
    parameters.flatMap((one) => (typeof one === 'string' && one.endsWith(':day') ? [plainName(one)] : [])),
  );
  const fill = (text: string, values: Values): string =>
    text.replace(placeholder, (_, name: string) => shown(values[name], days.has(name), locale));
  if (typeof written === 'string') return (given) => fill(written, valuesOf(parameters, given));
  const { when, ...cases } = written;
  return (given) => {
    const values = valuesOf(parameters, given);
    const found = casesOf(values[when], locale).find((one) => Object.hasOwn(cases, one)) ?? 'other';
    return fill(cases[found] ?? '', values);
  };
};

const mayName = (name: string, parameters: readonly Parameter[]): boolean =>
  parameters.some((parameter) =>
    typeof parameter === 'string'
      ? plainName(parameter) === name
      : parameter.slice(1).some((key) => {
          const full = `${plainName(parameter)}_${key}`;
          return name === full || name.startsWith(`${full}_`);
        }),
  );

/** The parameters of a text as its writer may name them. */
export const parameterNames = (parameters: readonly Parameter[]): string[] =>
  parameters.flatMap((parameter) =>
    typeof parameter === 'string'
      ? [plainName(parameter)]
      : parameter.slice(1).map((key) => `${plainName(parameter)}_${key}`),
  );

const listed = (parameters: readonly Parameter[]): string =>
  parameterNames(parameters)
    .map((name) => `{${name}}`)
    .join(', ') || 'no parameter';

/** What is wrong with a text that is said otherwise. */
export const writtenProblems = (written: Written, described: Described): WrittenProblem[] => {
  if (described === null) return [{ key: null, say: 'cannot be said otherwise yet; remove it' }];
  const parameters = described === 'sentence' ? [] : described;
  const texts = typeof written === 'string' ? [[null, written] as const] : Object.entries(written);
  const unknown = texts.flatMap(([key, text]) =>
    (key === 'when' ? [`{${text}}`] : [...text.matchAll(placeholder)].map(([all]) => all))
      .filter((name) => !mayName(name.slice(1, -1), parameters))
      .map((name) => ({ key, say: `knows ${listed(parameters)}, not ${name}; correct the name` })),
  );
  const stray = texts.flatMap(([key, text]) =>
    key !== 'when' && /[{}]/.test(text.replace(placeholder, '').replace(exampleDay, ''))
      ? [{ key, say: 'has a { or } that holds no name of a parameter; complete or remove it' }]
      : [],
  );
  const wrong = [...unknown, ...stray];
  const isWhole =
    typeof written === 'string' || Object.hasOwn(written, 'other') || Object.hasOwn(written, 'no');
  return isWhole
    ? wrong
    : [...wrong, { key: null, say: 'says nothing where none of its cases holds; add other' }];
};

/** A wording of its texts, all of which are known and right. */
export const wordingOf = (
  written: ReadonlyMap<string, Written>,
  described: ReadonlyMap<string, Described>,
  locale: string,
): Wording =>
  new Map(
    [...written].map(([name, text]): [string, string | Sentence] => {
      const parameters = described.get(name);
      return Array.isArray(parameters)
        ? [name, sentenceOf(text, parameters as readonly Parameter[], locale)]
        : [name, typeof text === 'string' ? text : ''];
    }),
  );
