import { z } from 'zod';
import type { Part } from './part.ts';
import { editableTexts as texts } from './texts.ts';

/** What somebody typed, as it stands in a file; `undefined` where it is to stand there no more. */
export type Typed = { value: unknown; wrong?: never } | { wrong: string; value?: never };

type Kind = Part['kind'];

const Option = z.object({ id: z.string(), label: z.string(), also: z.string().optional() });
const Hours = z.object({ open: z.string(), close: z.string() });

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const shownOption = (value: unknown): string => {
  const { id, label, also } = Option.parse(value);
  return also === undefined ? `${id} = ${label}` : `${id} = ${label} | ${also}`;
};

const listShown = (value: unknown, each: (one: unknown) => string = String): string =>
  Array.isArray(value) ? value.map(each).join('\n') : '';

/** How a value is shown where it is typed. */
const shown: Partial<Record<Kind, (value: unknown) => string>> = {
  list: (value) => listShown(value),
  many: (value) => listShown(value),
  options: (value) => listShown(value, shownOption),
  hours: (value) => {
    const { data } = Hours.safeParse(value);
    return data ? `${data.open}–${data.close}` : '';
  },
  yes: (value) => (value === true ? 'ya' : ''),
};

/** A value as it stands in its field, one line each where there are several. */
export const shownValue = ({ kind }: Pick<Part, 'kind'>, value: unknown): string => {
  if (value === undefined || value === null) return '';
  return shown[kind]?.(value) ?? (typeof value === 'string' ? value : JSON.stringify(value));
};

const one = (text: string): string => text.trim().replace(/\s+/g, ' ');

const readHours = (text: string): Typed => {
  const [, open, close] = /^(\d{1,2}[.:]\d{2})\s*(?:-|–|sampai)\s*(\d{1,2}[.:]\d{2})$/.exec(text) ?? [];
  if (open === undefined || close === undefined) return { wrong: texts.hoursRefused };
  const [from, to] = [open, close].map((time) => time.replace('.', ':').padStart(5, '0'));
  return { value: { open: from, close: to } };
};

const readOption = (line: string): { id: string; label: string; also?: string } | null => {
  const [, id = '', label = '', also] =
    /^([a-z][a-z0-9_]*)\s*=\s*([^|]+?)\s*(?:\|\s*(.+))?$/.exec(line) ?? [];
  if (id === '') return null;
  return { id, label, ...(also === undefined ? {} : { also }) };
};

const readOptions = (text: string): Typed => {
  const all = lines(text).map(readOption);
  return all.some((option) => option === null) ? { wrong: texts.optionsRefused } : { value: all };
};

const readers: Record<Exclude<Kind, 'one' | 'many'>, (text: string) => Typed> = {
  line: (text) => ({ value: one(text) }),
  words: (text) => ({ value: text }),
  number: (text) => (/^-?\d{1,9}$/.test(text) ? { value: Number(text) } : { wrong: texts.numberRefused }),
  list: (text) => ({ value: lines(text) }),
  options: readOptions,
  hours: readHours,
  day: (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? { value: text } : { wrong: texts.dayRefused }),
  yes: () => ({ value: true }),
};

const chosen = (part: Extract<Part, { kind: 'one' | 'many' }>, text: string): Typed => {
  const values = lines(text);
  if (values.some((value) => !part.choices.some((choice) => choice.value === value)))
    return { wrong: texts.choose };
  return { value: part.kind === 'many' ? values : values[0] };
};

/** What is typed, without what browsers and fingers add to it. */
export const plainTyped = (text: string): string => text.replaceAll('\r\n', '\n').trim();

/** Reads what was typed for a part. */
export const readTyped = (part: Part, typed: string): Typed => {
  const text = plainTyped(typed);
  if (part.kind === 'yes' && text === '') return { value: part.optional ? undefined : false };
  if (text === '') return part.optional ? { value: undefined } : { wrong: texts.missing };
  return part.kind === 'one' || part.kind === 'many' ? chosen(part, text) : readers[part.kind](text);
};
