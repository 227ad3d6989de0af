import { nipTrouble, normalizeNip } from '../../domain/nip.ts';
import { phoneOf } from '../../flows/fields/phone.ts';
import { AdminError } from './command.ts';
import { csvRows, type CsvRow } from './csv-rows.ts';
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

/** What is said of a file that cannot be read and of its rows that cannot be taken. */
export type AsnTexts = {
  nip: Record<'length' | 'letters' | 'birth_date' | 'appointment' | 'sex' | 'shortened', string>;
  missing: Record<Exclude<Column, 'nip' | 'phone'>, string>;
  phone: string;
  twice(line: number): string;
  lacks(columns: string): string;
  empty: string;
  workbook: string;
};

/** As the command says it. */
const commandTexts: AsnTexts = {
  nip: {
    length: 'nip must have 18 digits',
    letters: 'nip must be digits only',
    birth_date: 'nip does not begin with a birth date',
    appointment: 'nip has no appointment year and month (or PPPK contract) in digits 9 to 14',
    sex: 'digit 15 of nip must be 1 or 2',
    shortened: 'nip was shortened by the spreadsheet: format the column as text',
  },
  missing: {
    name: 'nama is empty',
    position: 'jabatan is empty',
    agency: 'perangkat_daerah is empty',
  },
  phone: 'hp is no telephone number',
  twice: (line) => `the same nip as line ${line}`,
  lacks: (lacking) =>
    `The first line lacks ${lacking}. It must name nip, nama, jabatan, perangkat_daerah and hp, in any order.`,
  empty: 'The file is empty.',
  workbook: 'This is a workbook (.xlsx), not CSV: save the sheet as CSV UTF-8 and import that.',
};

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

/** How a workbook begins: it is a zip. */
const zip = Buffer.from('PK\x03\x04');

/** Titles stand above many a table: the first line that names all columns is its head. */
const deepestHead = 10;

const headOf = (rows: readonly CsvRow[], texts: AsnTexts): { places: Places; below: number } => {
  const found = rows.slice(0, deepestHead).map(({ cells }) => placesIn(cells));
  const at = found.findIndex((places) => places.every(([, place]) => place !== -1));
  const lacking = (found[0] ?? []).filter(([, place]) => place === -1).map(([column]) => columns[column][0]);
  if (at === -1) throw new AdminError(texts.lacks(lacking.join(', ')));
  return { places: Object.fromEntries(found[at] ?? []) as Places, below: at + 1 };
};

/** Excel keeps long numbers whole only with an apostrophe or as ="…"; both are taken off. */
const bare = (cell: string): string => cell.replace(/^[='"]+|["']+$/g, '');

/** A spreadsheet keeps fifteen digits of a number: it shows the rest as zeros, or an exponent. No serial number is 000. */
const isShortened = (cell: string): boolean =>
  /^\d[.,]\d+E\+?\d+$/i.test(cell) || /^\d{15}000$/.test(normalizeNip(cell));

const nipReason = (cell: string, texts: AsnTexts): string | null => {
  if (isShortened(cell)) return texts.nip.shortened;
  const trouble = nipTrouble(cell);
  return trouble && texts.nip[trouble];
};

type Reading = { nip: string | null; because: string[]; entry: EmployeeEntry };

const readRow = (cells: string[], places: Places, texts: AsnTexts): Reading => {
  const cell = (column: Column): string => cells[places[column]] ?? '';
  const [nip, phone] = [bare(cell('nip')), phoneOf(bare(cell('phone')))];
  const badNip = nipReason(nip, texts);
  const entry = {
    nip: normalizeNip(nip),
    name: cell('name'),
    position: cell('position'),
    agency: cell('agency'),
    phone: phone?.number ?? '',
  };
  const empty = (Object.keys(texts.missing) as (keyof AsnTexts['missing'])[]).filter(
    (column) => !entry[column],
  );
  const because = [badNip, ...empty.map((column) => texts.missing[column]), phone ? null : texts.phone];
  return { nip: badNip ? null : entry.nip, because: because.filter((reason) => reason !== null), entry };
};

const readAsnRows = (all: readonly CsvRow[], texts: AsnTexts): AsnFile => {
  if (all.length === 0) throw new AdminError(texts.empty);
  const { places, below } = headOf(all, texts);
  const firstLine = new Map<string, number>();
  const file: AsnFile = { entries: [], rejected: [], rejectedNips: [], everyoneKnown: true };
  for (const { line, cells } of all.slice(below)) {
    const { nip, because, entry } = readRow(cells, places, texts);
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

/** Reads the employee register's file: every good row with its line, and every bad one by its line and reason. */
export const readAsnFile = (bytes: Buffer, texts: AsnTexts = commandTexts): AsnFile => {
  if (bytes.subarray(0, 4).equals(zip)) throw new AdminError(texts.workbook);
  return readAsnRows(csvRows(bytes), texts);
};
