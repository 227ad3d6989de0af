import type { z } from 'zod';
import { catalogueOf, type Catalogue, type Worded } from '../../flows/catalogue/catalogue.ts';
import type { City } from '../../flows/catalogue/city.ts';
import { schemaProblems } from '../../flows/catalogue/problem.ts';
import type { Service } from '../../flows/catalogue/service.ts';
import { languages, readWording, servicesIn, WordingFile } from '../../flows/catalogue/wording-file.ts';
import { describedTexts, type Wording } from '../../flows/kernel/wording.ts';
import { CityError } from './city-error.ts';
import type { CityFiles } from './city-files.ts';
import { readYaml } from './read-yaml.ts';

/** The file in which a city says texts in its own way. */
const ownFile = 'texts.yaml';

/** The file of a language. */
const fileOf = (language: string): string => `texts.${language}.yaml`;

/** Our own language, in which numbers and dates are written where a city says something its own way. */
const ownLocale = 'id';

type Read = { wording: Wording; file: z.infer<typeof WordingFile> };

const readFile = async (files: CityFiles, name: string, locale: string): Promise<Read> => {
  const { data, tell } = await readYaml(files, name);
  const parsed = WordingFile.safeParse(data ?? {});
  if (!parsed.success) throw new CityError(schemaProblems(data, parsed.error).map(tell));
  const { wordableTexts } = await import('../../flows/texts.ts');
  const known = new Map(wordableTexts.flatMap((texts) => [...describedTexts(texts)]));
  const { wording, problems } = readWording(parsed.data, known, locale);
  if (problems.length > 0) throw new CityError(problems.map(tell));
  return { wording, file: parsed.data };
};

/** What a city says in its own way, and the city in other languages; what a language does not say is said as in the city's own. */
export const readWordings = async (
  files: CityFiles,
  city: City,
  services: readonly Service[],
): Promise<Worded> => {
  const own = files.has(ownFile) ? await readFile(files, ownFile, ownLocale) : null;
  const others = new Map<string, () => Catalogue>();
  for (const language of languages) {
    if (!files.has(fileOf(language))) continue;
    const { wording, file } = await readFile(files, fileOf(language), language);
    const both = new Map([...(own?.wording ?? []), ...wording]);
    let made: Catalogue | null = null;
    others.set(
      language,
      () => (made ??= catalogueOf(city, servicesIn(services, file), { wording: both, languages: others })),
    );
  }
  return {
    ...(own ? { wording: own.wording } : {}),
    ...(others.size > 0 ? { languages: others } : {}),
  };
};
