import { z } from 'zod';

/** A file that is no CSV; its message says where. */
export class NotCsv extends Error {
  override readonly name = 'NotCsv';
}

/** One row of a table in a file and the line it stands on. */
export type FileRow = { line: number; cells: string[] };

const Rows = z.array(
  z
    .object({ info: z.object({ lines: z.number() }), record: z.array(z.string()) })
    .transform(({ info, record }) => ({ line: info.lines, cells: record })),
);

const decode = (bytes: Buffer): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Excel's plain "CSV" is in the code page of the machine that saved it.
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

const delimiterOf = (text: string): string => {
  const header = /[^\r\n]+/.exec(text)?.[0] ?? '';
  const count = (sign: string): number => header.split(sign).length;
  return [';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',');
};

/** Many exports begin with a line that tells a spreadsheet their separator: `sep=;`. */
const named = /^\uFEFF?sep=(.)\r?\n/i;

/** The rows of a CSV file as spreadsheets write it, whatever its delimiter, encoding and line ends; empty ones left out. */
export const csvRows = async (bytes: Buffer): Promise<FileRow[]> => {
  const { parse } = await import('csv-parse/sync');
  const decoded = decode(bytes);
  const [first = '', separator] = named.exec(decoded) ?? [];
  const text = decoded.slice(first.length);
  try {
    const rows = Rows.parse(
      parse(text, {
        bom: true,
        delimiter: separator ?? delimiterOf(text),
        info: true,
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: true,
        skip_records_with_empty_values: true,
        trim: true,
      }),
    );
    return first === '' ? rows : rows.map((row) => ({ ...row, line: row.line + 1 }));
  } catch (cause) {
    throw new NotCsv((cause as Error).message, { cause });
  }
};
