import { afterAll, expect, test } from 'vitest';
import { readAsnFile } from '../../../app/admin/asn-file.ts';
import { openSandbox } from '../../../app/sandbox/sandbox.ts';
import { workbook, workbookOf, type WorkbookCell } from '../../support/workbook.ts';

const sandbox = openSandbox();
afterAll(() => {
  sandbox.close();
});
const readBytes = (bytes: Buffer) => readAsnFile(bytes, { sandbox, by: 'test' });

const andi = {
  nip: '198503152010011001',
  name: 'Andi Pratama',
  position: 'Kasubbag Umum',
  agency: 'Dinas Pendidikan',
  phone: '+6281200000011',
};
const header = 'nip,nama,jabatan,perangkat_daerah,hp';
const row = '198503152010011001,Andi Pratama,Kasubbag Umum,Dinas Pendidikan,081200000011';
const read = (...lines: string[]) => readBytes(Buffer.from(lines.join('\n')));

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
])('reads a file with %s', async (_, text) => {
  expect(await read(text)).toEqual({
    entries: [andi],
    rejected: [],
    rejectedNips: [],
    everyoneKnown: true,
  });
});

test('reads UTF-16 and the old Windows code page as spreadsheets save them', async () => {
  const text = `${header}\n${row.replace('Andi Pratama', 'André Pratama')}`;
  const turned = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  const files = [
    turned,
    Buffer.from(`\ufeff${text}`, 'utf16le'),
    Buffer.from(text, 'latin1'),
    Buffer.from(text),
  ].map(readBytes);
  const names = (await Promise.all(files)).map(({ entries }) => entries[0]?.name);
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
  ['198503152010011001,A,B,C,8.12E+10', 'hp was shortened by the spreadsheet: format the column as text'],
  [
    '198503152010011001,A, S.Kom,Kasubbag Umum,Dinas Pendidikan,081200000011',
    'hp is no telephone number; more cells than the heading has: a separator inside a name?',
  ],
  ['Andi,198503152010011001,B,C,081200000011', 'nip must be digits only; nama is a number'],
  [
    '198503152010011001',
    'nama is empty; jabatan is empty; perangkat_daerah is empty; hp is no telephone number',
  ],
])('a bad row is told by its line and reason, and the others are taken: %s', async (bad, because) => {
  const other = '197608212003122002,Dewi,Kepala,Dinas Pendidikan,081200000012';
  const file = await read(header, '', bad, other);
  expect(file.rejected).toEqual([{ line: 3, because }]);
  expect(file.entries.map(({ name }) => name)).toEqual(['Dewi']);
});

test('lines are counted as the file has them, below a named separator too', async () => {
  const file = await read('sep=;', header.replaceAll(',', ';'), '1;A;B;C;081200000011');
  expect(file.rejected.map(({ line }) => line)).toEqual([3]);
});

test('a nip that stands twice is taken once', async () => {
  const file = await read(header, row, row.replace('Andi', 'Budi'));
  expect(file.entries).toEqual([andi]);
  expect(file.rejected).toEqual([{ line: 3, because: 'the same nip as line 2' }]);
});

test('what a rejected row holds is not repeated, and who it is about is known where the nip could be read', async () => {
  const file = await read(header, '198503152010011001,Andi,,Dinas,12', 'x,Rahasia,B,C,081200000011');
  expect(JSON.stringify(file.rejected)).not.toMatch(/Rahasia|1985/);
  expect(file.rejectedNips).toEqual(['198503152010011001']);
  expect(file.everyoneKnown).toBe(false);
});

test.each([
  ['', /file is empty/],
  ['nip,nama,jabatan\n1,2,3', /lacks perangkat_daerah, hp\. It must name nip, nama/],
  [row, /lacks nip, nama, jabatan, perangkat_daerah, hp/],
  [`${header}\n"198503152010011001,A`, /cannot be read as CSV/],
])('a file that is no register is refused in one sentence', async (text, sentence) => {
  await expect(read(text)).rejects.toThrow(sentence);
});

const titles = header.split(',');
const sheet = (...rows: WorkbookCell[][]): Buffer => workbook([titles, ...rows]);
const words = ['Andi Pratama', 'Kasubbag Umum', 'Dinas Pendidikan'];

test.each<[string, Buffer]>([
  ['texts', sheet([andi.nip, ...words, '081200000011'])],
  ['a telephone number kept as a number', sheet([andi.nip, ...words, { number: '81200000011' }])],
  [
    'a telephone number as an exponent in the file',
    sheet([andi.nip, ...words, { number: '6.281200000011E12' }]),
  ],
  [
    'titles above and empty lines',
    workbook([['DAFTAR'], [], titles, [], [andi.nip, ...words, '081200000011'], ['']]),
  ],
  ['another sheet before it', workbook([['Petunjuk'], ['Isi lembar kedua']], [titles, row.split(',')])],
])('reads a workbook with %s', async (_, bytes) => {
  expect(await readBytes(bytes)).toMatchObject({ entries: [andi], rejected: [] });
});

test.each([
  // As Excel, LibreOffice and a script write the same number down.
  '1.9850315201001101E17',
  '198503152010011000',
  '198503152010011008',
])('a nip that a workbook holds as the number %s is refused, whatever it looks like', async (number) => {
  const file = await readBytes(sheet([{ number }, ...words, '081200000011'], [andi.nip, ...words, '0']));
  expect(file.rejected).toEqual([
    { line: 2, because: 'nip was shortened by the spreadsheet: format the column as text' },
    { line: 3, because: 'hp is no telephone number' },
  ]);
});

const cells = (count: number): string =>
  `<c t="inlineStr"><is><t>${'x'.repeat(250)}</t></is></c>`.repeat(count);
const open = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';

test.each<[string, Buffer]>([
  ['damaged', sheet([andi.nip]).subarray(0, 400)],
  ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['a zip of something else', Buffer.from('PK\x03\x04xl/workbook.xml')],
  ['a zip that grows a thousandfold', workbookOf([`${open}${`<row>${cells(400)}</row>`.repeat(2_000)}`])],
  [
    'two cells at the corners of all there can be',
    workbookOf([
      `${open}<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>`,
    ]),
  ],
])('a workbook that is %s ends nothing, and is refused in one sentence', async (_, bytes) => {
  expect(bytes.length).toBeLessThan(2_000_000);
  await expect(readBytes(bytes)).rejects.toThrow('The workbook cannot be opened');
});
