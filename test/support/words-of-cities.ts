import { readCatalogue } from '../../app/catalogue.ts';
import { cityFolder, cityNames } from '../../app/city/city-folder.ts';
import type { Catalogue } from '../../flows/catalogue/catalogue.ts';

/** What the people of a region call things: it stands in no list of their city's data. */
const region: Readonly<Record<string, readonly string[]>> = {
  pontianak: ['pontive', 'kapuas', 'khatulistiwa'],
  jambi: ['batanghari'],
};

const today = '2026-11-23';
const cities = await Promise.all(
  cityNames().map(async (name) => ({ name, catalogue: await readCatalogue(cityFolder(name), today) })),
);

/** The names a city gives: its own, its office's, its units', rooms' and services'. */
const namesIn = ({ city, services }: Catalogue): string[] => [
  ...[city.name, city.government, city.law, ...city.letterhead.lines],
  ...[city.office.name, city.office.address, city.office.phone, city.office.email, city.office.duties],
  ...city.units.codes.flatMap((code) => [code, city.units.names.get(code) ?? '']),
  ...[...city.resources].flatMap(([code, { label, place }]) => [code, label, place ?? '']),
  ...services.flatMap(({ code, title, summary, product, whoMay }) => [code, title, summary, product, whoMay]),
];

/** What stands in a city's name, law, address and numbers, word by word, its mailbox, its domains and the codes of its units. */
const ownSigns = ({ city, services }: Catalogue): string[] => [
  ...[city.name, city.law, city.office.address, city.office.phone].flatMap((line) =>
    line.split(/[\s,()]+/).filter((word) => word.length > 4),
  ),
  ...city.office.email.split('@').slice(1),
  ...services.flatMap(({ fields }) =>
    fields.flatMap((field) => (field.type === 'subdomain' ? [field.domain] : [])),
  ),
  ...city.units.codes.filter((code) => code.length > 4),
];

/** A single word such as `internet` may be anybody's; a name of several is its city's. */
const isName = (words: string): boolean => words.length > 6 && /[\s_]/.test(words);

const told = ({ city, services }: Catalogue): string =>
  JSON.stringify([namesIn({ city, services } as Catalogue), services]).toLowerCase();

const known = new Map<string, string[]>();

/** What nothing of a city may say, for it is said by another: in small letters. */
const wordsOfOthers = (own: string): string[] => {
  const before = known.get(own);
  if (before) return before;
  const mine = cities.find(({ name }) => name === own);
  if (!mine) throw new Error(`No city ${own}`);
  const ownWords = told(mine.catalogue);
  const named = cities
    .filter(({ name }) => name !== own)
    .flatMap(({ name, catalogue }) => [
      ...(region[name] ?? []),
      ...ownSigns(catalogue),
      ...namesIn(catalogue).filter(isName),
    ])
    .map((words) => words.toLowerCase());
  const ownNames = namesIn(mine.catalogue)
    .filter(isName)
    .map((words) => words.toLowerCase());
  // Another's name with an own one in it is said wherever a word of ours stands before that: "Layanan: Pengaduan masyarakat".
  const isOthers = (one: string): boolean =>
    !ownWords.includes(one) && !ownNames.some((own) => one.includes(own));
  const words = [...new Set(named)].filter(isOthers);
  known.set(own, words);
  return words;
};

/** Which texts name another city, each with the word. */
export const namingOthers = (own: string, texts: readonly string[]): string[] => {
  const words = wordsOfOthers(own);
  return texts.flatMap((text) => {
    const small = text.toLowerCase();
    const found = words.find((word) => small.includes(word));
    if (found === undefined) return [];
    const at = small.indexOf(found);
    return [`${found}: …${text.slice(Math.max(0, at - 60), at + found.length + 60)}…`];
  });
};
