import { shortened } from '../kernel/shortened.ts';

/** One thing that differs between two states of some data: where, what was there and what is there now. */
export type Difference = { at: string; before: unknown; after: unknown };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a part of a list is called by: its own key. */
const nameOf = (part: unknown): string | null => {
  if (!isRecord(part)) return null;
  const names = [part['key'], part['code'], part['id'], part['topic'], part['date']];
  return names.find((name) => typeof name === 'string') ?? null;
};

/** A list whose parts all have names of their own, by these; null when it is none. */
const named = (list: readonly unknown[]): Map<string, unknown> | null => {
  const parts = new Map(list.map((part) => [nameOf(part) ?? '', part]));
  return parts.size === list.length && !parts.has('') ? parts : null;
};

/** Parts by their names, of groups of keys and of lists of what has names; null of anything else. */
const partsOf = (value: unknown): Map<string, unknown> | null => {
  if (isRecord(value)) return new Map(Object.entries(value));
  return Array.isArray(value) ? named(value) : null;
};

const isSame = (one: unknown, other: unknown): boolean => {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((part, index) => isSame(part, other[index]));
  if (!isRecord(one) || !isRecord(other)) return one === other;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  );
};

const below = (at: string, name: string): string => (at === '' ? name : `${at}.${name}`);

/** Where the order alone has changed: nothing came, nothing went, and everybody is what they were. */
const reordered = (before: readonly string[], after: readonly string[]): boolean =>
  before.length === after.length &&
  before.every((name) => after.includes(name)) &&
  before.some((name, index) => name !== after[index]);

/** What differs between two states of some data, as near to the leaves as they can be compared; parts of lists go by their own keys. */
export const differences = (before: unknown, after: unknown, at = ''): Difference[] => {
  const [old, now] = [partsOf(before), partsOf(after)];
  if (!old || !now || Array.isArray(before) !== Array.isArray(after))
    return isSame(before, after) ? [] : [{ at, before, after }];
  const names = [...new Set([...old.keys(), ...now.keys()])];
  const moved = Array.isArray(before) && reordered([...old.keys()], [...now.keys()]);
  return [
    ...names.flatMap((name) => differences(old.get(name), now.get(name), below(at, name))),
    ...(moved ? [{ at: below(at, 'order'), before: [...old.keys()], after: [...now.keys()] }] : []),
  ];
};

const longest = 120;

const shown = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  return shortened(text, longest);
};

/** A difference in a line: "fields.jumlah_peserta.max: 20 → 30". */
export const differenceLine = ({ at, before, after }: Difference): string => {
  if (before === undefined) return `${at}: added ${shown(after)}`;
  return after === undefined
    ? `${at}: removed ${shown(before)}`
    : `${at}: ${shown(before)} → ${shown(after)}`;
};
