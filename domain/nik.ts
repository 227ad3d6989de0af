import { asciiDigits, bareDigits, digitSeparator } from './digits.ts';

/** Kemendagri's province codes, as a NIK starts with (Permendagri 72/2019 and the Papua provinces of 2022). */
const provinces = new Set(
  [
    '11 12 13 14 15 16 17 18 19 21', // Sumatra
    '31 32 33 34 35 36', // Java
    '51 52 53', // Bali, Nusa Tenggara
    '61 62 63 64 65', // Kalimantan
    '71 72 73 74 75 76', // Sulawesi
    '81 82', // Maluku
    '91 92 93 94 95 96 97', // Papua
  ].flatMap((codes) => codes.split(' ')),
);

const knownProvince = (digits: string): boolean => provinces.has(digits.slice(0, 2));

/** A NIK as people write it, without its spaces, dots and dashes and with plain digits. */
export const normalizeNik = (text: string): string => bareDigits(text);

/** Why a text is no NIK (national ID number: 16 digits, the first two a province), or null when it is one. */
export const nikTrouble = (text: string): null | 'length' | 'letters' | 'province' => {
  const nik = normalizeNik(text);
  if (/[^0-9]/.test(nik)) return 'letters';
  if (nik.length !== 16) return 'length';
  return knownProvince(nik) ? null : 'province';
};

const daysOf = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether digits 7–12 of a NIK are no birth date (day, women's + 40; month; year of two digits): to be asked back, never refused. */
export const nikBirthUnlikely = (nik: string): boolean => {
  const [day = 0, month = 0, year = 0] = [6, 8, 10].map((at) => Number(nik.slice(at, at + 2)));
  const birthday = day > 40 ? day - 40 : day;
  // The century is not in a NIK: 1900 had no 29 February, 2000 had.
  const leapDay = month === 2 && birthday === 29;
  return birthday < 1 || birthday > (daysOf[month - 1] ?? 0) || (leapDay && year % 4 !== 0);
};

/** A NIK with all but its last four digits starred, as staff see it in a chat. */
export const maskNik = (nik: string): string => normalizeNik(nik).slice(-4).padStart(16, '*');

const hidden = '[NIK disembunyikan]';
const digitRun = new RegExp(`\\p{Nd}+(?:${digitSeparator}\\p{Nd}+)*`, 'gu');

/** Groups of digits from `start` on that make a NIK together: the index after the last of them, or null. */
const nikEnd = (groups: readonly string[], start: number): number | null => {
  let digits = '';
  let end = start;
  while (digits.length < 16 && end < groups.length) digits += groups[end++] ?? '';
  if (digits.length !== 16 || !knownProvince(digits)) return null;
  // Sixteen digits in one piece, or alone, are a NIK. Some groups of a longer run must look like one as well:
  // an NIP in groups of four starts with sixteen digits, too, but has a year where a NIK has the month.
  const alone = end - start === 1 || (start === 0 && end === groups.length);
  return alone || !nikBirthUnlikely(digits) ? end : null;
};

/** One run of digit groups with the NIKs in it hidden; `parts` are groups and, between them, separators. */
const hideInRun = (run: string): string => {
  const parts = run.split(/(\P{Nd})/u);
  const raw = parts.filter((_, index) => index % 2 === 0);
  const groups = raw.map(asciiDigits);
  let shown = '';
  for (let at = 0; at < groups.length;) {
    const end = nikEnd(groups, at);
    shown += (at > 0 ? (parts[2 * at - 1] ?? '') : '') + (end === null ? (raw[at] ?? '') : hidden);
    at = end ?? at + 1;
  }
  return shown;
};

/** Whether there are sixteen signs that may be digits, of any script: cheap, for nearly all that is said holds fewer. */
const mayHoldNik = (text: string): boolean => {
  let digits = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if ((code >= 48 && code <= 57) || code > 127) digits += 1;
    if (digits === 16) return true;
  }
  return false;
};

/** A free text with every NIK in it replaced, also one in groups; an 18-digit NIP, phone numbers and amounts stay. */
export const hideNik = (text: string): string =>
  mayHoldNik(text) ? text.replace(digitRun, hideInRun) : text;

/** Whether a free text holds a NIK that `hideNik` would hide. */
export const holdsNik = (text: string): boolean => hideNik(text) !== text;
