import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTrackingNumber, trackingNumber } from '../../domain/tracking-number.ts';

const year = fc.integer({ min: 1000, max: 9999 });
const bytes = fc.uint8Array({ minLength: 16, maxLength: 32 });
const number = fc.tuple(year, bytes).map(([y, random]) => trackingNumber(y, random));
const symbols = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

const replaceAt = (text: string, at: number, character: string): string =>
  text.slice(0, at) + character + text.slice(at + 1);

describe('a tracking number', () => {
  it('is TD, the year, and eight characters without look-alikes or vowels', () => {
    fc.assert(
      fc.property(year, bytes, (y, random) => {
        const text = trackingNumber(y, random);
        expect(text).toMatch(/^TD-\d{4}-[2-9A-Z]{8}$/);
        expect(text.slice(3, 7)).toBe(String(y));
        expect(text.slice(8)).not.toMatch(/[01OQILZSBUGAE]/);
      }),
    );
  });

  it('is read back as itself', () => {
    fc.assert(fc.property(number, (text) => readTrackingNumber(text) === text));
  });

  it('with any one character of year or code replaced is refused', () => {
    fc.assert(
      fc.property(
        number,
        fc.integer({ min: 3, max: 15 }),
        fc.constantFrom(...symbols),
        (text, at, symbol) => {
          fc.pre(text[at] !== '-' && text[at] !== symbol);
          expect(readTrackingNumber(replaceAt(text, at, symbol))).toBeNull();
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('with any two characters of year or code swapped is refused', () => {
    const position = fc.constantFrom(3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15);
    fc.assert(
      fc.property(number, position, position, (text, i, j) => {
        const [a = '', b = ''] = [text[i], text[j]];
        fc.pre(a !== b);
        expect(readTrackingNumber(replaceAt(replaceAt(text, i, b), j, a))).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  it('depends on the random bytes alone and on all of the range', () => {
    const of = (fill: number, at: number): string => {
      const random = new Uint8Array(16);
      random[at] = fill;
      return trackingNumber(2026, random);
    };
    expect(of(7, 0)).toBe(of(7, 0));
    const distinct = new Set(Array.from({ length: 16 }, (_, at) => of(1, at)));
    expect(distinct.size).toBe(16);
  });

  it('spreads evenly over its alphabet', () => {
    let seed = 1;
    const next = (): number => (seed = (seed * 48271) % 2147483647) >> 8;
    const counts = new Map<string, number>();
    for (let i = 0; i < 2300; i += 1) {
      for (const c of trackingNumber(2026, Uint8Array.from({ length: 16 }, next)).slice(8, 15))
        counts.set(c, (counts.get(c) ?? 0) + 1);
    }
    expect(counts.size).toBe(23);
    // 700 expected of each; six standard deviations are about 155.
    for (const count of counts.values()) expect(Math.abs(count - 700)).toBeLessThan(155);
  });

  it.each([0, 7, 15])('is not made of %i random bytes', (length) => {
    expect(() => trackingNumber(2026, new Uint8Array(length))).toThrow(RangeError);
  });

  it.each([26, 12026, 2026.5, Number.NaN])('is not made for the year %d', (badYear) => {
    expect(() => trackingNumber(badYear, new Uint8Array(16))).toThrow(RangeError);
  });
});

describe('reading', () => {
  const text = trackingNumber(
    2026,
    Uint8Array.from({ length: 16 }, (_, i) => i * 11 + 3),
  );
  const code = text.slice(8);
  const full = (ascii: string): string =>
    [...ascii].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('');

  it.each([
    ['lower case', text.toLowerCase()],
    ['no dashes', text.replaceAll('-', '')],
    ['spaces for dashes', text.replaceAll('-', ' ')],
    ['a code in two groups', `TD-2026-${code.slice(0, 4)} ${code.slice(4)}`],
    ['typographic dashes', text.replaceAll('-', '–')],
    ['dashes with spaces', text.replaceAll('-', ' - ')],
    ['full-width letters', full(text)],
    ['a sentence around it', `Halo, status ${text} bagaimana ya?`],
    ['a full stop after it', `status ${text}.`],
    ['bold markup', `*${text}*`],
    ['another td before it', `td td ${text}`],
    ['a wrong number before it', `bukan TD-2026-22222223 tetapi ${text}`],
    ['a line break', `status\n${text}\nterima kasih`],
  ])('tolerates %s', (_, typed) => {
    expect(readTrackingNumber(typed)).toBe(text);
  });

  it.each([
    ['nothing', ''],
    ['words', 'status permohonan saya'],
    ['no prefix', text.slice(3)],
    ['a code too short', text.slice(0, -1)],
    ['a character too many', `${text}9`],
    ['a letter before', `X${text}`],
    ['another prefix', text.replace('TD', 'TB')],
    ['a year too short', text.replace('2026', '226')],
  ])('finds no number in %s', (_, typed) => {
    expect(readTrackingNumber(typed)).toBeNull();
  });

  it('never throws and answers proper numbers only, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const read = readTrackingNumber(typed);
        expect(read === null || readTrackingNumber(read) === read).toBe(true);
      }),
    );
  });
});
