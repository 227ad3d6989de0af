import { expect, test } from 'vitest';
import { findTexts, sayableTexts } from '../../flows/find-texts.ts';
import { describedTexts } from '../../flows/kernel/wording.ts';
import { writtenProblems } from '../../flows/kernel/written-wording.ts';
import { wordableTexts } from '../../flows/texts.ts';

const described = new Map(wordableTexts.flatMap((texts) => [...describedTexts(texts)]));
const all = [...sayableTexts()];

test('what is shown of a text may be written back as it stands, so that only words have to be changed', () => {
  const wrong = all.flatMap(([name, { says }]) =>
    says === null
      ? []
      : writtenProblems(says, described.get(name) ?? null).map(({ say }) => `${name}: ${say}`),
  );
  expect(wrong).toEqual([]);
  // Only a text that does more with its parameters than to name them is not shown.
  expect(all.filter(([, { says }]) => says === null).length).toBeLessThan(all.length / 10);
});

test.each([
  ['Setujukah Anda dengan SOP ini', 'sop.question'],
  ['*setujukah* anda dengan SOP', 'sop.question'],
  ['Belum ditetapkan penetapan', null],
  ['', null],
])('%j finds %s', (words, name) => {
  expect(
    findTexts(words, undefined)
      .map(([found]) => found)
      .slice(0, 1),
  ).toEqual(name === null ? [] : [name]);
});

test('a text is found by its name, and by what the city says instead', () => {
  expect(findTexts('sop.question', undefined)).toHaveLength(1);
  const written = { sop: { question: 'Apakah Anda sepakat?' } };
  expect(findTexts('apakah sepakat', written).map(([name]) => name)).toEqual(['sop.question']);
  expect(findTexts('setujukah anda dengan sop', written).map(([name]) => name)).not.toContain('sop.question');
});
