import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cityDate } from '../../domain/city-time.ts';
import { aMoment } from '../support/context.ts';
import { knownCatalogue } from '../support/known-city.ts';
import { differing } from '../support/looking-ahead.ts';
import { corpus } from '../understanding/run.ts';
import { placed } from '../understanding/place.ts';
import { Corpus } from '../understanding/schema.ts';

const catalogue = await knownCatalogue(cityDate(aMoment, 'Asia/Pontianak'));

/** Every word anybody in the corpus has typed. */
const words = [
  ...new Set(
    corpus().flatMap(({ parts }) =>
      parts
        .flatMap((part) => ('says' in part ? part.says : part.talk))
        .flatMap(({ text = '' }) => text.split(/\s+/)),
    ),
  ),
].filter((word) => word !== '');

/** Where they are: at items of each kind, at the review, at the menu. */
const setups = [
  ...catalogue.services.flatMap(({ code, fields, audience }) =>
    [...fields.slice(0, 4).map(({ key }) => key), 'review'].map((key) => ({
      at: `${code}/${key}`,
      who: audience === 'internal' ? 'asn' : 'known',
    })),
  ),
  {},
];
const parsed = setups.flatMap((setup) =>
  Corpus.parse([{ kind: 'any', ...setup, says: [{ text: 'x', refused: ['y'] }] }]),
);

const texts = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(' ', ' ', ' ', ', ', '-', '.', '? ', ': ')), {
    minLength: 1,
    maxLength: 7,
  })
  .map((parts) => parts.map(([word, sign]) => `${word}${sign}`).join(''));

test('whatever is typed, looking ahead changes nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom(...parsed), texts, (setup, text) => {
      const talk = placed(setup, catalogue);
      expect(differing(() => talk.say(text))).toEqual([]);
    }),
    { numRuns: 400 },
  );
});
