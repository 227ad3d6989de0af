import { addDays } from '../../../domain/city-time.ts';
import { dayOfAnyMonth, dayOfAnyYear, dayOfWeek, isoOf } from './calendar.ts';
import type { Prefer, Which } from './calendar.ts';

/** What a pattern may look at besides the words it matched. */
export type DateHints = { today: string; prefer: Prefer };
/** A day found; `date` null for one the calendar does not have, with the day perhaps meant. */
export type Match = { date: string | null; meant?: string | null };

/** A way to write a date: `find` matches folded text, `date` makes the day of the groups. `weekday` marks a bare day name. */
export type DatePattern = {
  find: RegExp;
  date: (groups: Record<string, string | undefined>, hints: DateHints) => Match;
};

const months: Record<string, number> = {
  jan: 1,
  feb: 2,
  peb: 2,
  mar: 3,
  apr: 4,
  mei: 5,
  may: 5,
  jun: 6,
  jul: 7,
  agu: 8,
  ags: 8,
  agt: 8,
  aug: 8,
  sep: 9,
  okt: 10,
  oct: 10,
  nov: 11,
  nop: 11,
  des: 12,
  dec: 12,
};
/** Names in full or short; a vowel or consonant left out of the rest is forgiven, other words that begin so are not. */
const monthName =
  '(?:jan(?:u?a?ri?)?|[fp]eb(?:r?u?ari?)?|mar(?:e?t)?|apr(?:i?l)?|me[iy]|may|juni?|june|juli?|july|agu(?:s?t?(?:us)?)?|ags|agt|agst|aug(?:ust)?|sep(?:t?e?m?b?e?r?)?|o[kc]t(?:o?b?e?r)?|no[vp](?:e?m?b?e?r)?|de[sc](?:e?m?b?e?r)?)(?![a-z])';

const weekdays: Record<string, number> = { sen: 1, sel: 2, rab: 3, kam: 4, jum: 5, sab: 6, min: 7, aha: 7 };
/** The Indonesian day names, as a pattern for folded text. */
export const weekdayName = "(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)";
/** 1 for Monday … 7 for Sunday, of a folded day name. */
export const weekdayNumber = (name: string): number => weekdays[name.slice(0, 3)] ?? 0;

const which: Record<string, Which> = {
  ini: 'this',
  depan: 'next',
  berikutnya: 'next',
  mendatang: 'next',
  lalu: 'last',
  kemarin: 'last',
};
const nearWords: Record<string, number> = {
  'hari ini': 0,
  'hr ini': 0,
  besok: 1,
  bsk: 1,
  bsok: 1,
  besuk: 1,
  esok: 1,
  'besok lusa': 2,
  lusa: 2,
  kemarin: -1,
  kemaren: -1,
  kmrn: -1,
  kmren: -1,
  semalam: -1,
  'kemarin lusa': -2,
  'kemarin dulu': -2,
};

const full = (year: string): number => (year.length === 2 ? 2000 : 0) + Number(year);

const ofNumbers = (day: string, month: string, year: string): Match => {
  const date = isoOf(full(year), Number(month), Number(day));
  // 11/25/2026 is how other countries write it.
  return date === null ? { date, meant: isoOf(full(year), Number(day), Number(month)) } : { date };
};

/** A dot or colon after two digits makes them a time, a dash or "sampai" the beginning of a period. */
const noTime = '(?![\\d.:]| ?[-~]| ?(?:s[./]|sd|sampai|sampe|hingga))';

/** The ways people here write a day, most exact first. */
export const datePatterns: DatePattern[] = [
  {
    find: /(?<!\d)(?<y>\d{4}) ?[-/.] ?(?<m>\d{1,2}) ?[-/.] ?(?<d>\d{1,2})(?![\d])/g,
    date: ({ y = '', m = '', d = '' }) => ofNumbers(d, m, y),
  },
  {
    find: /(?<!\d)(?<d>\d{1,2}) ?(?<s>[-/.]) ?(?<m>\d{1,2}) ?\k<s> ?(?<y>\d{4}|\d{2})(?!\d|[:.]\d)/g,
    date: ({ y = '', m = '', d = '' }) => ofNumbers(d, m, y),
  },
  {
    find: /(?<![\d.:])(?<d>\d{1,2})[ /-](?<m>\d{1,2}) (?<y>\d{4})(?!\d)/g,
    date: ({ y = '', m = '', d = '' }) => ofNumbers(d, m, y),
  },
  {
    find: new RegExp(
      `(?<![\\d.:])(?<d>\\d{1,2})[ -]?(?:bulan )?(?<m>${monthName})\\.?,?(?:[ -]?(?:tahun )?'?(?<y>\\d{4}|\\d{2})${noTime})?`,
      'g',
    ),
    date: ({ y, m = '', d = '' }, { today, prefer }) => {
      const month = months[m.slice(0, 3)] ?? 0;
      return {
        date:
          y === undefined ? dayOfAnyYear(month, Number(d), today, prefer) : isoOf(full(y), month, Number(d)),
      };
    },
  },
  {
    find: /(?<![\d/])(?<d>\d{1,2}) ?\/ ?(?<m>\d{1,2})(?![\d/])/g,
    date: ({ m = '', d = '' }, { today, prefer }) => ({
      date: dayOfAnyYear(Number(m), Number(d), today, prefer),
    }),
  },
  {
    find: /(?<![a-z])(?:tanggal|tgl)\.? ?(?<d>\d{1,2})(?!\d| ?[./-])/g,
    date: ({ d = '' }, { today, prefer }) => ({ date: dayOfAnyMonth(Number(d), today, prefer) }),
  },
  {
    find: /(?<![a-z])(?<word>ha?ri? ini|besok lusa|besok|bso?k|besuk|esok|lusa|kemarin lusa|kemarin dulu|kemar[ie]n|kmre?n|semalam)(?![a-z])/g,
    date: ({ word = '' }, { today }) => ({ date: addDays(today, nearWords[word] ?? 0) }),
  },
];

/** A bare day name: a day by itself, or beside a date a claim that can be checked. */
export const weekdayPattern: DatePattern = {
  find: new RegExp(
    `(?<![a-z]|\\d )(?:hari )?(?<day>${weekdayName})(?! lagi)(?: (?:(?:minggu|pekan) )?(?:yang )?(?<which>ini|depan|berikutnya|mendatang|lalu|kemar[ie]n))?(?![a-z])`,
    'g',
  ),
  date: ({ day = '', which: word }, { today, prefer }) => ({
    date: dayOfWeek(
      weekdayNumber(day),
      word === undefined ? 'nearest' : (which[word] ?? 'last'),
      today,
      prefer,
    ),
  }),
};

/** A week, month or year, which is no day yet: "minggu depan". */
export const vague =
  /^(?:pada )?(?:akhir |awal |pertengahan )?(?:minggu|pekan|bulan|tahun) (?:ini|depan|berikutnya|mendatang|lalu)$/;
