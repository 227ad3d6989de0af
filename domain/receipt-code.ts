import { plainLetters, withoutTrackingNumbers } from './tracking-number.ts';

const base = plainLetters.length;
const length = 8;

/** Weights 8…1 modulo a prime: a wrong character, or two that were exchanged, changes the sum. */
const weightedSum = (code: string): number =>
  [...code].reduce((sum, letter, at) => sum + plainLetters.indexOf(letter) * (length - at), 0) % base;

/** The code of a receipt, made of at least 16 random bytes: seven characters and a check. */
export const receiptCode = (random: Uint8Array): string => {
  if (random.length < 16)
    throw new RangeError(`A receipt's code takes 16 random bytes, got ${random.length}`);
  let number = random.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let code = '';
  while (code.length < length - 1) {
    code += plainLetters.charAt(Number(number % BigInt(base)));
    number /= BigInt(base);
  }
  return code + plainLetters.charAt((base - weightedSum(code)) % base);
};

/** The code as it is printed. */
export const shownReceiptCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

const spelled = new RegExp(
  `(?<![A-Z0-9])([${plainLetters}]{4})[\\s\\p{Pd}._/]{0,3}([${plainLetters}]{4})(?![A-Z0-9])`,
  'gu',
);

/** The code in a text that may hold a request's number, too; `misspelt`: what looks like one and is none; null without. */
export const readReceiptCode = (text: string): { code: string } | 'misspelt' | null => {
  const found = [...withoutTrackingNumbers(text).matchAll(spelled)].map(
    ([, one = '', two = '']) => one + two,
  );
  const code = found.find((one) => weightedSum(one) === 0);
  if (code !== undefined) return { code };
  return found.length > 0 ? 'misspelt' : null;
};
