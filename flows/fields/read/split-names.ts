const numbering = /^(?:\(?\d{1,2}[.)]\s*|[-*•]\s+)/;

const parts = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((part) => part.trim().replace(numbering, '').trim())
    .filter((part) => part !== '');

/**
 * The names in a text. Commas also stand before academic titles ("Budi, S.Kom"), so lines come first, then commas, then
 * "dan", and the first way that gives the expected number is taken.
 */
export const splitNames = (typed: string, expected: number | null): string[] => {
  // "1. Budi 2. Ani" on one line.
  const text = /(?:^|\s)\(?1[.)]/.test(typed)
    ? typed.replace(/[\s,;]+(?=\(?(?:[2-9]|[1-9]\d)[.)] ?\p{L})/gu, '\n')
    : typed;
  const byLine = parts(text, /\n/);
  const byComma = parts(text, /[\n,;]/);
  const byAnd = parts(text, /[\n,;]|\s(?:dan|dn|serta|sama|&|\+|\/)\s/i);
  return (
    [byLine, byComma, byAnd].find(({ length }) => length === expected) ?? (byLine.length > 1 ? byLine : byAnd)
  );
};
