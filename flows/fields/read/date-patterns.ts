import { addDays, addMonths } from '../../../domain/city-time.ts';
import { daysOfAnyMonth, daysOfAnyYear, dayOfWeek, isoOf } from './calendar.ts';
import type { Prefer } from './calendar.ts';
import { monthName, monthNumber, nearDays, weekdayName, weekdayNumber, whichWeek } from './date-words.ts';

/** What a pattern may look at besides the words it matched; `fits`: which day may be the answer at all. */
export type DateHints = { today: string; prefer: Prefer; fits?: (date: string) => boolean };

/** How sure a day is: written out, worked out (so it is said back), or only likely (so it is asked). */
export type How = 'written' | 'told' | 'ask';

/** A day found; `date` null for one the calendar does not have, with the day perhaps meant. `more`: further days of a span. */
export type Match = { date: string | null; meant?: string | null; how?: How; more?: string[] };

/** A way to write a date: `find` matches folded text, `date` makes the day of the groups. */
export type DatePattern = {
  find: RegExp;
  date: (groups: Record<string, string | undefined>, hints: DateHints) => Match;
};

const full = (year: string): number => (year.length === 2 ? 2000 : 0) + Number(year);

const ofNumbers = (day: string, month: string, year: string): Match => {
  const date = isoOf(full(year), Number(month), Number(day));
  // 11/25/2026 is how other countries write it.
  return date === null ? { date, meant: isoOf(full(year), Number(day), Number(month)) } : { date };
};

/** The likeliest of some days that may be the answer. */
const chosen = (dates: readonly string[], { fits }: DateHints): string | null =>
  (fits && dates.find(fits)) ?? dates[0] ?? null;

/** How long ago a day must be for its next one to be meant: 25 November on the 29th may be four days ago. */
const justGone = 60;

/** A day and month: next time it comes, unless it has just gone. */
const ofAnyYear = (month: number, day: number, hints: DateHints): Match => {
  const { today, prefer } = hints;
  const date = chosen(daysOfAnyYear(month, day, today, prefer), hints);
  if (date === null) return { date };
  const other = addMonths(date, prefer === 'future' ? -12 : 12);
  const doubtful =
    prefer === 'future'
      ? other < today && other >= addDays(today, -justGone)
      : other > today && other <= addDays(today, justGone);
  return { date, how: doubtful ? 'ask' : 'told' };
};

const ofAnyMonth = (day: number, hints: DateHints): Match => {
  const dates = daysOfAnyMonth(day, hints.today, hints.prefer);
  const date = chosen(dates, hints);
  return { date, how: date === dates[0] ? 'told' : 'ask' };
};

const ofMonth = (month: number, day: string, year: string | undefined, hints: DateHints): Match =>
  year === undefined ? ofAnyYear(month, Number(day), hints) : { date: isoOf(full(year), month, Number(day)) };

/** A dot or colon after two digits makes them a time, a dash or "sampai" the beginning of a period. */
const noTime = '(?![\\d.:]| ?[-~]| ?(?:s[./]|sd|sampai|sampe|hingga))';
const year = `(?:[ -]?,?(?: ?tahun )?'?(?<y>\\d{4}|\\d{2})${noTime})?`;
const and =
  '(?:-|,|&|\\/|\\+|dan|atau|ato|serta|s ?\\.? ?\\/? ?d\\.?|sampai(?: dengan)?|sampe|smp|hingga|ke)';
/** A number of an hour before is no day. */
const noHour = '(?<!(?:jam|pukul|pkl)\\.? ?|[\\d.:/-] ?|sampai |sampe |hingga |s\\/d |sd )';

const days = (typed: string, month: number, given: string | undefined, hints: DateHints): Match => {
  const numbers = typed.match(/\d{1,2}/g) ?? [];
  const [first, ...more] = numbers.map((day) => ofMonth(month, day, given, hints).date);
  return {
    date: first ?? null,
    more: more.filter((date) => date !== null),
  };
};

const lengths: Record<string, (date: string, count: number) => string> = {
  hari: (date, count) => addDays(date, count),
  minggu: (date, count) => addDays(date, count * 7),
  pekan: (date, count) => addDays(date, count * 7),
  bulan: (date, count) => addMonths(date, count),
  tahun: (date, count) => addMonths(date, count * 12),
};

const after = (count: number, unit: string, today: string): string =>
  lengths[unit]?.(today, Math.max(-1200, Math.min(1200, count))) ?? today;

const count = '(?<n>\\d{1,2}|se) ?(?<unit>hari|minggu|pekan|bulan|tahun)';
const counted = (n: string): number => (n === 'se' ? 1 : Number(n));

