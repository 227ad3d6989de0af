import type pg from 'pg';
import { ownValue } from '../person-seals.ts';
import { insideJson, jsonTypes } from './opening-types.ts';

/** What a statement gave. */
export type Result = Pick<pg.QueryResult<Record<string, unknown>>, 'rows' | 'fields'>;

const isPlain = (value: object): value is Record<string, unknown> =>
  Object.getPrototypeOf(value) === Object.prototype;

const changed = (value: unknown, change: (text: string) => string): unknown => {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one: unknown) => changed(one, change));
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, changed(one, change)]));
};

/** Opens what could not be opened while rows were read, for a key had to be loaded first. */
export const openLate = (results: Result | Result[], openOwn: (sealed: string) => string): void => {
  const open = (written: (text: string) => string) => (text: string) =>
    text.replace(ownValue, (sealed) => written(openOwn(sealed)));
  const plain = open((text) => text);
  // Whoever reads JSON as text, as Prisma does, reads it escaped.
  const escaped = open(insideJson);
  for (const { rows, fields } of [results].flat()) {
    const json = new Set(
      fields.flatMap(({ name, dataTypeID }, n) => (jsonTypes.has(dataTypeID) ? [name, String(n)] : [])),
    );
    for (const row of rows)
      for (const [key, value] of Object.entries(row))
        row[key] = changed(value, typeof value === 'string' && json.has(key) ? escaped : plain);
  }
};
