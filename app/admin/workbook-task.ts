import readWorkbook from 'read-excel-file/universal';
import { serve } from '../sandbox/serve.ts';

const mostRows = 50_000;
const mostColumns = 60;
const longestCell = 300;

/**
 * A number as digits. One that a spreadsheet cannot hold whole is written as an exponent: its last digits, whatever
 * they look like, are not those that were typed.
 */
const digits = (raw: string): string => {
  const value = Number(raw);
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? value.toExponential() : String(value);
};

const text = (cell: unknown): string => {
  if (cell === null || cell === undefined) return '';
  const written = cell instanceof Date ? cell.toISOString() : String(cell);
  return written.trim().slice(0, longestCell);
};

await serve(async ({ parts: [bytes] }) => {
  const sheets = await readWorkbook(new Blob([Buffer.from(bytes ?? [])]), { parseNumber: digits });
  const rows = sheets.reduce((sum, { data }) => sum + data.length, 0);
  if (rows > mostRows) throw new Error('More rows than a register has');
  return {
    said: sheets.map(({ data }) => data.map((row) => row.slice(0, mostColumns).map(text))),
    parts: [],
  };
});
