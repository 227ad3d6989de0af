/** Rows under their headings, each column as wide as its widest cell. */
export const table = (headings: string[], rows: string[][]): string => {
  const widths = headings.map((_, column) =>
    Math.max(...[headings, ...rows].map((row) => (row[column] ?? '').length)),
  );
  const line = (row: string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [headings, ...rows].map(line).join('\n');
};
