import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, lengthOf } from '../../../flows/kernel/fold.ts';

test('what nearly everybody types is folded as every other text is', () => {
  // A sign that cannot be seen is left out, and has the text taken the long way.
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(fold(text)).toBe(fold(`${text}\u200B`));
    }),
  );
});

test('a text is as long as a person would count', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(lengthOf(text)).toBe([...text].length);
    }),
  );
  expect(lengthOf('a😀b')).toBe(3);
});
