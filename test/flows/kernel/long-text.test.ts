import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parted } from '../../../flows/kernel/long-text.ts';

const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
const sentence = fc
  .array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 30 })
  .map((all) => `${all.join(' ')}.`);
const text = fc
  .array(
    fc.array(sentence, { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n')),
    { maxLength: 12 },
  )
  .map((paragraphs) => paragraphs.join('\n\n'));

test('every part fits, and together they are the whole text', () => {
  fc.assert(
    fc.property(
      text,
      fc.integer({ min: 200, max: 900 }),
      fc.integer({ min: 200, max: 900 }),
      (whole, room, last) => {
        const parts = parted(whole, room, last);
        expect(words(parts.join('\n'))).toEqual(words(whole));
        expect(parts.slice(0, -1).every((part) => part.length <= room)).toBe(true);
        expect(parts.at(-1)?.length ?? 0).toBeLessThanOrEqual(last);
      },
    ),
  );
});

test('one endless word is parted as well, and a quotation goes on as one', () => {
  expect(parted('x'.repeat(2000), 900).map(({ length }) => length)).toEqual([900, 900, 200]);
  const parts = parted(`> ${'kata '.repeat(300)}`, 900);
  expect(parts.length).toBe(2);
  expect(parts.every((part) => part.startsWith('> '))).toBe(true);
});
