import { asciiDigits, bareDigits } from './digits.ts';
import { nipTrouble } from './nip.ts';

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

// People write the letter O for 0; inside a word it is a letter.
const digit = String.raw`(?:\p{Nd}|[Oo](?=[Oo]{0,15}(?!\p{L})))`;
/** What may stand between two digits of one number: a few signs that are no letters, and as much that is not seen as anybody likes. */
const blank = String.raw`[\s\p{C}\p{M}]*`;
const gap = String.raw`${blank}(?:[\p{P}\p{S}]${blank}){0,6}`;
const digitRun = new RegExp(String.raw`\p{Nd}(?:${gap}${digit})*`, 'gu');
const digitGroup = new RegExp(String.raw`[\p{Nd}Oo]+`, 'gu');

/** Digits in one piece: as they were written, as 0–9, where they stand, and what stands before them in their run. */
type Group = { digits: string; start: number; end: number; before: string; real: boolean };

const groupsOf = (run: string): Group[] => {
  let last = 0;
  return [...run.matchAll(digitGroup)].map(({ 0: raw, index }) => {
    const before = run.slice(last, index);
    last = index + raw.length;
    const digits = asciiDigits(raw).replace(/o/gi, '0');
    return { digits, start: index, end: last, before, real: /\p{Nd}/u.test(raw) };
  });
};

/** Whether seventeen digits are a NIK with one digit too many. */
const oneTooMany = (digits: string): boolean =>
  [...digits].some((_, at) => {
    const nik = digits.slice(0, at) + digits.slice(at + 1);
    return knownProvince(nik) && !nikBirthUnlikely(nik);
  });

const isNik = (groups: readonly Group[], alone: boolean): boolean => {
  const digits = groups.map((group) => group.digits).join('');
  if (digits.length === 17) return alone && oneTooMany(digits);
  // Sixteen digits in one piece, or alone, are a NIK. Some groups of a longer run must look like one as well:
  // an NIP in groups of four starts with sixteen digits, too, but has a year where a NIK has the month.
  return (
    digits.length === 16 &&
    knownProvince(digits) &&
    (alone || groups.length === 1 || !nikBirthUnlikely(digits))
  );
};

/** Groups of digits from `start` on that make a NIK together: the index after the last of them, or null. */
const nikEnd = (groups: readonly Group[], start: number): number | null => {
  let length = 0;
  let end = start;
  while (length < 16 && end < groups.length) length += groups[end++]?.digits.length ?? 0;
  const alone = start === 0 && !groups.slice(end).some(({ real }) => real);
  // A number before it is no digit too many.
  if (length === 17 && alone && end > 1 && groups[0]?.digits.length === 1 && nikEnd(groups, 1)) return null;
  const tooLong = length === 17 && end - start === 1;
  return isNik(groups.slice(start, end), alone || tooLong) && !isPlain(groups, start, end) ? end : null;
};

const isDay = (day: string, month: string, year: string): boolean =>
  /^(?:19|20)\d\d$/.test(year) &&
  Number(day) >= 1 &&
  Number(day) <= 31 &&
  Number(month) >= 1 &&
  Number(month) <= 12;

const isDate = ([a, b, c, ...more]: readonly Group[]): boolean => {
  if (!a || more.length > 0) return false;
  if (!b)
    return (
      isDay(a.digits.slice(0, 2), a.digits.slice(2, 4), a.digits.slice(4)) ||
      isDay(a.digits.slice(6), a.digits.slice(4, 6), a.digits.slice(0, 4))
    );
  return (
    c !== undefined &&
    b.before === c.before &&
    (isDay(a.digits, b.digits, c.digits) || isDay(c.digits, b.digits, a.digits))
  );
};

const isTime = ([hour, minute, ...more]: readonly Group[]): boolean =>
  more.length === 0 &&
  /^\d{1,2}$/.test(hour?.digits ?? '') &&
  /^[.:]$/.test(minute?.before ?? '') &&
  Number(hour?.digits) < 24 &&
  /^[0-5]\d$/.test(minute?.digits ?? '');

const isAmount = ([first, ...more]: readonly Group[]): boolean =>
  more.length > 0 &&
  more.length < 5 &&
  (first?.digits.length ?? 0) <= 3 &&
  more.every(
    ({ digits, before }, index) =>
      (/^[.,]$/.test(before) && digits.length === 3) ||
      (index === more.length - 1 && before === ',' && digits.length === 2),
  );

