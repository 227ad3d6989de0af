import pg from 'pg';
import { hasMarked, isMarked, marked } from '../../domain/personal.ts';
import { mayBeSealed, sealedValue, type PersonalValues } from '../personal-values.ts';

type Types = Pick<pg.CustomTypesConfig, 'getTypeParser'>;
type Parse = (value: string) => unknown;

const jsonTypes = new Set([114, 3802]);
const textTypes = new Set([25, 1043]);
const textArray = 1009;

const usualTypes: Types = {
  getTypeParser: (oid, format) => pg.types.getTypeParser(oid, format as 'text') as never,
};

const insideJson = (text: string): string => JSON.stringify(text).slice(1, -1);
const fromJson = (text: string): string => (text.includes('\\') ? (JSON.parse(`"${text}"`) as string) : text);

/** A parameter with what is marked in it sealed; inside JSON a value stands escaped. Without a key it is written as it is. */
const sealText = (text: string, values: PersonalValues | null): string => {
  if (!hasMarked(text)) return text;
  if (isMarked(text)) return values ? values.seal(text.slice(1, -1)) : text.slice(1, -1);
  return text.replace(marked, (_, words: string) => (values ? values.seal(fromJson(words)) : words));
};

const sealParameter = (value: unknown, values: PersonalValues | null): unknown => {
  if (typeof value === 'string') return sealText(value, values);
  return Array.isArray(value) ? value.map((one: unknown) => sealParameter(one, values)) : value;
};

const openings = (values: PersonalValues) => {
  const openText: Parse = (text) =>
    mayBeSealed(text) ? text.replace(sealedValue, (sealed) => values.open(sealed)) : text;
  const openJson = (text: string): string =>
    mayBeSealed(text) ? text.replace(sealedValue, (sealed) => insideJson(values.open(sealed))) : text;
  const openAll = (parsed: unknown): unknown =>
    Array.isArray(parsed)
      ? parsed.map((one: unknown) => (typeof one === 'string' ? openText(one) : one))
      : parsed;
  return (oid: number, parse: Parse): Parse => {
    if (textTypes.has(oid)) return (text) => parse(openText(text) as string);
    if (jsonTypes.has(oid)) return (text) => parse(openJson(text));
    return oid === textArray ? (text) => openAll(parse(text)) : parse;
  };
};

/** Parsers that open what is sealed on its way out of the database. */
const openingTypes = (values: PersonalValues): ((types: Types) => Types) => {
  const opening = openings(values);
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

type Config = { text: string; values?: unknown[]; types?: Types };

const isConfig = (query: unknown): query is Config =>
  typeof query === 'object' && query !== null && 'text' in query && !('submit' in query);

/** A client of pg for a pool: marked values are sealed on their way in and opened on their way out; without a key they lie open. */
export const sealingClient = (values: PersonalValues | null): typeof pg.Client => {
  const opened = values ? openingTypes(values) : (types: Types) => types;
  const usual = opened(usualTypes);
  const configOf = (query: Config): Config => ({
    ...query,
    ...(query.values ? { values: query.values.map((value) => sealParameter(value, values)) } : {}),
    types: query.types ? opened(query.types) : usual,
  });
  return class extends pg.Client {
    override query(query: never, ...more: never[]): never {
      const [given, ...rest] = more as unknown[];
      const asked: unknown = query;
      if (typeof asked === 'string') {
        const config = configOf(Array.isArray(given) ? { text: asked, values: given } : { text: asked });
        const after = Array.isArray(given) ? rest : more;
        return super.query(config as never, ...(after as never[])) as never;
      }
      return super.query((isConfig(asked) ? configOf(asked) : asked) as never, ...more) as never;
    }
  } as typeof pg.Client;
};
