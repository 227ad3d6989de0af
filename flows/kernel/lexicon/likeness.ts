import { isFiller, said, type Said } from './said.ts';
import { stemsOf } from './stems.ts';

/*
 * What a sentence is about can be told by what it is like. Examples of each thing it may be about are learned from, once, and
 * weigh the marks of a sentence: its words, what they are formed of, pairs of words, letters by three. This is multinomial
 * logistic regression over marks weighed by how rare they are; the same examples always give the same weights.
 */

type Marks = ReadonlyMap<string, number>;

/** Shorter stems are fragments of any word. */
const leastStem = 4;
const weighs = { pair: 0.7, stem: 0.7, letters: 0.8 } as const;

/** The marks of one word but for itself, with what each weighs. */
const marksOfWord = (word: string): readonly (readonly [string, number])[] => {
  const stems = [...new Set(stemsOf(word))].filter((stem) => stem.length >= leastStem && stem !== word);
  const framed = `<${word}>`;
  const letters = Array.from({ length: word.length }, (_, at) => framed.slice(at, at + 3));
  return [
    ...stems.map((stem) => [`+${stem}`, weighs.stem / Math.sqrt(stems.length)] as const),
    ...letters.map((three) => [`~${three}`, weighs.letters / Math.sqrt(letters.length)] as const),
  ];
};

const marksOf = ({ words }: Said): Marks => {
  const marks = new Map<string, number>();
  const add = (mark: string, weight: number): void => void marks.set(mark, (marks.get(mark) ?? 0) + weight);
  const all = words.map(({ word }) => (/\d/.test(word) ? '#' : word));
  const telling = all.filter((word) => !isFiller(word));
  const list = telling.length > 0 ? telling : all;
  list.forEach((word, at) => {
    add(word, 1);
    const next = list[at + 1];
    if (next !== undefined) add(`${word} ${next}`, weighs.pair);
    for (const [mark, weight] of marksOfWord(word)) add(mark, weight);
  });
  return marks;
};

/** How rare marks are in the examples, and which number each has. */
type Rarity = { numberOf: ReadonlyMap<string, number>; of: (mark: string) => number };

const rarityIn = (all: readonly Marks[]): Rarity => {
  const counts = new Map<string, number>();
  for (const marks of all) for (const mark of marks.keys()) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return {
    numberOf: new Map([...counts.keys()].map((mark, number) => [mark, number])),
    of: (mark) => Math.log((all.length + 1) / ((counts.get(mark) ?? 0) + 0.5)),
  };
};

/** Marks that stand in the examples, by number and weight, all of a sentence together being one; `known`: how much of it these are. */
type Weighed = { numbers: number[]; weights: number[]; known: number };

const weighed = (marks: Marks, rarity: Rarity): Weighed => {
  const [numbers, weights]: [number[], number[]] = [[], []];
  let [total, known] = [0, 0];
  for (const [mark, weight] of marks) {
    const value = weight * rarity.of(mark);
    total += value * value;
    const number = rarity.numberOf.get(mark);
    if (number === undefined) continue;
    known += value * value;
    numbers.push(number);
    weights.push(value);
  }
  const length = Math.sqrt(total) || 1;
  return {
    numbers,
    weights: weights.map((weight) => weight / length),
    known: total === 0 ? 0 : known / total,
  };
};

const rounds = 16;
const firstPace = 5;
const slowing = 0.2;
/** Less than this is not worth correcting. */
const small = 0.002;

const shares = (scores: Float64Array): Float64Array => {
  const most = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / sum);
};

/** The weights of `kinds` things for each mark, one mark behind the other. */
const learned = (
  examples: readonly { is: number; like: Weighed }[],
  kinds: number,
  marks: number,
): ((like: Weighed) => Float64Array) => {
  const table = new Float64Array(marks * kinds);
  const scoresOf = ({ numbers, weights }: Weighed): Float64Array => {
    const scores = new Float64Array(kinds);
    for (let at = 0; at < numbers.length; at += 1) {
      const [row, weight] = [(numbers[at] ?? 0) * kinds, weights[at] ?? 0];
      for (let kind = 0; kind < kinds; kind += 1)
        scores[kind] = (scores[kind] ?? 0) + (table[row + kind] ?? 0) * weight;
    }
    return scores;
  };
  // A step that has no divisor in common with the number of examples visits all of them, each round in the same mixed order.
  const stride = 7919;
  for (let round = 0; round < rounds; round += 1) {
    const pace = firstPace / (1 + round * slowing);
    for (let turn = 0; turn < examples.length; turn += 1) {
      const example = examples[(turn * stride + round) % examples.length];
      if (!example) continue;
      const share = shares(scoresOf(example.like));
      const { numbers, weights } = example.like;
      for (let kind = 0; kind < kinds; kind += 1) {
        const off = (share[kind] ?? 0) - (kind === example.is ? 1 : 0);
        if (Math.abs(off) < small) continue;
        for (let at = 0; at < numbers.length; at += 1) {
          const cell = (numbers[at] ?? 0) * kinds + kind;
          table[cell] = (table[cell] ?? 0) - pace * off * (weights[at] ?? 0);
        }
      }
    }
  }
  return (like) => shares(scoresOf(like));
};

/** What a sentence is most like: each thing with its share, the likeliest first; `known`: how much of the sentence the examples know, 0 to 1. */
export type Likeness<Name extends string> = { known: number; shares: ReadonlyMap<Name, number> };

/**
 * Learns from examples, one sentence a line under the name of what it is about, and tells of any sentence what it is like. It
 * is learned when it is first asked for.
 */
export const likenessTo = <Name extends string>(
  examples: Readonly<Record<Name, string>>,
): ((text: string) => Likeness<Name>) => {
  const names = Object.keys(examples) as Name[];
  const learn = () => {
    const sentences = names.flatMap((name, is) =>
      examples[name]
        .trim()
        .split('\n')
        .map((text) => ({ is, marks: marksOf(said(text)) })),
    );
    const rarity = rarityIn(sentences.map(({ marks }) => marks));
    const list = sentences.map(({ is, marks }) => ({ is, like: weighed(marks, rarity) }));
    return { rarity, sharesOf: learned(list, names.length, rarity.numberOf.size) };
  };
  let known: ReturnType<typeof learn> | null = null;
  return (text) => {
    known ??= learn();
    const like = weighed(marksOf(said(text)), known.rarity);
    const share = known.sharesOf(like);
    return { known: like.known, shares: new Map(names.map((name, at) => [name, share[at] ?? 0])) };
  };
};
