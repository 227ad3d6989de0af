/**
 * No two of these are taken for each other, spoken or in print (no 0 O Q, 1 I L, and only one of 2 Z, 5 S, 8 B, 6 G, U V),
 * and without vowels they make no words. 23 is prime, which the check character needs; digits come first, so that a
 * digit's value differs from another's as in the year.
 */
export const plainLetters = '23456789CDFHJKMNPRTVWXY';
const base = plainLetters.length;

/**
 * Distinct weights 12…1 over year and code, sum 0 modulo a prime, as ISBN-10 does it: one wrong character changes the sum by
 * weight × difference, two swapped ones by difference of weights × difference of values, and neither can be 0.
 */
const weightedSum = (year: string, code: string): number => {
  const values = [...[...year].map(Number), ...[...code].map((character) => plainLetters.indexOf(character))];
  return values.reduce((sum, value, index) => sum + value * (12 - index), 0) % base;
};

const bigInteger = (bytes: Uint8Array): bigint =>
  bytes.reduce((number, byte) => number * 256n + BigInt(byte), 0n);

/** A request's tracking number TD-2026-XXXXXXXX of a year and at least 16 random bytes, the last character a check; throws RangeError on fewer bytes or another year than 1000–9999. */
export const trackingNumber = (year: number, random: Uint8Array): string => {
  // 128 bits reduced to 23^7 leave a bias below 2^-96.
  if (random.length < 16)
    throw new RangeError(`A tracking number takes 16 random bytes, got ${random.length}`);
  if (!Number.isInteger(year) || year < 1000 || year > 9999)
    throw new RangeError(`Not a year of four digits: ${year}`);
  let number = bigInteger(random);
  let code = '';
  while (code.length < 7) {
    code += plainLetters.charAt(Number(number % BigInt(base)));
    number /= BigInt(base);
  }
  const check = plainLetters.charAt((base - weightedSum(String(year), code)) % base);
  return `TD-${year}-${code}${check}`;
};

// Between any two characters people and their keyboards put spaces and dashes of every kind.
const gap = '[\\s\\p{Pd}_./]*';
const spelled = new RegExp(
  `(?<![A-Z0-9])T${gap}D${gap}(\\d(?:${gap}\\d){3})${gap}([${plainLetters}](?:${gap}[${plainLetters}]){7})(?![A-Z0-9])`,
  'gu',
);

/** The first tracking number in a text, in its proper form, however it is spaced, dashed or cased; null when there is none whose check holds. */
export const readTrackingNumber = (text: string): string | null => {
  const bare = (part: string | undefined): string => (part ?? '').replace(/[^A-Z0-9]/g, '');
  const found = [...text.normalize('NFKC').toUpperCase().matchAll(spelled)]
    .map((match) => ({ year: bare(match[1]), code: bare(match[2]) }))
    .find(({ year, code }) => weightedSum(year, code) === 0);
  return found ? `TD-${found.year}-${found.code}` : null;
};

/** A text without the tracking numbers in it. */
export const withoutTrackingNumbers = (text: string): string =>
  text.normalize('NFKC').toUpperCase().replaceAll(spelled, ' ');
