import type { Findable } from './found-by.ts';
import { split } from './split.ts';
import { vocabularyOf, type Meaning } from './vocabulary.ts';

/** What words say of one thing that can be found: its place in the list, how much they speak for it, whether they name it. */
export type Evidence = { entry: number; score: number; named: boolean };

type Part = 'name' | 'thing' | 'doing' | 'hint' | 'against';
type Phrase = { entry: number; part: Part; ask: number; meanings: readonly string[]; telling: number };
type Spoken = Meaning & { not: boolean; purpose: boolean; place: boolean };
type Hit = { phrase: Phrase; sure: number; not: boolean; at: number };

/** Between the words of a phrase may stand one other. */
const widestGap = 2;
/** What is wanted stands near what it is wanted of. */
const nearEnough = 12;

const points = {
  name: 6,
  both: 5.5,
  doingWithThing: 1,
  thing: 2,
  doing: 0.4,
  hint: 1,
  against: -3,
  againstName: -1.5,
};
/** What something is wanted for tells less than what is wanted, and so does where it is of what others do: "cctv di parit". */
const [asPurpose, asPlace] = [0.6, 0.5];
/** What else says the same adds less and less. */
const fading = 0.35;

const sum = (scores: number[]): number =>
  scores.sort((a, b) => b - a).reduce((all, score, index) => all + score * fading ** index, 0);

const nearness = (distance: number): number => (distance <= 2 ? 1 : distance <= 4 ? 0.85 : 0.7);

/** A keyword that is wanted itself, and tells much. */
const tellingEnough = 0.6;
const names = ({ phrase, sure, not }: Hit): boolean =>
  phrase.part === 'name' && !not && sure * phrase.telling >= tellingEnough;

const wordsOf = (phrase: string): string[] => split(phrase).map(({ word }) => word);

const phrasesOf = ({ keywords, found }: Findable): { part: Part; ask: number; text: string }[] => {
  const of = (part: Part, texts: readonly string[], ask = -1) => texts.map((text) => ({ part, ask, text }));
  return [
    ...of('name', keywords),
    ...of('hint', found.hints),
    ...of('against', found.against),
    ...found.asks.flatMap(({ doing, things }, ask) => [
      ...of('doing', doing, ask),
      ...of('thing', things, ask),
    ]),
  ];
};

/** How much a word tells: all when one entry has it, less the more do. */
const tellingOf = (entries: readonly Findable[], meaningsOf: (text: string) => string[]) => {
  const holders = new Map<string, Set<string>>();
  entries.forEach((entry, index) => {
    for (const { part, text } of phrasesOf(entry)) {
      if (part !== 'name' && part !== 'thing') continue;
      for (const meaning of meaningsOf(text))
        holders.set(meaning, (holders.get(meaning) ?? new Set()).add(entry.wish ?? String(index)));
    }
  });
  const whole = Math.log(entries.length + 1);
  return (meanings: readonly string[]): number => {
    const each = meanings.map((meaning) => 1 - Math.log(holders.get(meaning)?.size ?? 1) / whole);
    return Math.min(1.25, Math.max(...each) + 0.15 * (each.length - 1));
  };
};

/** Made once of all that can be found; then tells what a text speaks for, the most first. */
export const evidenceIn = (entries: readonly Findable[]) => {
  const look = vocabularyOf(
    entries.flatMap((entry) => phrasesOf(entry).flatMap(({ text }) => wordsOf(text))),
  );
  const meaningsOf = (text: string): string[] => wordsOf(text).map((word) => look(word)?.meaning ?? word);
  const telling = tellingOf(entries, meaningsOf);
  const byFirst = new Map<string, Phrase[]>();
  entries.forEach((entry, index) => {
    for (const { part, ask, text } of phrasesOf(entry)) {
      const meanings = meaningsOf(text);
      const [first] = meanings;
      if (first === undefined) continue;
      const phrase = { entry: index, part, ask, meanings, telling: telling(meanings) };
      byFirst.set(first, [...(byFirst.get(first) ?? []), phrase]);
    }
  });

  const hitAt = (phrase: Phrase, spoken: readonly (Spoken | null)[], at: number): Hit | null => {
    let position = at;
    let sure = (spoken[at]?.sure ?? 1) * (spoken[at]?.purpose ? asPurpose : 1);
    if (spoken[at]?.place && entries[phrase.entry]?.wish === undefined) sure *= asPlace;
    let not = spoken[at]?.not ?? false;
    for (const meaning of phrase.meanings.slice(1)) {
      const near = [position + 1, position + widestGap].find((next) => spoken[next]?.meaning === meaning);
      if (near === undefined) return null;
      position = near;
      sure *= spoken[near]?.sure ?? 1;
      not ||= spoken[near]?.not ?? false;
    }
    return { phrase, sure, not, at };
  };

  const hitsIn = (text: string): Hit[] => {
    const spoken = split(text).map(({ word, ...how }): Spoken | null => {
      const found = look(word);
      return found && { ...found, ...how };
    });
    return spoken.flatMap((word, at) =>
      word === null
        ? []
        : (byFirst.get(word.meaning) ?? []).flatMap((phrase) => hitAt(phrase, spoken, at) ?? []),
    );
  };

  const askScore = (hits: readonly Hit[]): number => {
    const doing = hits.filter(({ phrase }) => phrase.part === 'doing');
    const things = hits.filter(({ phrase }) => phrase.part === 'thing');
    const scores = things.map(({ phrase, sure, at }) => {
      const distance = Math.min(...doing.filter((one) => one.at !== at).map((one) => Math.abs(one.at - at)));
      const wanted = distance <= nearEnough;
      return (
        sure * phrase.telling * (wanted ? points.both * nearness(distance) : points.thing) +
        (wanted ? points.doingWithThing : 0)
      );
    });
    return things.length > 0 ? sum(scores) : points.doing * Math.min(1, doing.length);
  };

  const scoreOf = (hits: readonly Hit[]): number => {
    const meant = hits.filter(({ not }) => !not);
    const of = (part: Part): number[] => {
      const best = new Map<number, number>();
      for (const { phrase, sure, at } of meant)
        if (phrase.part === part) best.set(at, Math.max(best.get(at) ?? 0, sure * phrase.telling));
      return [...best.values()];
    };
    const asks = new Set(meant.map(({ phrase }) => phrase.ask).filter((ask) => ask >= 0));
    const wishes = [...asks].map((ask) => askScore(meant.filter(({ phrase }) => phrase.ask === ask)));
    const said = sum([...of('name').map((score) => score * points.name), ...wishes]);
    const hinted = sum(of('hint').map((score) => score * points.hint));
    const against =
      of('against').length + hits.filter(({ not, phrase }) => not && phrase.part === 'name').length;
    return said + hinted + against * (of('name').length > 0 ? points.againstName : points.against);
  };

  return (text: string): Evidence[] => {
    const byEntry = new Map<number, Hit[]>();
    for (const hit of hitsIn(text))
      byEntry.set(hit.phrase.entry, [...(byEntry.get(hit.phrase.entry) ?? []), hit]);
    return [...byEntry]
      .map(([entry, hits]) => ({ entry, score: scoreOf(hits), named: hits.some(names) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score);
  };
};