/** The ways people here write a day, most exact first. */
export const datePatterns: DatePattern[] = [
  {
    // "Bulan 1 tanggal 18": the month first.
    find: /(?<![a-z])bulan ?(?:ke ?-? ?)?(?<m>\d{1,2}),? tanggal ?(?<d>\d{1,2})(?![\d.:/-])/g,
    date: ({ m = '', d = '' }, hints) => ofMonth(Number(m), d, undefined, hints),
  },
  {
    find: /(?<![\d/.-])(?<d>\d{1,2}) ?(?:bulan) ?(?:ke ?-? ?)?(?<m>\d{1,2}) ?,?(?: ?tahun)? ?(?<y>\d{4}|\d{2})?(?![\d.:]| ?(?:hari|minggu|orang|jam))/g,
    date: ({ y, m = '', d = '' }, hints) => ofMonth(Number(m), d, y, hints),
  },
  {
    find: new RegExp(
      `${noHour}(?<![a-z\\d])(?<days>\\d{1,2}(?: ?${and} ?(?:tanggal )?\\d{1,2})+),? ?(?:bulan )?(?<m>${monthName})\\.?${year}`,
      'g',
    ),
    date: ({ days: typed = '', m = '', y }, hints) => days(typed, monthNumber(m), y, hints),
  },
  {
    find: new RegExp(
      `(?<![a-z])tanggal ?(?<days>\\d{1,2}(?: ?${and} ?(?:tanggal )?\\d{1,2})+)(?![\\d.:/-]| ?[./-]\\d)`,
      'g',
    ),
    date: ({ days: typed = '' }, hints) => {
      const [first, ...more] = (typed.match(/\d{1,2}/g) ?? []).map(
        (day) => ofAnyMonth(Number(day), hints).date,
      );
      return { date: first ?? null, more: more.filter((date) => date !== null) };
    },
  },
  {
    find: /(?<![\d/.-])(?<y>\d{4}) ?(?<s>[-/.]) ?(?<m>\d{1,2}) ?\k<s> ?(?<d>\d{1,2})(?![\d]|\/)/g,
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
      `(?<![\\d.:])(?<d>\\d{1,2})(?:st|nd|rd|th)?[ -]?(?:of |bulan )?(?<m>${monthName})\\.?,?${year}`,
      'g',
    ),
    date: ({ y, m = '', d = '' }, hints) => ofMonth(monthNumber(m), d, y, hints),
  },
  {
    // "January 5, 2027"; without a year it may be the year that stands there.
    find: new RegExp(
      `(?<![a-z\\d])(?<m>${monthName})\\.? (?:tanggal )?(?<d>\\d{1,2})(?:st|nd|rd|th)?(?![\\d.:]| ?[-~])(?:,? (?<y>\\d{4}))?`,
      'g',
    ),
    date: ({ y, m = '', d = '' }, hints) => ({
      ...ofMonth(monthNumber(m), d, y, hints),
      ...(y === undefined ? { how: 'ask' as const } : {}),
    }),
  },
  {
    find: /(?<![\d/])(?<d>\d{1,2}) ?\/ ?(?<m>\d{1,2})(?![\d/])/g,
    date: ({ m = '', d = '' }, hints) => ofAnyYear(Number(m), Number(d), hints),
  },
  {
    // Without "tanggal" before it, "5 bulan depan" may be a length.
    find: /(?<![a-z\d])(?<sure>tanggal ?)?(?<d>\d{1,2}) (?:di )?bulan (?:yang )?(?<which>depan|ini|berikutnya|lalu|kemarin)(?![a-z])/g,
    date: ({ sure, d = '', which = '' }, { today }) => {
      const way = which === 'ini' ? 0 : which === 'lalu' || which === 'kemarin' ? -1 : 1;
      const month = addMonths(`${today.slice(0, 7)}-01`, way);
      const date = isoOf(Number(month.slice(0, 4)), Number(month.slice(5, 7)), Number(d));
      return { date, how: sure ? 'told' : 'ask' };
    },
  },
  {
    // "Bulan lalu tanggal 28".
    find: /(?<![a-z\d])bulan (?:yang )?(?<which>depan|ini|berikutnya|lalu|kemarin),? ?(?:di |pas )?tanggal ?(?<d>\d{1,2})(?![\d.:/-])/g,
    date: ({ d = '', which = '' }, { today }) => {
      const way = which === 'ini' ? 0 : which === 'lalu' || which === 'kemarin' ? -1 : 1;
      const month = addMonths(`${today.slice(0, 7)}-01`, way);
      return { date: isoOf(Number(month.slice(0, 4)), Number(month.slice(5, 7)), Number(d)), how: 'told' };
    },
  },
  {
    find: new RegExp(`(?<![a-z\\d])${count} ?(?:lagi|dari sekarang|dari hari ini|kemudian)(?![a-z])`, 'g'),
    date: ({ n = '', unit = '' }, { today }) => ({
      date: after(counted(n), unit, today),
      how: unit === 'bulan' || unit === 'tahun' ? 'ask' : 'told',
    }),
  },
  {
    find: new RegExp(
      `(?<![a-z\\d])${count} (?:yang )?(?:ke ?depan(?:nya)?|depan|mendatang|yang akan datang)(?![a-z])`,
      'g',
    ),
    date: ({ n = '', unit = '' }, { today }) => ({ date: after(counted(n), unit, today), how: 'ask' }),
  },
  {
    find: new RegExp(`(?<![a-z\\d])${count} (?:yang |yg )?(?:lalu|lewat|silam|kemar[ie]n)(?![a-z])`, 'g'),
    date: ({ n = '', unit = '' }, { today }) => ({
      date: after(-counted(n), unit, today),
      // Whoever counts in weeks has no day in mind.
      how: unit === 'hari' || (unit === 'minggu' && counted(n) === 1) ? 'told' : 'ask',
    }),
  },
  {
    find: /(?<![a-z])h ?(?<sign>[+-]) ?(?<n>\d{1,2})(?!\d)/g,
    date: ({ sign, n = '' }, { today }) => ({
      date: addDays(today, (sign === '-' ? -1 : 1) * Number(n)),
      how: 'ask',
    }),
  },
  {
    find: /(?<![a-z])tanggal ?(?<d>\d{1,2})(?!\d| ?[./-] ?\d)/g,
    date: ({ d = '' }, hints) => ofAnyMonth(Number(d), hints),
  },
  {
    find: /(?<![a-z]|(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad|bulan|tahun|pekan) (?=kem|kmr))(?<word>ha?ri? ini|sekarang|skrn?g|besok lusa|besok|bso?k|besuk|[ei]sok|tomorrow|today|yesterday|lusa|tulat|kemarin lusa|kemarin dulu|kemar[ie]n|kemarek|kmre?n|semalam)(?![a-z])/g,
    date: ({ word = '' }, { today }) => ({
      date: addDays(today, nearDays[word] ?? 0),
      how: /^(?:sek|skr)/.test(word) ? 'ask' : 'told',
    }),
  },
  {
    // Part of today, as it is said: "nanti malam", "siang ini".
    find: /(?<![a-z])(?:(?:nanti|ntar) (?:pagi|siang|sore|malam)|(?<!hari )(?:pagi|siang|sore|malam) ini)(?![a-z])/g,
    date: (_, { today }) => ({ date: today, how: 'told' }),
  },
  {
    find: /(?<![a-z])(?:tadi|td) (?:pagi|siang|sore|subuh)(?![a-z])/g,
    date: (_, { today }) => ({ date: today, how: 'told' }),
  },
  {
    // "Malam Minggu" is Saturday evening.
    find: new RegExp(
      `(?<![a-z])malam (?<day>${weekdayName})(?: (?<which>ini|depan|berikutnya|mendatang|lalu|kemar[ie]n))?(?![a-z])`,
      'g',
    ),
    date: ({ day = '', which: word }, { today, prefer }) => {
      const eve = weekdayNumber(day) === 1 ? 7 : weekdayNumber(day) - 1;
      const which = word === undefined ? 'nearest' : (whichWeek[word] ?? 'last');
      return { date: dayOfWeek(eve, which, today, prefer), how: word === undefined ? 'told' : 'ask' };
    },
  },
];

/** A bare day name: a day by itself, or beside a date a claim that can be checked. */
export const weekdayPattern: DatePattern = {
  find: new RegExp(
    `(?:(?<![a-z])hari |(?<![a-z]|\\d ))(?<day>${weekdayName})(?! lagi)(?: (?:(?:minggu|pekan) )?(?:yang |yg )?(?<which>ini|depan|berikutnya|mendatang|lalu|kemar[ie]n))?(?![a-z])`,
    'g',
  ),
  date: ({ day = '', which: word }, { today, prefer }) => ({
    date: dayOfWeek(
      weekdayNumber(day),
      word === undefined ? 'nearest' : (whichWeek[word] ?? 'last'),
      today,
      prefer,
    ),
    how: 'told',
  }),
};
