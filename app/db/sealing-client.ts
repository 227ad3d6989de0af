import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { erasedWords, hasMarked, isMarked, marked, partsOf } from '../../domain/personal.ts';
import { ownerOf } from '../person-seals.ts';
import type { PersonalValues } from '../personal-values.ts';
import { openLate, type Result } from './open-late.ts';
import { openingTypes, usualTypes, type Openers, type Types } from './opening-types.ts';
import type { PersonKeys } from './person-key-store.ts';

/** What values about people are sealed with: the data key, and each person's own. */
export type Sealing = { values: PersonalValues; keys?: PersonKeys };

const fromJson = (text: string): string => (text.includes('\\') ? (JSON.parse(`"${text}"`) as string) : text);

/** What stands in a mark as it is written into the database; without keys it lies open. */
const written = (inside: string, sealing: Sealing | null, absent: Set<string>): string => {
  const { kind, owner, words } = partsOf(inside);
  if (!sealing) return kind === 'key' ? randomBytes(32).toString('base64') : words;
  const { values, keys } = sealing;
  if (kind === 'found') return values.find(words);
  if (owner === null || !keys) return values.seal(words);
  if (kind === 'key') return values.seal(keys.seals.make(owner));
  const sealed = keys.seals.seal(owner, words);
  if (sealed === null) absent.add(owner);
  return sealed ?? '';
};

/** A parameter with what is marked in it sealed; inside JSON a value stands escaped. */
const sealText = (text: string, sealing: Sealing | null, absent: Set<string>): string => {
  if (!hasMarked(text)) return text;
  if (isMarked(text)) return written(text.slice(1, -1), sealing, absent);
  return text.replace(marked, (_, inside: string) =>
    written(sealing ? fromJson(inside) : inside, sealing, absent),
  );
};

const sealParameter = (value: unknown, sealing: Sealing | null, absent: Set<string>): unknown => {
  if (typeof value === 'string') return sealText(value, sealing, absent);
  return Array.isArray(value) ? value.map((one: unknown) => sealParameter(one, sealing, absent)) : value;
};

type Config = { text: string; values?: unknown[]; types?: Types };
type Heard = (error: Error | null, result?: unknown) => void;

const isConfig = (query: unknown): query is Config =>
  typeof query === 'object' && query !== null && 'text' in query && !('submit' in query);

/** A statement as pg takes it, whichever way it was given, and whoever is told of its end. */
const readCall = (asked: unknown, more: unknown[]): { config: Config; heard: Heard | null } | null => {
  const [given] = more;
  const last = more.at(-1);
  const heard = typeof last === 'function' ? (last as Heard) : null;
  if (typeof asked === 'string')
    return { config: Array.isArray(given) ? { text: asked, values: given } : { text: asked }, heard };
  if (!isConfig(asked)) return null;
  return { config: Array.isArray(given) ? { ...asked, values: given } : asked, heard };
};

/**
 * A client of pg for a pool: marked values are sealed on their way in and opened on their way out; without keys they lie open. A person's
 * key that is not held is loaded, on another connection, before the statement or after it.
 */
export const sealingClient = (sealing: Sealing | null): typeof pg.Client =>
  class extends pg.Client {
    /** Whose values were read and could not be opened yet. */
    readonly #unopened = new Set<string>();
    readonly #types = sealing ? openingTypes(this.#openers(sealing)) : (types: Types) => types;

    #openers({ values, keys }: Sealing): Openers {
      return {
        open: values.open,
        openOwn: (sealed) => {
          const opened = keys ? keys.seals.open(sealed) : sealed;
          if (opened === null) this.#unopened.add(ownerOf(sealed));
          return opened;
        },
      };
    }

    /** The statement with its values sealed; `absent` gets those whose keys have to be loaded first. */
    #sealed(config: Config, absent: Set<string>): Config {
      return {
        ...config,
        ...(config.values
          ? { values: config.values.map((value) => sealParameter(value, sealing, absent)) }
          : {}),
        types: this.#types(config.types ?? usualTypes),
      };
    }

    async #openRest(result: unknown): Promise<unknown> {
      const keys = sealing?.keys;
      if (!keys || this.#unopened.size === 0) return result;
      const owners = [...this.#unopened];
      this.#unopened.clear();
      await keys.load(owners);
      openLate(result as Result | Result[], (sealed) => keys.seals.open(sealed) ?? erasedWords);
      return result;
    }

    /** The statement with its values sealed, once all keys it needs are at hand: making room for some may let go of others. */
    async #sealedWhole(config: Config): Promise<Config> {
      const asked = new Set<string>();
      for (;;) {
        const absent = new Set<string>();
        const sealed = this.#sealed(config, absent);
        if (!sealing?.keys || absent.size === 0) return sealed;
        const [lost] = [...absent].filter((owner) => asked.has(owner));
        // What nothing seals is not written.
        if (lost !== undefined) throw new Error(`The key of ${lost} is not at hand`);
        for (const owner of absent) asked.add(owner);
        await sealing.keys.ensure([...asked]);
      }
    }

    async #ask(config: Config): Promise<unknown> {
      const sealed = await this.#sealedWhole(config);
      return this.#openRest(await (super.query(sealed as never) as unknown as Promise<unknown>));
    }

    override query(query: never, ...more: never[]): never {
      const call = readCall(query, more);
      if (!call) return super.query(query, ...more) as never;
      const { config, heard } = call;
      const asked = this.#ask(config);
      if (!heard) return asked as never;
      asked.then(
        (result) => heard(null, result),
        (error: unknown) => heard(error as Error),
      );
      return undefined as never;
    }
  } as typeof pg.Client;
