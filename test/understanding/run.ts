import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readCatalogue } from '../../app/catalogue.ts';
import { cityFolder, cityNames } from '../../app/city/city-folder.ts';
import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import { judged, type Verdict } from './judge.ts';
import { placed } from './place.ts';
import { Corpus } from './schema.ts';

export type Tried = Verdict & { file: string; kind: string; what: string };

const folder = new URL('./', import.meta.url);

/** Everything of the corpus, by file. */
export const corpus = (): { file: string; parts: Corpus }[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((file) => ({ file, parts: Corpus.parse(parse(readFileSync(new URL(file, folder), 'utf8'))) }));

/** The cities other than the one the corpus is of where it names none. */
const others = new Map(
  await Promise.all(
    cityNames()
      .filter((name) => name !== 'pontianak')
      .map(async (name) => [name, await readCatalogue(cityFolder(name), '2026-11-23')] as const),
  ),
);

const ofCity = (name: string): Catalogue => {
  const found = others.get(name);
  if (!found) throw new Error(`No city ${name}`);
  return found;
};

const worst = ['misread', 'refused', 'asked', 'understood'] as const;

const caught = (work: () => Verdict): Verdict => {
  try {
    return work();
  } catch (error) {
    return { verdict: 'misread', why: `it threw: ${error instanceof Error ? error.message : String(error)}` };
  }
};

/** Tries one part of the corpus: each message of a group from its beginning, a scene from its beginning to its end. */
export const tried = (file: string, part: Corpus[number], pontianak: Catalogue): Tried[] => {
  const catalogue = part.city === undefined ? pontianak : ofCity(part.city);
  if ('says' in part)
    return part.says.map((said) => ({
      file,
      kind: part.kind,
      what: `${part.city ?? ''} ${part.at ?? 'menu'}: ${said.text ?? JSON.stringify(said.event ?? said.file ?? said.press ?? said.album)}`,
      ...caught(() => judged(placed(part, catalogue), said)),
    }));
  const talked = (): Verdict => {
    const talk = placed(part, catalogue);
    const all = part.talk.map((said, line) => ({ line, said, ...judged(talk, said) }));
    for (const verdict of worst) {
      const found = all.find((one) => one.verdict === verdict);
      if (found)
        return {
          verdict,
          why:
            verdict === 'understood'
              ? ''
              : `line ${found.line + 1} (${found.said.text ?? '…'}): ${found.why}`,
        };
    }
    return { verdict: 'understood', why: '' };
  };
  return [{ file, kind: part.kind, what: `scene: ${part.scene}`, ...caught(talked) }];
};