const onOneLine = (groups: readonly Group[]): boolean =>
  groups.slice(1).every(({ before }) => /^[ .\-–()]{1,3}$/.test(before));

const isPhone = (groups: readonly Group[]): boolean => {
  const [first] = groups;
  return (
    onOneLine(groups) &&
    ((first?.digits.length ?? 0) >= 3 || first?.digits === '62') &&
    /^(?:0|62)\d{8,12}$/.test(groups.map(({ digits }) => digits).join(''))
  );
};

const isNip = (groups: readonly Group[]): boolean =>
  onOneLine(groups) && nipTrouble(groups.map(({ digits }) => digits).join('')) === null;

const plainKinds = [isDate, isTime, isAmount, isPhone, isNip];
const mostGroups = 7;

/** The index after a date, time, amount, phone number or NIP that starts at `start`, or null. */
const plainEnd = (groups: readonly Group[], start: number): number | null => {
  for (let end = Math.min(groups.length, start + mostGroups); end > start; end -= 1) {
    const some = groups.slice(start, end);
    if (plainKinds.some((is) => is(some))) return end;
  }
  return null;
};

/** The number of a list's line: it counts on from the line before, and stands before something plain or at the end of a run. */
const isLineNumber = (groups: readonly Group[], at: number, lineBefore: number | null): boolean => {
  const [{ digits = '', before = '' } = {}, next] = groups.slice(at, at + 2);
  if (!/^\d{1,2}$/.test(digits) || (lineBefore !== null && Number(digits) !== lineBefore + 1)) return false;
  if (!next) return lineBefore !== null && /\s/.test(before);
  return /^[.)]\s+$/.test(next.before) && plainEnd(groups, at + 1) !== null;
};

/**
 * Whether the groups from `start` to `end`, and what the last of them is a part of, are nothing but dates, times, amounts,
 * phone numbers and NIPs, set apart otherwise than their own parts are, and the numbers of a list of such.
 */
const isPlain = (groups: readonly Group[], start: number, end: number): boolean => {
  let line: number | null = null;
  for (let at = start; at < end;) {
    const after = plainEnd(groups, at);
    const apart = at === start || groups[at]?.before !== groups[at + 1]?.before;
    if (after !== null && (apart || after - at === 1)) {
      at = after;
      continue;
    }
    if (!isLineNumber(groups, at, line)) return false;
    line = Number(groups[at]?.digits);
    at += 1;
  }
  return true;
};

/** One run of digit groups with the NIKs in it hidden. */
const hideInRun = (run: string): string => {
  const groups = groupsOf(run);
  let shown = '';
  let copied = 0;
  for (let at = 0; at < groups.length;) {
    const end = nikEnd(groups, at);
    if (end !== null) {
      shown += run.slice(copied, groups[at]?.start) + hidden;
      copied = groups[end - 1]?.end ?? run.length;
    }
    at = end ?? plainEnd(groups, at) ?? at + 1;
  }
  return shown + run.slice(copied);
};

const mayBeDigit = (code: number): boolean =>
  (code >= 48 && code <= 57) || code > 127 || code === 79 || code === 111;
const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** Whether there are sixteen signs that may be digits, of any script, without a letter between: cheap, for hardly any text has. */
const mayHoldNik = (text: string): boolean => {
  let digits = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (mayBeDigit(code)) digits += 1;
    else if (isLetter(code)) digits = 0;
    if (digits === 16) return true;
  }
  return false;
};

/** A free text with every NIK in it replaced, however its digits are set apart; NIPs, phone numbers, dates, times and amounts stay. */
export const hideNik = (text: string): string =>
  mayHoldNik(text) ? text.replace(digitRun, hideInRun) : text;

/** Whether a text whose NIK was hidden on its way says nothing else. */
export const saysOnlyNik = (text: string): boolean =>
  text.includes(hidden) &&
  !/[\p{L}\p{N}]/u.test(
    text.replaceAll(hidden, ' ').replace(/(?<!\p{L})(?:nik|ktp|no|nomor|saya|sy|ini|nya)(?!\p{L})/giu, ' '),
  );

/** Whether a free text holds a NIK that `hideNik` would hide. */
export const holdsNik = (text: string): boolean => hideNik(text) !== text;
