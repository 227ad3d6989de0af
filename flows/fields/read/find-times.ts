import { digitsForWords } from '../../kernel/numbers.ts';

/**
 * The period of a day a text names, `HH:MM`. `bare`: written with hours only and no part of the day ("1-3"), so that the
 * afternoon may be meant.
 */
export type FoundTimes =
  { from: string; to: string; bare: boolean } | { trouble: 'impossible' | 'many' | 'no_end' | 'none' };

type Clock = { hour: number; minute: number; part: string; bare: boolean };

const clock = (n: 1 | 2): string =>
  `(?:(?:jam|pukul|pkl|pk|mulai|dari)\\.? ?)*(?<half${n}>setengah )?(?<hour${n}>\\d{1,2})(?:(?: ?[.:] ?|(?<=\\d\\d))(?<minute${n}>\\d{2}))?(?!\\d)(?: ?wi(?:b|ta|t)\\b)?(?: ?(?<part${n}>pagi|siang|sore|petang|malam))?`;
const until = ' ?(?:-+|~|s ?\\.? ?/? ?d\\.?|sampai dengan|sampai|sampe|smp|hingga|ke) ?';
const range = new RegExp(`(?<![\\d.:])${clock(1)}${until}${clock(2)}`, 'g');
const one = new RegExp(`(?<![\\d.:])${clock(1)}`);

const afternoon = new Set(['siang', 'sore', 'petang', 'malam']);

/** Hours of the day as people say them: "2 siang" is 14, "11 siang" stays, "12 malam" is the end of the day. */
const onTheDay = (hour: number, part: string): number => {
  if (part === 'malam' && hour === 12) return 24;
  if (part === 'siang' && hour >= 10) return hour;
  return afternoon.has(part) && hour < 12 ? hour + 12 : hour;
};

const clockOf = (groups: Record<string, string | undefined>, n: 1 | 2): Clock => {
  const [hour, minute, part, half] = ['hour', 'minute', 'part', 'half'].map((name) => groups[`${name}${n}`]);
  const written = Number(hour) - (half ? 1 : 0);
  return {
    hour: onTheDay(written, part ?? ''),
    minute: half ? 30 : Number(minute ?? 0),
    part: part ?? '',
    bare: minute === undefined && part === undefined && !hour?.startsWith('0'),
  };
};

const isTime = ({ hour, minute }: Clock): boolean =>
  hour >= 0 && minute <= 59 && hour * 60 + minute <= 24 * 60;

const write = ({ hour, minute }: Clock): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

/** "1 sampai 3 sore": the first hour belongs to the same part of the day where that still comes first. */
const together = (from: Clock, to: Clock): Clock => {
  const shifted = onTheDay(from.hour, to.part);
  return from.part === '' && from.hour < 12 && shifted < to.hour ? { ...from, hour: shifted } : from;
};

/** Finds the one period of a day a folded text names. */
export const findTimes = (folded: string): FoundTimes => {
  const text = digitsForWords(folded.slice(0, 200));
  const [match, second] = [...text.matchAll(range)];
  if (!match) return { trouble: one.test(text) ? 'no_end' : 'none' };
  if (second) return { trouble: 'many' };
  const to = clockOf(match.groups ?? {}, 2);
  const from = together(clockOf(match.groups ?? {}, 1), to);
  if (!isTime(from) || !isTime(to)) return { trouble: 'impossible' };
  return { from: write(from), to: write(to), bare: from.bare && to.bare };
};

const later = (time: string): string =>
  `${String(Number(time.slice(0, 2)) + 12).padStart(2, '0')}${time.slice(2)}`;

/** The same hours after noon, where the clock has them. */
export const afterNoon = ({ from, to }: { from: string; to: string }): { from: string; to: string } | null =>
  to < '12:00' && from < to ? { from: later(from), to: later(to) } : null;

/** A period as people write it: 09.00-11.00. */
export const typeTimes = ({ from, to }: { from: string; to: string }): string =>
  `${from}-${to}`.replaceAll(':', '.');
