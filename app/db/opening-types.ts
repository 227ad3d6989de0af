import pg from 'pg';
import { mayBeOwn, ownValue } from '../person-seals.ts';
import { mayBeSealed, sealedValue } from '../personal-values.ts';

/** Parsers of PostgreSQL's types, as pg takes them. */
export type Types = Pick<pg.CustomTypesConfig, 'getTypeParser'>;
type Parse = (value: string) => unknown;

/** What opens a value: with the data key, or with a person's own; null where that key is not held. */
export type Openers = { open(sealed: string): string; openOwn(sealed: string): string | null };

/** PostgreSQL's types of JSON. */
export const jsonTypes = new Set([114, 3802]);
const textTypes = new Set([25, 1043]);
const textArray = 1009;

/** pg's own parsers. */
export const usualTypes: Types = {
  getTypeParser: (oid, format) => pg.types.getTypeParser(oid, format as 'text') as never,
};

/** A text as it stands between the quotes of a JSON text. */
export const insideJson = (text: string): string => JSON.stringify(text).slice(1, -1);

const asItIs = (text: string): string => text;

/** Opens what is sealed in a text; what is a person's own and cannot be opened yet stays. */
const openIn = (text: string, { open, openOwn }: Openers, written: (opened: string) => string): string => {
  const known = mayBeSealed(text) ? text.replace(sealedValue, (sealed) => written(open(sealed))) : text;
  if (!mayBeOwn(known)) return known;
  return known.replace(ownValue, (sealed) => {
    const opened = openOwn(sealed);
    return opened === null ? sealed : written(opened);
  });
};

const openings = (openers: Openers) => {
  const openAll = (parsed: unknown): unknown =>
    Array.isArray(parsed)
      ? parsed.map((one: unknown) => (typeof one === 'string' ? openIn(one, openers, asItIs) : one))
      : parsed;
  return (oid: number, parse: Parse): Parse => {
    if (textTypes.has(oid)) return (text) => parse(openIn(text, openers, asItIs));
    if (jsonTypes.has(oid)) return (text) => parse(openIn(text, openers, insideJson));
    return oid === textArray ? (text) => openAll(parse(text)) : parse;
  };
};

/** Parsers that open what is sealed on its way out of the database. */
export const openingTypes = (openers: Openers): ((types: Types) => Types) => {
  const opening = openings(openers);
  const known = new WeakMap<Types, Types>();
  return (types) => {
    const found = known.get(types);
    if (found) return found;
    const parsers = new Map<string, Parse>();
    const made: Types = {
      getTypeParser: (oid, format) => {
        const key = `${oid} ${String(format)}`;
        const parser =
          parsers.get(key) ?? opening(oid, types.getTypeParser(oid, format as 'text') as unknown as Parse);
        parsers.set(key, parser);
        return parser as never;
      },
    };
    known.set(types, made);
    return made;
  };
};
