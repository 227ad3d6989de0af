import { addDays, addMonths } from '../city-time.ts';

const dayMs = 86_400_000;

const isFirst = (day: string): boolean => day.endsWith('-01');

/** The months two ISO dates span when they are the first of one and the last of another; null otherwise. */
const wholeMonths = (from: string, to: string): number | null => {
  const after = addDays(to, 1);
  if (!isFirst(from) || !isFirst(after)) return null;
  const months = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return months(after) - months(from);
};

/** The period before one, both days included: as many whole months where it is whole months, otherwise as many days. */
export const periodBefore = (from: string, to: string): { from: string; to: string } => {
  const months = wholeMonths(from, to);
  const days = Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;
  return { from: months === null ? addDays(from, -days) : addMonths(from, -months), to: addDays(from, -1) };
};
