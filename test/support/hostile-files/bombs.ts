import { deflateSync } from 'node:zlib';
import { refused, taken, type HostileFile } from './hostile-file.ts';
import {
  bomb,
  bombEntries,
  deflated,
  inObjectStream,
  joined,
  letter,
  packed,
  pdf,
  stream,
  zeros,
} from './pdf-parts.ts';

const lzwOfNothing = (): Buffer => Buffer.concat([Buffer.from([0x80]), Buffer.alloc(1 << 20)]);

/** Forms that draw the next one ten times each: ten to the power of their number. */
const laughs = (levels: number): Buffer => {
  const forms = Object.fromEntries(
    Array.from({ length: levels }, (_, level) => [
      10 + level,
      stream(
        level === levels - 1 ? '0 0 10 10 re f '.repeat(10) : '/X Do '.repeat(10),
        `/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << /XObject << /X ${String(11 + level)} 0 R >> >>`,
      ),
    ]),
  );
  return pdf({
    ...letter('/Resources << /XObject << /X 10 0 R >> >>', { contents: stream('/X Do') }),
    ...forms,
  });
};

const withObjects = (more: Record<number, string | Buffer>, page = ''): Buffer =>
  pdf({ ...letter(page), ...more });

/** PDFs small on the way and large once opened, or without an end. */
export const bombs = (): HostileFile[] => [
  {
    name: 'object stream deflated twice.pdf',
    bytes: joined(
      '%PDF-1.5\n4 0 obj\n',
      packed(bomb, `/Type /ObjStm /N 2 /First 20 ${bombEntries}`),
      '\nendobj\n5 0 obj\n',
      packed(
        Buffer.from([0, 0, 0, 0, 2, 0, 4, 0, 2, 0, 4, 1, 0, 0, 0, 0, 1, 0, 9, 0, 1, 0, 0, 0]),
        '/Type /XRef /Size 6 /W [1 2 1] /Root 1 0 R /Index [0 6]',
      ),
      '\nendobj\nstartxref\n9\n%%EOF\n',
    ),
    becomes: refused('too_much', 'damaged'),
  },
  {
    name: 'objects among a gigabyte.pdf',
    bytes: inObjectStream(
      {
        1: '<< /Type /Catalog /Pages 2 0 R >>',
        2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        3: '<< /Type /Page /Parent 2 0 R >>',
      },
      (text, entries) => {
        const padded = deflateSync(
          Buffer.concat([Buffer.from(text.padEnd(4096)), Buffer.alloc(400 << 20, 0x20)]),
        );
        return packed(deflateSync(padded), `${entries} ${bombEntries}`);
      },
    ),
    becomes: refused('too_much', 'damaged'),
  },
  {
    name: 'a page of a gigabyte.pdf',
    bytes: pdf(letter('', { contents: packed(bomb, bombEntries) })),
    becomes: refused('too_much'),
  },
  {
    name: 'a page of a gigabyte of words.pdf',
    bytes: pdf(
      letter('', {
        contents: packed(deflateSync(deflateSync(Buffer.alloc(300 << 20, 'q Q '))), bombEntries),
      }),
    ),
    becomes: refused('too_much'),
  },
  {
    name: 'a table of a gigabyte.pdf',
    bytes: joined(
      '%PDF-1.5\n7 0 obj\n',
      packed(bomb, `/Type /XRef /Size 90000000 /W [1 4 1] /Root 1 0 R ${bombEntries}`),
      '\nendobj\nstartxref\n9\n%%EOF\n',
    ),
    becomes: refused('too_much', 'damaged'),
  },
  {
    name: 'a form of a gigabyte.pdf',
    bytes: pdf({
      ...letter('/Resources << /XObject << /X 6 0 R >> >>', { contents: stream('/X Do') }),
      6: packed(bomb, `/Type /XObject /Subtype /Form /BBox [0 0 9 9] ${bombEntries}`),
    }),
    becomes: refused('too_much'),
  },
  {
    name: 'a font of a gigabyte.pdf',
    bytes: pdf({
      ...letter(),
      5: '<< /Type /Font /Subtype /TrueType /BaseFont /Evil /FontDescriptor 6 0 R >>',
      6: '<< /Type /FontDescriptor /FontName /Evil /Flags 32 /FontFile2 7 0 R >>',
      7: packed(bomb, bombEntries),
    }),
    becomes: refused('too_much'),
  },
  {
    name: 'ten filters over each other.pdf',
    bytes: pdf(
      letter('', {
        contents: packed(
          Array.from({ length: 10 }).reduce<Buffer>((bytes) => deflateSync(bytes), zeros(300)),
          `/Filter [${'/FlateDecode '.repeat(11)}]`,
        ),
      }),
    ),
    becomes: refused('too_much', 'damaged'),
  },
  {
    name: 'run lengths.pdf',
    bytes: pdf(
      letter('', {
        contents: packed(
          deflateSync(Buffer.alloc(6 << 20, Buffer.from([129, 0x20]))),
          '/Filter [/FlateDecode /RunLengthDecode]',
        ),
      }),
    ),
    becomes: taken(),
  },
  {
    name: 'LZW.pdf',
    bytes: pdf(letter('', { contents: packed(lzwOfNothing(), '/Filter /LZWDecode') })),
    becomes: taken(),
  },
  { name: 'forms without end.pdf', bytes: laughs(12), becomes: refused('too_much') },
  {
    name: 'a form that draws itself.pdf',
    bytes: pdf({
      ...letter('/Resources << /XObject << /X 6 0 R >> >>', { contents: stream('/X Do') }),
      6: stream(
        '/X Do',
        '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>',
      ),
    }),
    becomes: taken(),
  },
  {
    name: 'a pattern of itself.pdf',
    bytes: pdf({
      ...letter('/Resources << /Pattern << /P 6 0 R >> >>', {
        contents: stream('/Pattern cs /P scn 0 0 500 500 re f'),
      }),
      6: stream(
        '/Pattern cs /P scn 0 0 5 5 re f',
        '/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 1 /YStep 1 /Resources << /Pattern << /P 6 0 R >> >>',
      ),
    }),
    becomes: taken(),
  },
  {
    name: 'contents a hundred thousand times.pdf',
    bytes: pdf({
      ...letter(),
      3: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [${'6 0 R '.repeat(100_000)}] >>`,
      6: deflated('0 0 m 1 1 l S '.repeat(5_000)),
    }),
    becomes: refused('too_much'),
  },
  {
    name: 'nested arrays.pdf',
    bytes: withObjects({ 6: '['.repeat(2_000_000) + ']'.repeat(2_000_000) }, '/Annots 6 0 R'),
    becomes: refused('too_much'),
  },
  {
    name: 'nested words.pdf',
    bytes: withObjects({ 6: '('.repeat(3_000_000) + ')'.repeat(3_000_000) }, '/Extra 6 0 R'),
    becomes: taken(),
  },
  {
    name: 'a name of a megabyte.pdf',
    bytes: withObjects({ 6: `<< /${'A'.repeat(1 << 20)} 1 >>` }, '/Extra 6 0 R'),
    becomes: taken(),
  },
  {
    name: 'a number of a megabyte.pdf',
    bytes: withObjects({ 6: '9'.repeat(1 << 20) }, '/Extra 6 0 R'),
    becomes: taken(),
  },
  {
    name: 'brackets in a page.pdf',
    bytes: pdf(letter('', { contents: deflated('q '.repeat(3_000_000)) })),
    becomes: refused('too_much'),
  },
  {
    name: 'a picture of ten gigapixels.pdf',
    bytes: pdf({
      ...letter('/Resources << /XObject << /I 6 0 R >> >>', { contents: stream('500 0 0 700 0 0 cm /I Do') }),
      6: packed(
        bomb,
        `/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceGray ${bombEntries}`,
      ),
    }),
    becomes: taken(),
  },
];
