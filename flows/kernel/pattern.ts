import { longDate } from '../../domain/city-time.ts';
import { parameterNames, writtenProblems } from './written-wording.ts';
import { describedTexts, ownWording, worded, type Described, type Parameter } from './wording.ts';

/** How a text is said where nobody says it otherwise, its parameters in braces; null where no sentence shows it. */
export type Pattern = { says: string | null; names: readonly string[] };

/** A Monday, shown wherever a date would stand. */
const someDay = '2026-11-30';

/** A number that counts as several and reads as its own name. */
const counted = (name: string): object => ({
  toString: () => `{${name}}`,
  toLocaleString: () => `{${name}}`,
  valueOf: () => 2,
});

const standIns: Record<string, (name: string) => unknown> = {
  number: counted,
  yes: () => true,
  list: (name) => [`{${name}}`],
  day: () => someDay,
};

const standIn = (parameter: Parameter): unknown => {
  if (typeof parameter !== 'string') {
    const [group = '', ...keys] = parameter;
    return Object.fromEntries(keys.map((key) => [key, `{${group}_${key}}`]));
  }
  const [name = '', kind = ''] = parameter.split(':');
  return standIns[kind]?.(name) ?? `{${name}}`;
};

const dayName = (parameters: readonly Parameter[]): string =>
  parameters.find((one): one is string => typeof one === 'string' && one.endsWith(':day'))?.split(':')[0] ??
  '';

const said = (text: unknown, parameters: readonly Parameter[]): string | null => {
  if (typeof text !== 'function') return null;
  try {
    const made: unknown = (text as (...values: unknown[]) => unknown)(...parameters.map(standIn));
    if (typeof made !== 'string' || /undefined|NaN|\[object/.test(made)) return null;
    const pattern = made.replaceAll(longDate(someDay), `{${dayName(parameters)}}`);
    return writtenProblems(pattern, parameters).length === 0 ? pattern : null;
  } catch {
    // It does more with its parameters than to name them: only its own code says how.
    return null;
  }
};

const at = (texts: object, path: readonly string[]): unknown =>
  path.reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], texts);

const patternOf = (text: unknown, described: Exclude<Described, null>): Pattern =>
  described === 'sentence'
    ? { says: String(text), names: [] }
    : { says: said(text, described), names: parameterNames(described) };

/** All texts of a part that can be said otherwise, by their names, as they come along. */
export const patternsOf = (texts: object): [name: string, pattern: Pattern][] =>
  worded(ownWording, () =>
    [...describedTexts(texts)].flatMap(([name, described]): [string, Pattern][] =>
      described === null ? [] : [[name, patternOf(at(texts, name.split('.').slice(1)), described)]],
    ),
  );
