import { nipTrouble, normalizeNip } from '../../domain/nip.ts';
import { phoneOf } from '../../flows/fields/phone.ts';
import type { AsnTexts } from '../../flows/pages/employee-register.ts';
import { commandTexts } from './asn-texts.ts';
import { AdminError } from './command.ts';
import { NotCsv, type FileRow } from './csv-rows.ts';
import { fileSheets, type Opening } from './file-sheets.ts';
import type { EmployeeEntry } from '../db/employees.ts';

/** A row that cannot be taken, by its line in the file; never with what stands in it. */
type RejectedRow = { line: number; because: string };

export type AsnFile = {
  entries: EmployeeEntry[];
  rejected: RejectedRow[];
  /** NIPs of rejected rows, where they could be read: these people have not left. */
  rejectedNips: string[];
  /** Whether the NIP of every rejected row could be read. */
  everyoneKnown: boolean;
};

const columns = {
  nip: ['nip', 'nip_baru'],
  name: ['nama', 'nama_lengkap', 'nama_pegawai'],
  position: ['jabatan', 'nama_jabatan'],
  agency: ['perangkat_daerah', 'opd', 'skpd', 'unit_kerja'],
  phone: ['hp', 'no_hp', 'nomor_hp', 'no_telepon', 'telepon'],
} as const;
type Column = keyof typeof columns;
const columnNames = Object.keys(columns) as Column[];

const headingOf = (cell: string): string =>
  cell
    .toLowerCase()
    .replace(/[^a-z]+/g, '_')
    .replace(/^_|_$/g, '');

type Places = Record<Column, number>;

const placesIn = (cells: readonly string[]): [Column, number][] => {
  const headings = cells.map(headingOf);
  return columnNames.map((column) => [
    column,
    headings.findIndex((heading) => (columns[column] as readonly string[]).includes(heading)),
  ]);
};

/** Titles stand above many a table: the first line that names all columns is its head. */
const deepestHead = 10;

type Head = { places: Places; below: number; width: number };

const headIn = (rows: readonly FileRow[]): Head | null => {
  for (const [at, { cells }] of rows.slice(0, deepestHead).entries()) {
    const places = placesIn(cells);
    if (places.some(([, place]) => place === -1)) continue;
    const width = cells.findLastIndex((cell) => cell !== '') + 1;
    return { places: Object.fromEntries(places) as Places, below: at + 1, width };
  }
  return null;
};

const lackingIn = (rows: readonly FileRow[]): string =>
  placesIn(rows[0]?.cells ?? [])
    .flatMap(([column, place]) => (place === -1 ? [columns[column][0]] : []))
    .join(', ');

/** Excel keeps long numbers whole only with an apostrophe or as ="…"; both are taken off. */
const bare = (cell: string): string => cell.replace(/^[='"]+|["']+$/g, '');

/** A spreadsheet keeps fifteen digits of a number: it shows the rest as zeros, or an exponent. No serial number is 000. */
const isExponent = (cell: string): boolean => /^\d(?:[.,]\d+)?E\+?\d+$/i.test(cell);
const isShortened = (cell: string): boolean => isExponent(cell) || /^\d{15}000$/.test(normalizeNip(cell));

const nipReason = (cell: string, texts: AsnTexts): string | null => {
  if (isShortened(cell)) return texts.nip.shortened;
  const trouble = nipTrouble(cell);
  return trouble && texts.nip[trouble];
};

const phoneReason = (cell: string, texts: AsnTexts): string | null => {
  if (isExponent(cell)) return texts.phoneShortened;
  return phoneOf(cell) ? null : texts.phone;
};

const wordColumns = ['name', 'position', 'agency'] as const;

/** Where a cell too many or too few has moved a row along, numbers stand under names. */
const isNumber = (cell: string): boolean => /\d{6}/.test(cell.replace(/\s/g, '')) && !/\p{L}/u.test(cell);

const wordReason = (column: (typeof wordColumns)[number], cell: string, texts: AsnTexts): string | null => {
  if (cell === '') return texts.missing[column];
  return isNumber(cell) ? texts.number[column] : null;
};

type Reading = { nip: string | null; because: string[]; entry: EmployeeEntry };

const readRow = (cells: readonly string[], { places, width }: Head, texts: AsnTexts): Reading => {
  const cell = (column: Column): string => cells[places[column]] ?? '';
  const [nip, phone] = [bare(cell('nip')), bare(cell('phone'))];
  const badNip = nipReason(nip, texts);
  const because = [
    badNip,
    ...wordColumns.map((column) => wordReason(column, cell(column), texts)),
    phoneReason(phone, texts),
    cells.slice(width).some((more) => more !== '') ? texts.shifted : null,
  ].filter((reason) => reason !== null);
  const entry = {
    nip: normalizeNip(nip),
    name: cell('name'),
    position: cell('position'),
    agency: cell('agency'),
    phone: phoneOf(phone)?.number ?? '',
  };
  return { nip: badNip ? null : entry.nip, because, entry };
};

const readRows = (all: readonly FileRow[], head: Head, texts: AsnTexts): AsnFile => {
  const firstLine = new Map<string, number>();
  const file: AsnFile = { entries: [], rejected: [], rejectedNips: [], everyoneKnown: true };
  for (const { line, cells } of all.slice(head.below)) {
    const { nip, because, entry } = readRow(cells, head, texts);
    const earlier = nip === null ? undefined : firstLine.get(nip);
    if (nip !== null) firstLine.set(nip, earlier ?? line);
    const reasons = [...because, ...(earlier === undefined ? [] : [texts.twice(earlier)])];
    if (reasons.length === 0) {
      file.entries.push(entry);
      continue;
    }
    file.rejected.push({ line, because: reasons.join('; ') });
    if (nip === null) file.everyoneKnown = false;
    else file.rejectedNips.push(nip);
  }
  return file;
};

const sheetsOf = async (bytes: Buffer, opening: Opening, texts: AsnTexts): Promise<FileRow[][] | null> => {
  try {
    return await fileSheets(bytes, opening);
  } catch (cause) {
    if (cause instanceof NotCsv) throw new AdminError(texts.notCsv(cause.message), { cause });
    throw cause;
  }
};

/**
 * Reads the employee register's file, CSV or a workbook whose first sheet with the columns counts: every good row with
 * its line, and every bad one by its line and reason.
 */
export const readAsnFile = async (
  bytes: Buffer,
  opening: Opening,
  texts: AsnTexts = commandTexts,
): Promise<AsnFile> => {
  const sheets = await sheetsOf(bytes, opening, texts);
  if (!sheets) throw new AdminError(texts.unopened);
  const written = sheets.filter((rows) => rows.length > 0);
  const [first] = written;
  if (!first) throw new AdminError(texts.empty);
  for (const rows of written) {
    const head = headIn(rows);
    if (head) return readRows(rows, head, texts);
  }
  throw new AdminError(texts.lacks(lackingIn(first)));
};
