import { holidaySources } from './holidays.ts';

/** A year the table of holidays does not hold, or holds as a guess only. */
export type HolidayGap = { year: number; gap: 'missing' | 'provisional' };

/** From this month on the joint decree for the next year is out, and promises reach into that year. */
const decreeMonth = 10;

const gapOf = (year: number, sources: ReadonlyMap<number, string | null>): HolidayGap[] => {
  const source = sources.get(year);
  if (source === undefined) return [{ year, gap: 'missing' }];
  return source === null ? [{ year, gap: 'provisional' }] : [];
};

/** What is wanting in the table of holidays on an ISO date: of this year, and from October on of the next. */
export const holidayGaps = (
  today: string,
  sources: ReadonlyMap<number, string | null> = holidaySources,
): HolidayGap[] => {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return [year, ...(month >= decreeMonth ? [year + 1] : [])].flatMap((one) => gapOf(one, sources));
};
