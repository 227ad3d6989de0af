import type { z } from 'zod';

/** The way of keys from the top of some data to a part of it. */
export type Path = readonly (string | number)[];

/** What is wrong with a part of a city's data, as half a sentence that says how to mend it. */
export type Problem = { path: Path; say: string };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((part, step) => (isRecord(part) ? part[String(step)] : undefined), value);

/** What a part of a list is called: by its own key, or by its place counted from one. */
const stepName = (list: unknown, step: string | number): string => {
  if (typeof step === 'string') return step;
  const item = at(list, [step]);
  const names = isRecord(item) ? [item['key'], item['code'], item['id'], item['topic']] : [];
  return names.find((name) => typeof name === 'string') ?? `${step + 1}`;
};

/** A path as people read it, `fields.jumlah_peserta.min`: parts of lists go by their own keys. */
export const keyAt = (data: unknown, path: Path): string =>
  path.map((step, index) => stepName(at(data, path.slice(0, index)), step)).join('.');

const shown = (value: unknown): string => {
  if (Array.isArray(value)) return 'a list';
  return isRecord(value) ? 'a group of keys' : `${JSON.stringify(value) ?? 'nothing'}`;
};

const expectations: Partial<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
};

const isPlain = (value: unknown): boolean => ['number', 'boolean'].includes(typeof value);
const isNumber = (value: unknown): boolean =>
  typeof value === 'string' && String(Number(value)) === value && Number.isFinite(Number(value));

/** What turns a value into what is expected, where that is only a matter of how it is written. */
const rewriting = (expected: string, value: unknown): string => {
  if (expected === 'string' && isPlain(value)) return `; write it in quotes: '${String(value)}'`;
  if (expected === 'string' && isRecord(value))
    return '; put the whole text between double quotes when it has a colon or { in it';
  if (['number', 'int'].includes(expected) && isNumber(value))
    return `; write it without quotes: ${String(value)}`;
  return '';
};

const ofType = (expected: string, value: unknown): string => {
  if (value === undefined) return 'is missing; add it';
  if (value === null) return `is empty; write ${expectations[expected] ?? expected} there or remove it`;
  return `takes ${expectations[expected] ?? expected}, not ${shown(value)}${rewriting(expected, value)}`;
};

const ofIssue = (data: unknown, issue: z.core.$ZodIssue): Problem[] => {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  const value = at(data, path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key],
      say: 'is no key that stands here; remove or correct it',
    }));
  if (value === undefined) return [{ path, say: 'is missing; add it' }];
  if (issue.code === 'invalid_type') return [{ path, say: ofType(issue.expected, value) }];
  if (issue.code === 'invalid_value')
    return [{ path, say: `takes ${issue.values.map(String).join(', ')}, not ${shown(value)}` }];
  return [{ path, say: `correct it (${issue.message}), not ${shown(value)}` }];
};

/** What a schema found wrong with some data. */
export const schemaProblems = (data: unknown, { issues }: z.ZodError): Problem[] =>
  issues.flatMap((issue) => ofIssue(data, issue));

/** A problem as it is told where nobody knows files and lines. */
export const problemSentence = (data: unknown, { path, say }: Problem): string =>
  `${path.length > 0 ? `${keyAt(data, path)}: ` : ''}${say}.`;
