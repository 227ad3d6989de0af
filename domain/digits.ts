/** A text with full-width and Arabic-Indic digits written as 0–9 (phones' keyboards offer them), otherwise compatibility-normalized (NFKC). */
export const asciiDigits = (text: string): string =>
  // Both Arabic-Indic blocks (U+0660, U+06F0) start at a multiple of 16: the low four bits are the digit.
  text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 15));

/** What people put between groups of digits, as a character class for regular expressions with the `u` flag: a space of any kind, dot, dash, or something invisible. */
export const digitSeparator = '[\\p{Zs}\\t.\\p{Pd}\\u00AD\\u200B-\\u200D\\u2060\\uFEFF]';

/** A number as people write it, with plain digits and without separators or surrounding space. */
export const bareDigits = (text: string): string =>
  asciiDigits(text).replace(new RegExp(`${digitSeparator}|\\s`, 'gu'), '');
