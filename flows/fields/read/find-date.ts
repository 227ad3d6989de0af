import { weekdayOf } from './calendar.ts';
import type { Prefer } from './calendar.ts';
import { datePatterns, weekdayPattern } from './date-patterns.ts';
import type { DateHints, DatePattern, How, Match } from './date-patterns.ts';
import { monthName, spelledOut, weekdayName, weekdayNumber } from './date-words.ts';
import { mendNames } from './mend-names.ts';
import { spokenNumbers } from './spoken-numbers.ts';
import { isSomeDay, isVague, monthIn } from './vague-dates.ts';

/** Longer texts are no dates, and date parsers need not see them; a letter's polite sentence may be so long. */
const longest = 320;

/**
 * The day a text names. `rest` is the text without it, for what else it says; `impossible`: no such day in the
 * calendar; `weekday`: the day name does not fit the date; `many`: more than one day; `vague`: a week or month, or more
 * than a month; `month`: a month without its day.
 */
export type FoundDate =
  | { date: string; rest: string; how: How }
  | { trouble: 'impossible'; typed: string; meant: string | null }
  | { trouble: 'weekday'; date: string }
  | { trouble: 'many'; dates: string[]; beside: string }
  | { trouble: 'month'; month: string }
  | { trouble: 'vague' | 'none' };

type Found = Match & { typed: string };
type Seen = { found: Found[]; rest: string };

/** All matches of one pattern, and the text without them. */
const take = (text: string, { find, date }: DatePattern, hints: DateHints): Seen => {
  const matches = [...text.matchAll(find)];
  if (matches.length === 0) return { found: [], rest: text };
  return {
    found: matches.map((match) => ({ ...date(match.groups ?? {}, hints), typed: match[0].trim() })),
    rest: text.replace(find, ' ').replace(/ +/g, ' ').trim(),
  };
};

const byPatterns = (text: string, hints: DateHints): Seen =>
  datePatterns.reduce(
    ({ found, rest }: Seen, pattern) => {
      const more = take(rest, pattern, hints);
      return more.found.length === 0
        ? { found, rest }
        : { found: [...found, ...more.found], rest: more.rest };
    },
    { found: [], rest: text },
  );

const aWeekday = new RegExp(`(?<![a-z])${weekdayName}(?![a-z])`);
const claimedWeekday = (text: string): number => weekdayNumber(aWeekday.exec(text)?.[0] ?? '');

const sureness: How[] = ['written', 'told', 'ask'];
const leastSure = (found: readonly Found[]): How =>
  sureness[Math.min(...found.map(({ how }) => sureness.indexOf(how ?? 'written')))] ?? 'ask';

/** "Selama 2 hari", "3 hari berturut-turut": more than the one day that is named. */
const lasting = new RegExp(
  `(?<![\\d.:-]|(?:-|sampai|sampe|hingga|s/d|sd) ?)(?:[2-9]|[1-9]\\d) hari(?! kerja| ini| ${weekdayName})(?![a-z])`,
);

const nothing = (text: string, hints: DateHints): FoundDate => {
  const month = monthIn(text, hints.today);
  return month === null ? { trouble: 'none' } : { trouble: 'month', month };
};

/** "Tgl 5 November kemarin": beside a day that is over it only says so. */
const withoutKemarin = (found: readonly Found[], today: string): readonly Found[] => {
  const others = found.filter(({ typed }) => !/^k(?:emar|mr)[a-z]*$/.test(typed));
  const isOver = others.length > 0 && others.every(({ date }) => date !== null && date < today);
  return isOver ? others : found;
};

const find = (text: string, hints: DateHints): FoundDate => {
  if (isSomeDay(text)) return { trouble: 'vague' };
  const exact = byPatterns(text, hints);
  if (exact.found.length === 0 && isVague(text)) return { trouble: 'vague' };
  const named = take(exact.rest, weekdayPattern, hints);
  const found = withoutKemarin(exact.found.length > 0 ? exact.found : named.found, hints.today);
  const [first] = found;
  if (!first) return nothing(text, hints);
  const dates = [...new Set(found.flatMap(({ date, more = [] }) => [date, ...more]))];
  if (first.date === null && dates.length === 1)
    return { trouble: 'impossible', typed: first.typed, meant: first.meant ?? null };
  const days = dates.filter((date) => date !== null).sort();
  if (dates.length > 1 || first.date === null) return { trouble: 'many', dates: days, beside: named.rest };
  if (lasting.test(named.rest) || isVague(named.rest))
    return { trouble: 'many', dates: days, beside: named.rest };
  const claimed = exact.found.length > 0 ? claimedWeekday(exact.rest) : 0;
  if (claimed > 0 && claimed !== weekdayOf(first.date)) return { trouble: 'weekday', date: first.date };
  return { date: first.date, rest: named.rest, how: leastSure(found) };
};

const yearSaid = new RegExp(`(${monthName}|\\d/\\d{1,2}),? tahun (depan|ini)(?![a-z])`, 'g');
/** "11 Januari tahun depan" says its year. */
const withYear = (text: string, today: string): string =>
  text.replace(
    yearSaid,
    (_, day: string, which: string) => `${day} ${Number(today.slice(0, 4)) + (which === 'depan' ? 1 : 0)}`,
  );

/** Finds the one day a folded text names; `fits` says which days may be the answer at all. */
export const findDate = (
  folded: string,
  today: string,
  prefer: Prefer = 'future',
  fits?: (date: string) => boolean,
): FoundDate => {
  if (folded.length > longest) return { trouble: 'none' };
  const hints = { today, prefer, ...(fits ? { fits } : {}) };
  const text = withYear(spelledOut(spokenNumbers(folded)), today);
  const found = find(text, hints);
  if ('date' in found || found.trouble !== 'none') return found;
  const mended = mendNames(text);
  return mended === text ? found : find(spelledOut(mended), hints);
};
