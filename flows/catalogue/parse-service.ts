import type { z } from 'zod';
import { Service } from './service.ts';

type Named = Record<string, unknown>;

const isRecord = (value: unknown): value is Named => typeof value === 'object' && value !== null;

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((part, step) => (isRecord(part) ? part[String(step)] : undefined), value);

const nameOf = (value: unknown, key: string, position: PropertyKey | undefined): string => {
  const name = isRecord(value) ? value[key] : undefined;
  return typeof name === 'string' ? `"${name}"` : `number ${Number(position) + 1}`;
};

/** Where in a service file an issue stands, in words: `field "mulai"`. */
const place = (source: unknown, [part, position]: readonly PropertyKey[]): string => {
  if ((part !== 'fields' && part !== 'letters') || position === undefined) return '';
  return `, ${part === 'fields' ? 'field' : 'letter'} ${nameOf(at(source, [part, position]), 'key', position)}`;
};

const sentence = (source: unknown, issue: z.core.$ZodIssue, index: number): string => {
  const inItem = issue.path[0] === 'fields' || issue.path[0] === 'letters';
  const path = (inItem ? issue.path.slice(2) : issue.path).map(String).join('.');
  const where = `Service ${nameOf(source, 'code', index)}${place(source, issue.path)}`;
  const mend =
    issue.code === 'unrecognized_keys'
      ? `remove or correct ${issue.keys.map((key) => `"${key}"`).join(', ')}`
      : `correct ${path === '' ? 'its form' : `"${path}"`}`;
  return `${where}: ${mend} (${issue.message}).`;
};

/** A service file's data as a service; throws an Error of one sentence on anything that is none. */
export const parseService = (source: unknown, index: number): Service => {
  const parsed = Service.safeParse(source);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(
    issue ? sentence(source, issue, index) : `Service ${nameOf(source, 'code', index)} is no service.`,
  );
};
