import * as chrono from 'chrono-node/id';
import { isoOf, weekdayOf } from './calendar.ts';
import type { Prefer } from './calendar.ts';
import { datePatterns, vague, weekdayName, weekdayNumber, weekdayPattern } from './date-patterns.ts';
import type { DateHints, DatePattern, Match } from './date-patterns.ts';
import { digitsForWords } from '../../kernel/numbers.ts';

/** Longer texts are no dates, and date parsers need not see them. */
const longest = 160;

/**
 * The day a text names. `rest` is the text without it, for what else it says; `impossible`: no such day in the
 * calendar; `weekday`: the day name does not fit the date; `many`: more than one day; `vague`: a week or month.
 */
export type FoundDate =
  | { date: string; rest: string }
  | { trouble: 'impossible'; typed: string; meant: string | null }
  | { trouble: 'weekday'; date: string }
  | { trouble: 'many' | 'vague' | 'none' };

type Found = Match & { typed: string };

/** All matches of one pattern, and the text without them. */
const take = (
  text: string,
  { find, date }: DatePattern,
  hints: DateHints,
): { found: Found[]; rest: string } => ({
  found: [...text.matchAll(find)].map((match) => ({
    ...date(match.groups ?? {}, hints),
    typed: match[0].trim(),
  })),
  rest: text.replace(find, ' ').replace(/ +/g, ' ').trim(),
});

const byOurselves = (text: string, hints: DateHints): { found: Found[]; rest: string } =>
  datePatterns.reduce(
    ({ found, rest }, pattern) => {
      const more = take(rest, pattern, hints);
      return { found: [...found, ...more.found], rest: more.rest };
    },
    { found: [] as Found[], rest: text },
  );

/** chrono reads what our patterns do not: "3 hari lagi", "dua minggu lagi". Only days it is sure of count. */
const byChrono = (text: string, { today, prefer }: DateHints): FoundDate => {
  // Noon UTC with offset 0: no machine's time zone can move the day.
  const reference = { instant: new Date(`${today}T12:00:00Z`), timezone: 0 };
  const [result] = chrono.parse(text, reference, { forwardDate: prefer === 'future' });
  const start = result?.start;
  if (!result || !start?.isCertain('day') || result.end) return { trouble: 'none' };
  const date = isoOf(start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0);
  const rest = `${text.slice(0, result.index)} ${text.slice(result.index + result.text.length)}`.trim();
  return date === null ? { trouble: 'none' } : { date, rest };
};

const claimedWeekday = (text: string): number =>
  weekdayNumber(new RegExp(`(?<![a-z])${weekdayName}(?![a-z])`).exec(text)?.[0] ?? '');

/** Finds the one day a folded text names. */
export const findDate = (folded: string, today: string, prefer: Prefer = 'future'): FoundDate => {
  if (folded.length > longest) return { trouble: 'none' };
  const hints = { today, prefer };
  const text = digitsForWords(folded);
  if (vague.test(text)) return { trouble: 'vague' };
  const exact = byOurselves(text, hints);
  const named = take(exact.rest, weekdayPattern, hints);
  const found = exact.found.length > 0 ? exact.found : named.found;
  const [first] = found;
  if (!first) return byChrono(text, hints);
  if (first.date === null) return { trouble: 'impossible', typed: first.typed, meant: first.meant ?? null };
  if (found.some(({ date }) => date !== first.date)) return { trouble: 'many' };
  const claimed = exact.found.length > 0 ? claimedWeekday(exact.rest) : 0;
  if (claimed > 0 && claimed !== weekdayOf(first.date)) return { trouble: 'weekday', date: first.date };
  return { date: first.date, rest: named.rest };
};
