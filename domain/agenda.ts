const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

/** A number of the agenda by the city's pattern: `{no}` counts within the year, `{month}` is in Roman, both of the ISO `date`. */
export const agendaNumber = (
  pattern: string,
  { no, service, date }: { no: number; service: string; date: string },
): string => {
  const [year = '', month = ''] = date.split('-');
  const parts: Record<string, string> = {
    no: String(no),
    service,
    month: romans[Number(month) - 1] ?? month,
    year,
  };
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => parts[name] ?? whole);
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** What stands for `{no}` in a number that was typed, so that the count goes on from it; null where it follows another pattern. */
export const agendaNoOf = (pattern: string, number: string): number | null => {
  const source = pattern
    .split(/(\{\w+\})/)
    .map((part) =>
      part === '{no}' ? '(\\d{1,6})' : /^\{\w+\}$/.test(part) ? '[\\p{L}\\p{N}_.-]+' : escaped(part),
    )
    .join('');
  const [, no] = new RegExp(`^${source}$`, 'iu').exec(number) ?? [];
  return no === undefined ? null : Number(no);
};

/** Numbers that were left out: from the first to the last of them. */
export type AgendaGap = { first: number; last: number };

/** What was left out before each of some rising numbers, the first of which follows `after`. */
export const gapsBefore = (numbers: readonly number[], after: number): (AgendaGap | null)[] =>
  numbers.map((number, at) => {
    const first = (numbers[at - 1] ?? after) + 1;
    return first < number ? { first, last: number - 1 } : null;
  });
