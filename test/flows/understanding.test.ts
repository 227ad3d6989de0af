import { describe, expect, test } from 'vitest';
import { cityDate } from '../../domain/city-time.ts';
import { aMoment } from '../support/context.ts';
import { corpus, tried, type Tried } from '../understanding/run.ts';
import { differing } from '../support/looking-ahead.ts';
import { otherwise } from '../understanding/otherwise.ts';
import { knownCatalogue } from '../support/known-city.ts';

const catalogue = await knownCatalogue(cityDate(aMoment, 'Asia/Pontianak'));
/** Of our own corpus at least so much is understood; nothing at all is misread. */
const least = 0.97;

describe.each(corpus())('$file', ({ file, parts }) => {
  let all: Tried[] = [];
  const others = differing(() => (all = parts.flatMap((part) => tried(file, part, catalogue))));

  test('looking ahead changes nothing', () => {
    expect(others).toEqual([]);
  });

  test('nothing is misread', () => {
    expect(all.filter(({ verdict }) => verdict === 'misread')).toEqual([]);
  });

  test('nearly all of it is understood', () => {
    const missed = all.filter(({ verdict }) => verdict !== 'understood');
    expect(all.length - missed.length, JSON.stringify(missed, null, 1)).toBeGreaterThanOrEqual(
      Math.floor(least * all.length),
    );
  });
});

test('a clear answer in words of one’s own is seldom asked back', () => {
  const clear = corpus().flatMap(({ file, parts }) =>
    parts.flatMap((part) =>
      'says' in part
        ? tried(
            file,
            { ...part, says: part.says.filter(({ value }) => typeof value === 'string') },
            catalogue,
          )
        : [],
    ),
  );
  expect(clear.length).toBeGreaterThan(900);
  expect(clear.filter(({ verdict }) => verdict === 'asked').length / clear.length).toBeLessThan(0.02);
});

test('what stores nothing stores nothing however it is written', () => {
  const all = otherwise(corpus()).flatMap(({ file, part }) => tried(file, part, catalogue));
  expect(all.length).toBeGreaterThan(400);
  expect(all.filter(({ verdict }) => verdict === 'misread')).toEqual([]);
});
