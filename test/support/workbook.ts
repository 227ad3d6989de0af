import { crc32, deflateRawSync } from 'node:zlib';

type Part = { name: string; text: string };

const header = (sign: number, middle: number[][]): Buffer => {
  const bytes = Buffer.alloc(4 + middle.reduce((sum, [size = 0]) => sum + size, 0));
  bytes.writeUInt32LE(sign);
  middle.reduce((at, [size = 0, value = 0]) => {
    bytes.writeUIntLE(value, at, size);
    return at + size;
  }, 4);
  return bytes;
};

/** Parts as a zip, each deflated. */
const zip = (parts: readonly Part[]): Buffer => {
  const written = parts.map(({ name, text }) => {
    const [packed, bytes] = [deflateRawSync(text), Buffer.from(text)];
    const about = [
      [2, 20],
      [2, 0],
      [2, 8],
      [4, 0],
      [4, crc32(bytes)],
      [4, packed.length],
      [4, bytes.length],
      [2, name.length],
    ];
    const local = Buffer.concat([header(0x04034b50, [...about, [2, 0]]), Buffer.from(name), packed]);
    return { name, about, local };
  });
  let at = 0;
  const central = written.map(({ name, about, local }) => {
    const entry = header(0x02014b50, [[2, 20], ...about, [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, at]]);
    at += local.length;
    return Buffer.concat([entry, Buffer.from(name)]);
  });
  const index = Buffer.concat(central);
  const end = header(0x06054b50, [
    [2, 0],
    [2, 0],
    [2, parts.length],
    [2, parts.length],
    [4, index.length],
    [4, at],
    [2, 0],
  ]);
  return Buffer.concat([...written.map(({ local }) => local), index, end]);
};

const letter = (column: number): string => String.fromCharCode(65 + column);
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A number as the file has it; a text. */
export type WorkbookCell = { number: string } | string;

const cellXml = (cell: WorkbookCell, place: string): string =>
  typeof cell === 'string'
    ? `<c r="${place}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
    : `<c r="${place}"><v>${cell.number}</v></c>`;

const sheetXml = (rows: readonly (readonly WorkbookCell[])[]): string => {
  const lines = rows.map((cells, at) => {
    const line = cells.map((cell, column) => cellXml(cell, `${letter(column)}${at + 1}`)).join('');
    return cells.length === 0 ? '' : `<row r="${at + 1}">${line}</row>`;
  });
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${lines.join('')}</sheetData></worksheet>`;
};

const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRel = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A workbook (.xlsx) whose sheets' XML is given, whatever it says. */
export const workbookOf = (sheets: readonly string[]): Buffer =>
  zip([
    {
      name: '[Content_Types].xml',
      text: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
    },
    {
      name: '_rels/.rels',
      text: `<Relationships xmlns="${packageRel}"><Relationship Id="r" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      text: `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${rel}"><sheets>${sheets.map((_, at) => `<sheet name="S${at}" sheetId="${at + 1}" r:id="r${at}"/>`).join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `<Relationships xmlns="${packageRel}">${sheets.map((_, at) => `<Relationship Id="r${at}" Type="${rel}/worksheet" Target="worksheets/sheet${at}.xml"/>`).join('')}</Relationships>`,
    },
    ...sheets.map((text, at) => ({ name: `xl/worksheets/sheet${at}.xml`, text })),
  ]);

/** A workbook (.xlsx) of sheets of rows, with numbers exactly as they are given. */
export const workbook = (...sheets: (readonly (readonly WorkbookCell[])[])[]): Buffer =>
  workbookOf(sheets.map(sheetXml));
