import { deflateSync } from 'node:zlib';
import { refused, taken, type HostileFile } from './hostile-file.ts';
import { bomb, deflated, letter, packed, pdf, stream, zeros } from './pdf-parts.ts';

const widest = 2_147_483_647;

/** So many zeros as LZW: each code stands for one more of them than the one before. */
const lzwZeros = (length: number): Buffer => {
  const out: number[] = [];
  let [bits, held] = [0, 0];
  const put = (code: number, width: number): void => {
    held = (held << width) | code;
    for (bits += width; bits >= 8; bits -= 8) out.push((held >> (bits - 8)) & 0xff);
    held &= (1 << bits) - 1;
  };
  const widthAt = (next: number): number => (next < 511 ? 9 : next < 1023 ? 10 : next < 2047 ? 11 : 12);
  for (let left = length; left > 0;) {
    put(256, 9);
    put(0, 9);
    left -= 1;
    for (let next = 258; next < 4093 && left > 0; next += 1) {
      put(next, widthAt(next));
      left -= next - 256;
    }
  }
  put(257, 12);
  put(0, 8);
  return Buffer.from(out);
};

const hex = (bytes: Buffer): Buffer => Buffer.from(`${bytes.toString('hex')}>`);
/** Four bytes as five signs, without the short form for zeros. */
const ascii85 = (bytes: Buffer): Buffer => {
  const signs: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    let [value, group] = [bytes.readUInt32BE(at), ''];
    for (let nth = 0; nth < 5; nth += 1) {
      group = String.fromCharCode(33 + (value % 85)) + group;
      value = Math.floor(value / 85);
    }
    signs.push(group);
  }
  return Buffer.from(`${signs.join('')}~>`);
};
const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);

const filtered = (bytes: Buffer, filters: string, more = ''): Buffer =>
  pdf(letter('', { contents: packed(bytes, `/Filter [${filters}] ${more}`) }));

const drawing = (entries: string, bytes: Buffer): Buffer =>
  pdf({
    ...letter('/Resources << /XObject << /I 6 0 R >> >>', { contents: stream('500 0 0 700 0 0 cm /I Do') }),
    6: packed(bytes, `/Type /XObject /Subtype /Image ${entries}`),
  });

const size = (width: number, height: number): string => `/Width ${String(width)} /Height ${String(height)}`;
const grey = '/BitsPerComponent 8 /ColorSpace /DeviceGray';

/** Streams packed in every way there is, one over the other, and sizes nobody can have. */
export const filters = (): HostileFile[] => [
  {
    name: 'signs over signs over a gigabyte.pdf',
    bytes: filtered(
      ascii85(padded(hex(deflateSync(zeros(1024), { level: 9 })))),
      '/ASCII85Decode /ASCIIHexDecode /FlateDecode /FlateDecode',
    ),
    becomes: refused('too_much'),
  },
  { name: 'a gigabyte by LZW.pdf', bytes: filtered(lzwZeros(1 << 30), '/LZWDecode'), becomes: taken() },
  {
    name: 'rows of a gigabyte.pdf',
    bytes: filtered(
      bomb,
      '/FlateDecode /FlateDecode',
      '/DecodeParms [null << /Predictor 12 /Columns 100000000 >>]',
    ),
    becomes: refused('too_much'),
  },
  {
    name: 'a picture as large as numbers go.pdf',
    bytes: drawing(`${size(widest, widest)} ${grey}`, Buffer.alloc(9)),
    becomes: taken(),
  },
  {
    name: 'a fax of four gigapixels.pdf',
    bytes: drawing(
      `${size(65_535, 65_535)} /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 65535 /Rows 65535 >>`,
      Buffer.alloc(1 << 20, 0xff),
    ),
    becomes: taken(),
  },
  {
    name: 'a picture in the page itself.pdf',
    bytes: pdf(
      letter('', {
        contents: stream(
          Buffer.concat([
            Buffer.from('q 500 0 0 500 0 0 cm BI /W 100000 /H 100000 /BPC 8 /CS /G /F /Fl ID '),
            deflateSync(zeros(64)),
            Buffer.from(' EI Q'),
          ]),
        ),
      }),
    ),
    becomes: taken(),
  },
  {
    name: 'a photo in a page, sixty five thousand a side.pdf',
    bytes: drawing(
      `${size(65_500, 65_500)} ${grey} /Filter /DCTDecode`,
      Buffer.from('ffd8ffc0000b08ffdcffdc01011100ffda0008010100003f00ffd9', 'hex'),
    ),
    becomes: taken(),
  },
  {
    name: 'wavelets in a page.pdf',
    bytes: drawing(
      `${size(60_000, 60_000)} /Filter /JPXDecode`,
      Buffer.from(
        'ff4fff51002f00000000ea600000ea60000000000000000000' +
          '00ea600000ea600000000000000000000307010107010107010' +
          '1',
        'hex',
      ),
    ),
    becomes: taken(),
  },
  {
    name: 'two tones in a page.pdf',
    bytes: drawing(
      `${size(60_000, 60_000)} /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode`,
      Buffer.from('000000003000010000001300' + '00ea600000ea60000000000000000000000000', 'hex'),
    ),
    becomes: taken(),
  },
  {
    name: 'a table as long as numbers go.pdf',
    bytes: Buffer.from(
      pdf(letter())
        .toString('latin1')
        .replace(/xref\n0 6/, `xref\n0 ${String(widest)}`),
      'latin1',
    ),
    becomes: taken(),
  },
  {
    name: 'an object stream of as many as numbers go.pdf',
    bytes: pdf({
      ...letter('/Extra 7 0 R'),
      6: deflated('7 0 (x)', `/Type /ObjStm /N ${String(widest)} /First 4 /Extends 6 0 R`),
    }),
    becomes: taken(),
  },
];
