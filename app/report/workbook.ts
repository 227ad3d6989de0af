import writeExcelFile from 'write-excel-file/node';
import type { Section, Table } from './sections.ts';

// What a spreadsheet can work with is a number in it: 12, 98,5%, −3, 12,5 jam.
const numberIn = /^([+−-]?)(\d+(?:,\d+)?)(%| jam)?$/;

const cellOf = (shown: string, column: number) => {
  const [, sign = '', digits] = numberIn.exec(shown) ?? [];
  if (column === 0 || digits === undefined) return { value: shown, type: String, wrap: true };
  const value = Number(digits.replace(',', '.'));
  return { value: sign === '' || sign === '+' ? value : -value, type: Number };
};

/** A sheet's name: short, without what Excel does not take. */
const nameOf = (title: string, n: number): string =>
  `${n} ${title.replace(/[:\\/?*[\]]/g, '')}`.slice(0, 31).trim();

const sheetOf = ({ head, rows, widths }: Table, name: string) => ({
  sheet: name,
  columns: widths.map((share, n) => ({ width: n === 0 ? 40 : Math.max(14, Math.round(share * 14)) })),
  stickyRowsCount: 1,
  data: [
    head.map((value) => ({ value, type: String, fontWeight: 'bold' as const, wrap: true })),
    ...rows.map((row) => row.map(cellOf)),
  ],
});

/** The tables of a report as a workbook, a sheet each. */
export const workbookOf = (sections: readonly Section[]): Promise<Buffer> => {
  const tables = sections.flatMap(({ title, blocks }) =>
    blocks.flatMap((block) => ('table' in block ? [{ title, table: block.table }] : [])),
  );
  return writeExcelFile(tables.map(({ title, table }, n) => sheetOf(table, nameOf(title, n + 1)))).toBuffer();
};
