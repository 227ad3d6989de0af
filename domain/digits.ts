/** The value of a digit of any script: Unicode's ten digits start at 0 or 6 of their sixteen. */
const digitValue = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0;
  const startsAtZero = /\p{Nd}/u.test(String.fromCodePoint(code & ~15));
  return String((code & 15) - (startsAtZero ? 0 : 6));
};

/** A text with the digits of every script written as 0–9 (phones' keyboards offer them), otherwise compatibility-normalized (NFKC). */
export const asciiDigits = (text: string): string =>
  /^[\n -~]*$/.test(text) ? text : text.normalize('NFKC').replace(/(?![0-9])\p{Nd}/gu, digitValue);

/** What people put between groups of digits, as a character class for regular expressions with the `u` flag: a space of any kind, dot, dash, or something invisible. */
const digitSeparator = '[\\p{Zs}\\t.\\p{Pd}\\u00AD\\u200B-\\u200D\\u2060\\uFEFF]';

/** A number as people write it, with plain digits and without separators or surrounding space. */
export const bareDigits = (text: string): string =>
  asciiDigits(text).replace(new RegExp(`${digitSeparator}|\\s`, 'gu'), '');
