import { z } from 'zod';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { csvRows, type FileRow } from './csv-rows.ts';

/** Where a file is opened, and for whom. */
export type Opening = { sandbox: Pick<Sandbox, 'take'>; by: string };

const task = new URL('./workbook-task.ts', import.meta.url);
const limits = { megabytes: 400, cpuSeconds: 10, seconds: 60 };

/** How workbooks begin: a zip, or the container of the old ones and of those with a password. */
const beginnings = { zip: Buffer.from('PK\x03\x04'), ole: Buffer.from('d0cf11e0', 'hex') };

const Said = z.array(z.array(z.array(z.string())));

const rowsOf = (sheet: string[][]): FileRow[] =>
  sheet
    .map((cells, at) => ({ line: at + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));

const workbookSheets = ({ sandbox, by }: Opening, bytes: Buffer): Promise<FileRow[][] | null> =>
  sandbox.take(by, async (run) => {
    const answer = await run(task, { said: null, parts: [bytes] }, limits);
    return answer && Said.parse(answer.said).map(rowsOf);
  });

/** The rows of each sheet of a workbook (.xlsx), or of a CSV file; null of what cannot be opened. */
export const fileSheets = async (bytes: Buffer, opening: Opening): Promise<FileRow[][] | null> => {
  const begins = (sign: Buffer): boolean => bytes.subarray(0, 4).equals(sign);
  if (begins(beginnings.ole)) return null;
  if (begins(beginnings.zip)) return workbookSheets(opening, bytes);
  return [await csvRows(bytes)];
};
