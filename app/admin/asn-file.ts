import { nipTrouble, normalizeNip } from '../../domain/nip.ts';
import { phoneOf } from '../../flows/fields/phone.ts';
import { AdminError } from './command.ts';
import { csvRows } from './csv-rows.ts';
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

const nipReasons = {
  length: 'nip must have 18 digits',
  letters: 'nip must be digits only',
  birth_date: 'nip does not begin with a birth date',
  appointment: 'nip has no appointment year and month (or PPPK contract) in digits 9 to 14',
  sex: 'digit 15 of nip must be 1 or 2',
} as const;

const missing: Record<Exclude<Column, 'nip' | 'phone'>, string> = {
  name: 'nama is empty',
  position: 'jabatan is empty',
  agency: 'perangkat_daerah is empty',
};

const headingOf = (cell: string): string =>
  cell
    .toLowerCase()
    .replace(/[^a-z]+/g, '_')
    .replace(/^_|_$/g, '');

const placesOf = (header: string[]): Record<Column, number> => {
  const headings = header.map(headingOf);
  const places = columnNames.map((column) => [
    column,
    headings.findIndex((heading) => (columns[column] as readonly string[]).includes(heading)),
  ]);
  const lacking = places.filter(([, place]) => place === -1).map(([column]) => columns[column as Column][0]);
  if (lacking.length)
    throw new AdminError(
      `The first line lacks ${lacking.join(', ')}. It must name nip, nama, jabatan, perangkat_daerah and hp, in any order.`,
    );
  return Object.fromEntries(places) as Record<Column, number>;
};

/** Excel keeps long numbers whole only with an apostrophe or as ="…"; both are taken off. */
const bare = (cell: string): string => cell.replace(/^[='"]+|["']+$/g, '');

const nipReason = (cell: string): string | null => {
  if (/^\d[.,]\d+E\+?\d+$/i.test(cell))
    return 'nip was shortened by the spreadsheet: format the column as text';
  const trouble = nipTrouble(cell);
  return trouble && nipReasons[trouble];
};

type Reading = { nip: string | null; because: string[]; entry: EmployeeEntry };

const readRow = (cells: string[], places: Record<Column, number>): Reading => {
  const cell = (column: Column): string => cells[places[column]] ?? '';
  const [nip, phone] = [bare(cell('nip')), phoneOf(bare(cell('phone')))];
  const badNip = nipReason(nip);
  const entry = {
    nip: normalizeNip(nip),
    name: cell('name'),
    position: cell('position'),
    agency: cell('agency'),
    phone: phone?.number ?? '',
  };
  const empty = (Object.keys(missing) as (keyof typeof missing)[]).filter((column) => !entry[column]);
  const because = [
    badNip,
    ...empty.map((column) => missing[column]),
    phone ? null : 'hp is no telephone number',
  ];
  return { nip: badNip ? null : entry.nip, because: because.filter((reason) => reason !== null), entry };
};

/** Reads the employee register's file: every good row, and every bad one by its line and reason. */
export const readAsnFile = (bytes: Buffer): AsnFile => {
  const [header, ...rows] = csvRows(bytes);
  if (!header) throw new AdminError('The file is empty.');
  const places = placesOf(header.cells);
  const firstLine = new Map<string, number>();
  const file: AsnFile = { entries: [], rejected: [], rejectedNips: [], everyoneKnown: true };
  for (const { line, cells } of rows) {
    const { nip, because, entry } = readRow(cells, places);
    const earlier = nip === null ? undefined : firstLine.get(nip);
    if (nip !== null) firstLine.set(nip, earlier ?? line);
    const reasons = [...because, ...(earlier === undefined ? [] : [`the same nip as line ${earlier}`])];
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
