import type { Pattern } from '../../../kernel/pattern.ts';
import { valueAt, type Part, type Thing } from './part.ts';
import { editableTexts as texts } from './texts.ts';

/** The file of what a city says in its own way. */
export const textsFile = 'texts.yaml';

const isCases = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** One sentence; of a text that is said in cases one for each of them. */
const partsOf = (key: string, written: unknown, pattern: Pattern): Part[] => {
  const help = texts.textHelp(pattern);
  if (!isCases(written))
    return [{ path: [key], label: texts.labels.text, kind: 'words', optional: true, help }];
  return Object.keys(written)
    .filter((one) => one !== 'when')
    .map((one) => ({ path: [key, one], label: texts.textCase(one), kind: 'words', help }));
};

/** A text a city may say in its own way; left empty it is said as it comes along. */
export const textThing = (name: string, pattern: Pattern, file: unknown): Thing => {
  const path = name.split('.');
  const [at, key = ''] = [path.slice(0, -1), path.at(-1)];
  const value = valueAt(file, at) ?? {};
  return {
    ...{ file: textsFile, at, value, listed: false, name: texts.of(texts.things.text, name) },
    parts: partsOf(key, valueAt(value, [key]), pattern),
  };
};

/** What an edit of a text is about. */
export const textPart = (path: readonly (string | number)[]): Part => ({
  ...{ path: path.map(String), label: path.join('.'), kind: 'words' },
});
