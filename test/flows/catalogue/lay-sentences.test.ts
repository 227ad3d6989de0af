import { describe, expect, test } from 'vitest';
import { cityDate } from '../../../domain/city-time.ts';
import { knownCatalogue } from '../../support/known-city.ts';
import { aMoment } from '../../support/context.ts';
import { corpus, tried } from '../../understanding/run.ts';

const catalogue = await knownCatalogue(cityDate(aMoment, 'Asia/Pontianak'));
/** So many sentences of lay people each service is tried with, and so many of them find it at once. */
const [fewest, atOnce] = [20, 0.9];

const wishes = corpus().flatMap(({ file, parts }) =>
  parts.filter(({ kind }) => kind.startsWith('a wish for ')).map((part) => ({ file, part })),
);

describe.each(catalogue.services.map(({ code }) => code))('%s', (code) => {
  const mine = wishes
    .filter(({ part }) => part.kind === `a wish for ${code}`)
    .flatMap(({ file, part }) => tried(file, part, catalogue));

  test('is tried with enough sentences of lay people', () => {
    expect(mine.length).toBeGreaterThanOrEqual(fewest);
  });

  test('is found at once from nearly all of them, and asked for in the rest', () => {
    const found = mine.filter(({ verdict }) => verdict === 'understood');
    expect(mine.filter(({ verdict }) => verdict === 'refused' || verdict === 'misread')).toEqual([]);
    expect(found.length).toBeGreaterThanOrEqual(atOnce * mine.length);
  });
});
