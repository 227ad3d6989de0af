const lineEnds = /[\r\n]+/g;
/** What a spreadsheet would take for a formula, also after signs it does not show. */
const formula = /^[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠]/u;

const cell = (text: string): string => {
  const line = text.replace(lineEnds, ' ');
  const safe = formula.test(line) ? `'${line}` : line;
  return `"${safe.replaceAll('"', '""')}"`;
};

/** A table for spreadsheets: every cell is text, whatever somebody else wrote into it. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
