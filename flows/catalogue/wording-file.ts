import { z } from 'zod';
import { writtenProblems, wordingOf, type Written } from '../kernel/written-wording.ts';
import type { Described, Wording } from '../kernel/wording.ts';
import type { Path, Problem } from './problem.ts';
import type { Service } from './service.ts';

const line = z.string().trim().min(1);

/** What a language says of one item of a form. */
const Item = z.strictObject({
  label: line.optional(),
  help: line.optional(),
  /** Names of options, by their ids. */
  options: z.record(z.string(), line).optional(),
});

/** What a language says of a service; what it leaves out stays as the service's file has it. */
const ServiceWords = z.strictObject({
  title: line.optional(),
  short: line.max(24).optional(),
  summary: line.optional(),
  whoMay: line.optional(),
  product: line.optional(),
  items: z.record(z.string(), Item).optional(),
});
type ServiceWords = z.infer<typeof ServiceWords>;

/** What stands in `texts.yaml` and `texts.<language>.yaml`: texts by the names of their parts, and what a language says of services. */
export const WordingFile = z
  .looseObject({ catalogue_words: z.record(z.string(), ServiceWords).optional() })
  .describe(
    'Texts by part and name; a text is a sentence with {parameters}, or `when:` a parameter and a sentence for each case.',
  );
type WordingFile = z.infer<typeof WordingFile>;

/** The languages a city may have a file of texts for, beside its own. */
export const languages = ['en'] as const;

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isWritten = (value: unknown): value is Written =>
  typeof value === 'string' ||
  (isGroup(value) &&
    typeof value['when'] === 'string' &&
    Object.values(value).every((one) => typeof one === 'string'));

type Found = { written: Map<string, { text: Written; path: Path }>; problems: Problem[] };

const gather = (
  data: unknown,
  path: readonly string[],
  known: ReadonlyMap<string, Described>,
  found: Found,
): void => {
  const name = path.join('.');
  const told = (say: string): void => void found.problems.push({ path, say });
  if (known.has(name)) {
    if (isWritten(data)) found.written.set(name, { text: data, path });
    else told('takes a sentence, or when: with a sentence for each case');
    return;
  }
  const isPart = [...known.keys()].some((one) => one.startsWith(`${name}.`));
  if (!isPart || !isGroup(data)) {
    const above = path.slice(0, -1).join('.');
    const near = [...known.keys()].filter((one) => above !== '' && one.startsWith(`${above}.`)).slice(0, 5);
    told(`is the name of no text; correct it${near.length > 0 ? ` (such as ${near.join(', ')})` : ''}`);
    return;
  }
  for (const [key, inner] of Object.entries(data)) gather(inner, [...path, key], known, found);
};

/** What a file of texts says, and what is wrong with it. */
export const readWording = (
  file: WordingFile,
  known: ReadonlyMap<string, Described>,
  locale: string,
): { wording: Wording; problems: Problem[] } => {
  const found: Found = { written: new Map(), problems: [] };
  for (const [key, data] of Object.entries(file))
    if (key !== 'catalogue_words') gather(data, [key], known, found);
  const wrong = [...found.written].flatMap(([name, { text, path }]) =>
    writtenProblems(text, known.get(name) ?? null).map(({ key, say }) => ({
      path: key === null ? path : [...path, key],
      say,
    })),
  );
  const problems = [...found.problems, ...wrong];
  const written = new Map([...found.written].map(([name, { text }]) => [name, text]));
  return { wording: problems.length > 0 ? new Map() : wordingOf(written, known, locale), problems };
};

type Worded = { label: string; help: string };

const itemIn = <I extends Worded & { key: string }>(item: I, words: ServiceWords): I => {
  const said = words.items?.[item.key];
  if (!said) return item;
  const { label = item.label, help = item.help, options = {} } = said;
  if (!('options' in item) || !Array.isArray(item.options)) return { ...item, label, help };
  // What it is called in the city's own language is understood all the same.
  const renamed = (item.options as { id: string; label: string; also?: string }[]).map((option) => {
    const name = options[option.id];
    return name === undefined
      ? option
      : { ...option, label: name, also: [option.label, option.also].filter(Boolean).join(', ') };
  });
  return { ...item, label, help, options: renamed };
};

/**
 * The services as a language says them; what is asked, and what an answer means, is the same. Words for what is no longer there
 * are passed over: nobody who takes a question away has to know every language.
 */
export const servicesIn = (
  services: readonly Service[],
  { catalogue_words: all = {} }: WordingFile,
): Service[] =>
  services.map((service) => {
    const words = all[service.code];
    if (!words) return service;
    const said = Object.fromEntries(Object.entries(words).filter(([key]) => key !== 'items'));
    return {
      ...service,
      ...said,
      fields: service.fields.map((field) => itemIn(field, words)),
      letters: service.letters.map((letter) => itemIn(letter, words)),
    } as Service;
  });
