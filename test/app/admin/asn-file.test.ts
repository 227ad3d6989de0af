import { expect, test } from 'vitest';
import { readAsnFile } from '../../../app/admin/asn-file.ts';

const andi = {
  nip: '198503152010011001',
  name: 'Andi Pratama',
  position: 'Kasubbag Umum',
  agency: 'Dinas Pendidikan',
  phone: '+6281200000011',
};
const header = 'nip,nama,jabatan,perangkat_daerah,hp';
const row = '198503152010011001,Andi Pratama,Kasubbag Umum,Dinas Pendidikan,081200000011';
const read = (...lines: string[]) => readAsnFile(Buffer.from(lines.join('\n')));

test.each([
  ['as asked for', `${header}\n${row}\n`],
  ['Windows line ends and a BOM', `\ufeff${header}\r\n${row}\r\n`],
  ['no line end at the end, empty lines between', `${header}\n\n${row}\n\n,,,,`],
  ['semicolons, commas inside', `${header.replaceAll(',', ';')}\n${row.replaceAll(',', ';')}`],
  ['tabs', `${header.replaceAll(',', '\t')}\n${row.replaceAll(',', '\t')}`],
  [
    'another order, other cases, another column',
    `HP;Nama ;Email;NIP;Perangkat Daerah;JABATAN\n+62 812-0000-0011;Andi Pratama;a@b.c;19850315 201001 1 001;Dinas Pendidikan;Kasubbag Umum`,
  ],
  [
    'quotes',
    `"nip","nama","jabatan","perangkat_daerah","hp"\n"198503152010011001","Andi Pratama","Kasubbag Umum","Dinas Pendidikan","6281200000011"`,
  ],
  [
    "a spreadsheet's ways to keep digits",
    `${header}\n="198503152010011001",Andi Pratama,Kasubbag Umum,Dinas Pendidikan,'081200000011`,
  ],
  [
    'its separator named in a line of its own',
    `sep=;\r\n${header.replaceAll(',', ';')}\r\n${row.replaceAll(',', ';')}`,
  ],
  ['titles above its head', `DAFTAR PEGAWAI,,,,\nper November 2026,,,,\n${header}\n${row}`],
  ['a leading zero lost', `${header}\n${row.replace(',0812', ',812')}`],
])('reads a file with %s', (_, text) => {
  expect(readAsnFile(Buffer.from(text))).toEqual({
    entries: [andi],
    rejected: [],
    rejectedNips: [],
    everyoneKnown: true,
  });
});

test('reads UTF-16 and the old Windows code page as spreadsheets save them', () => {
  const text = `${header}\n${row.replace('Andi Pratama', 'André Pratama')}`;
  const turned = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  const names = [
    turned,
    Buffer.from(`\ufeff${text}`, 'utf16le'),
    Buffer.from(text, 'latin1'),
    Buffer.from(text),
  ].map((bytes) => readAsnFile(bytes).entries[0]?.name);
  expect(names).toEqual(Array.from({ length: 4 }, () => 'André Pratama'));
});

test.each([
  ['19850315201001100,A,B,C,081200000011', 'nip must have 18 digits'],
  ['19850315201001100X,A,B,C,081200000011', 'nip must be digits only'],
  ['1.98503E+17,A,B,C,081200000011', 'nip was shortened by the spreadsheet: format the column as text'],
  [
    '198503152010011000,A,B,C,081200000011',
    'nip was shortened by the spreadsheet: format the column as text',
  ],
  ['198513152010011001,A,B,C,081200000011', 'nip does not begin with a birth date'],
  [
    '198503152010131001,A,B,C,081200000011',
    'nip has no appointment year and month (or PPPK contract) in digits 9 to 14',
  ],
  ['198503152010013001,A,B,C,081200000011', 'digit 15 of nip must be 1 or 2'],
  ['198503152010011001,,B,C,081200000011', 'nama is empty'],
  ['198503152010011001,A,,,0812', 'jabatan is empty; perangkat_daerah is empty; hp is no telephone number'],
  [
    '198503152010011001',
    'nama is empty; jabatan is empty; perangkat_daerah is empty; hp is no telephone number',
  ],
])('a bad row is told by its line and reason, and the others are taken: %s', (bad, because) => {
  const other = '197608212003122002,Dewi,Kepala,Dinas Pendidikan,081200000012';
  const file = read(header, '', bad, other);
  expect(file.rejected).toEqual([{ line: 3, because }]);
  expect(file.entries.map(({ name }) => name)).toEqual(['Dewi']);
});

test('lines are counted as the file has them, below a named separator too', () => {
  const file = read('sep=;', header.replaceAll(',', ';'), '1;A;B;C;081200000011');
  expect(file.rejected.map(({ line }) => line)).toEqual([3]);
});

test('a nip that stands twice is taken once', () => {
  const file = read(header, row, row.replace('Andi', 'Budi'));
  expect(file.entries).toEqual([andi]);
  expect(file.rejected).toEqual([{ line: 3, because: 'the same nip as line 2' }]);
});

test('what a rejected row holds is not repeated, and who it is about is known where the nip could be read', () => {
  const file = read(header, '198503152010011001,Andi,,Dinas,12', 'x,Rahasia,B,C,081200000011');
  expect(JSON.stringify(file.rejected)).not.toMatch(/Rahasia|1985/);
  expect(file.rejectedNips).toEqual(['198503152010011001']);
  expect(file.everyoneKnown).toBe(false);
});

test.each([
  ['', /file is empty/],
  ['PK\x03\x04xl/workbook.xml', /workbook \(\.xlsx\)/],
  ['nip,nama,jabatan\n1,2,3', /lacks perangkat_daerah, hp\. It must name nip, nama/],
  [row, /lacks nip, nama, jabatan, perangkat_daerah, hp/],
  [`${header}\n"198503152010011001,A`, /cannot be read as CSV/],
])('a file that is no register is refused in one sentence', (text, sentence) => {
  expect(() => readAsnFile(Buffer.from(text))).toThrow(sentence);
});
