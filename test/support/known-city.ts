import { readFile } from 'node:fs/promises';
import { parse, parseDocument, stringify } from 'yaml';
import type { CityParts } from '../../app/city/city-files.ts';
import { catalogueOfParts, partsOfFolder } from '../../app/city/city-state.ts';
import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import { pontianak } from './pontianak.ts';

type Form = { fields: { key: string }[]; letters: { key: string }[] };
type Lent = { services: string[] };

const known = parse(await readFile(new URL('known-forms.yaml', import.meta.url), 'utf8')) as Record<
  string,
  string
>;

/** What the tests know of a service's form. */
export const knownKeys = (service: string): ReadonlySet<string> => new Set(known[service]?.split(' '));

const [begin, end] = ['services/', '.yaml'];
const codeOf = (name: string): string | null =>
  name.startsWith(begin) && name.endsWith(end) ? name.slice(begin.length, -end.length) : null;

/** A form as the tests know it; as it was written where the city asks for nothing more. */
const knownForm = (text: string, keys: ReadonlySet<string>): string => {
  const service = parse(text) as Form;
  const isKnown = ({ key }: { key: string }): boolean => keys.has(key);
  if ([...service.fields, ...service.letters].every(isKnown)) return text;
  return stringify({
    ...service,
    fields: service.fields.filter(isKnown),
    letters: service.letters.filter(isKnown),
  });
};

/** What is lent for the services the tests know, as it was written where it is lent for no other. */
const knownResources = (text: string): string => {
  const resources = parse(text) as Lent[];
  const isKnown = (code: string): boolean => code in known;
  if (resources.every(({ services }) => services.every(isKnown))) return text;
  return stringify(
    resources
      .map((one) => ({ ...one, services: one.services.filter(isKnown) }))
      .filter(({ services }) => services.length > 0),
  );
};

/** The office as the tests know it, whatever its hours and its number have become. */
const knownOffice = (text: string): string => {
  const city = parseDocument(text);
  city.setIn(['office', 'hours'], 'Senin–Jumat, 08.00–16.00 WIB');
  city.setIn(['office', 'phone'], '(0561) 733041');
  return city.toString({ lineWidth: 0 });
};

/** What the tests know of the files beside the services; the others are taken as they are. */
const knownFiles: Readonly<Record<string, (text: string) => string>> = {
  'city.yaml': knownOffice,
  'resources.yaml': knownResources,
};

/**
 * The city as the tests of the conversation know it: they speak of certain forms, word by word, and are none of anybody's business who
 * adds a service or a question to the city.
 */
export const knownParts = async (): Promise<CityParts> =>
  new Map(
    [...(await partsOfFolder(pontianak))].flatMap(([name, text]): [string, string][] => {
      const code = codeOf(name);
      if (code === null) return [[name, knownFiles[name]?.(text) ?? text]];
      return code in known ? [[name, knownForm(text, knownKeys(code))]] : [];
    }),
  );

/** The same as a catalogue. */
export const knownCatalogue = async (today: string): Promise<Catalogue> =>
  catalogueOfParts(await knownParts(), today);
