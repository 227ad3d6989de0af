const lineEnds = /[\r\n]+/g;
/** What a spreadsheet would take for a formula, also after signs it does not show: more than the library knows of. */
const formula = /^[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠]/u;

const cell = (text: string): string => {
  const line = text.replace(lineEnds, ' ');
  return formula.test(line) ? `'${line}` : line;
};

/** A table for spreadsheets: every cell is text, whatever somebody else wrote into it. */
export const csvOf = async (rows: readonly (readonly string[])[]): Promise<string> => {
  const { stringify } = await import('csv-stringify/sync');
  return stringify(
    rows.map((row) => row.map(cell)),
    { bom: true, quoted: true, quoted_empty: true, record_delimiter: 'windows' },
  );
};
