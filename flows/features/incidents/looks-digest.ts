import { incidentTexts } from './texts.ts';

/** How often somebody of the office looked at people's data in a month: numbers, and no applicant by name. */
export type LooksOf = {
  /** Null: whoever may run commands on the server. */
  staffId: string | null;
  name: string | null;
  unit: string | null;
  looks: number;
  people: number;
  /** In the evening or at night. */
  outside: number;
};

const mostLines = 7;
/** Fewer people than these are never unusual, whatever the others do. */
const ordinary = 20;

const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
};

/** Whether somebody looked at far more people than most others, or often when nobody works. */
const isUnusual = ({ people, looks, outside }: LooksOf, usual: number): boolean =>
  (people >= ordinary && people >= 3 * usual) || (outside >= 10 && outside * 2 >= looks);

/** The digest of a month for administrators, what is unusual first; null when nobody looked at anything. */
export const looksDigest = (month: string, rows: readonly LooksOf[]): string | null => {
  if (rows.length === 0) return null;
  const usual = median(rows.map(({ people }) => people));
  const judged = rows
    .map((row) => ({ ...row, unusual: isUnusual(row, usual) }))
    .toSorted((a, b) => Number(b.unusual) - Number(a.unusual) || b.people - a.people || b.looks - a.looks);
  return incidentTexts.looks(
    month,
    judged.slice(0, mostLines),
    Math.max(0, judged.length - mostLines),
    rows.reduce((sum, { looks }) => sum + looks, 0),
  );
};
