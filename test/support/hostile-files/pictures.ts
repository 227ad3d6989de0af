import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { exifJpgBytes, jpgBytes, pngBytes, webpBytes } from '../files.ts';
import { other, refused, type HostileFile } from './hostile-file.ts';
import { joined, zeros } from './pdf-parts.ts';

const jpg: HostileFile['becomes'] = { taken: 'jpg' };
const png: HostileFile['becomes'] = { taken: 'png' };

const chunk = (type: string, data: Buffer): Buffer => {
  const [length, sum, body] = [Buffer.alloc(4), Buffer.alloc(4), joined(type, data)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const header = (width: number, height: number, { bits = 8, colour = 0, interlaced = 0 } = {}): Buffer => {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([bits, colour, 0, 0, interlaced], 8);
  return chunk('IHDR', data);
};
const pngOf = (...chunks: Buffer[]): Buffer =>
  Buffer.concat([signature, ...chunks, chunk('IEND', Buffer.alloc(0))]);

/** A JPG whose header claims another size. */
const claiming = (bytes: Buffer, width: number, height: number): Buffer => {
  const at =
    [0xc0, 0xc2].map((mark) => bytes.indexOf(Buffer.from([0xff, mark]))).find((found) => found > 0) ?? 0;
  const copy = Buffer.from(bytes);
  copy.writeUInt16BE(height, at + 5);
  copy.writeUInt16BE(width, at + 7);
  return copy;
};

const canvas = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#f4f1ea' } });

/** Pages or frames of one picture, each of another grey. */
const several = (count: number) => {
  const side = 300;
  const frames = Array.from({ length: count }, (_, n) => Buffer.alloc(side * side * 3, n * 20));
  const raw = { width: side, height: side * count, channels: 3 as const, pageHeight: side };
  return sharp(Buffer.concat(frames), { raw });
};

/** Scans told again and again: each has all pixels gone through once more. */
const scans = async (): Promise<Buffer> => {
  const whole = await canvas(4_000, 4_000).jpeg({ progressive: true }).toBuffer();
  const last = whole.lastIndexOf(Buffer.from([0xff, 0xda]));
  return Buffer.concat([
    whole.subarray(0, last),
    ...Array.from({ length: 2_000 }, () => whole.subarray(last, -2)),
    whole.subarray(-2),
  ]);
};

const tiffLoop = async (): Promise<Buffer> => {
  const bytes = await canvas(400, 400).tiff({ compression: 'none' }).toBuffer();
  const copy = Buffer.from(bytes);
  const ifd = copy.readUInt32LE(4);
  copy.writeUInt32LE(ifd, ifd + 2 + copy.readUInt16LE(ifd) * 12);
  return copy;
};

/** Pictures of too much, of another kind, moving, broken. */
export const pictures = async (): Promise<HostileFile[]> => {
  const progressive = await canvas(1_000, 1_000).jpeg({ progressive: true }).toBuffer();
  const [webp, gif, tiff] = await Promise.all([
    several(5).webp({ delay: 100 }).toBuffer(),
    several(5).gif({ delay: 100 }).toBuffer(),
    several(3).tiff().toBuffer(),
  ]);
  return [
    {
      name: 'a hundred thousand pixels a side.png',
      bytes: pngOf(header(100_000, 100_000), chunk('IDAT', zeros(1))),
      becomes: refused('too_many_pixels'),
    },
    {
      name: 'four hundred megapixels of nothing.png',
      bytes: pngOf(header(20_000, 20_000), chunk('IDAT', zeros(382))),
      becomes: refused('too_many_pixels'),
    },
    {
      name: 'a hundred megapixels, little said.png',
      bytes: pngOf(header(10_000, 10_000), chunk('IDAT', zeros(1))),
      becomes: refused('damaged'),
    },
    {
      name: 'a hundred megapixels of nothing.png',
      bytes: pngOf(header(10_000, 10_000), chunk('IDAT', zeros(96))),
      becomes: png,
    },
    {
      name: 'in passes.png',
      bytes: pngOf(header(10_000, 10_000, { interlaced: 1 }), chunk('IDAT', zeros(96))),
      becomes: refused('too_many_pixels'),
    },
    {
      name: 'words of a gigabyte.png',
      bytes: joined(
        pngBytes().subarray(0, 33),
        chunk('zTXt', joined('Comment\0\0', zeros(600))),
        pngBytes().subarray(33),
      ),
      becomes: png,
    },
    {
      name: 'colours of a gigabyte.png',
      bytes: joined(
        pngBytes().subarray(0, 33),
        chunk('iCCP', joined('icc\0\0', zeros(600))),
        pngBytes().subarray(33),
      ),
      becomes: png,
    },
    {
      name: 'a wrong sum.png',
      bytes: (() => {
        const bytes = pngBytes();
        bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 255;
        return bytes;
      })(),
      becomes: refused('damaged'),
    },
    { name: 'cut off.png', bytes: pngBytes().subarray(0, -60), becomes: refused('damaged') },
    {
      name: 'one pixel.png',
      bytes: pngOf(header(1, 1), chunk('IDAT', deflateSync(Buffer.from([0, 0])))),
      becomes: refused('too_small'),
    },
    {
      name: 'a line.png',
      bytes: pngOf(header(30_000, 1), chunk('IDAT', deflateSync(Buffer.alloc(30_001)))),
      becomes: png,
    },
    { name: 'a header alone.png', bytes: joined(signature, header(640, 400)), becomes: refused('damaged') },
    {
      name: 'sixty five thousand a side.jpg',
      bytes: claiming(jpgBytes(), 65_500, 65_500),
      becomes: refused('too_many_pixels'),
    },
    {
      name: 'ten thousand a side, little said.jpg',
      bytes: claiming(jpgBytes(), 10_000, 10_000),
      becomes: jpg,
    },
    {
      name: 'in passes, nine thousand a side.jpg',
      bytes: claiming(progressive, 9_000, 9_000),
      becomes: refused('too_many_pixels'),
    },
    { name: 'two thousand scans.jpg', bytes: await scans(), becomes: refused('too_much', 'damaged') },
    { name: 'cut off.jpg', bytes: jpgBytes().subarray(0, -500), becomes: refused('damaged') },
    { name: 'a photo and an archive.jpg', bytes: joined(jpgBytes(), 'PK\x03\x04'), becomes: jpg },
    {
      name: 'a photo with a letter in it.jpg',
      bytes: joined(
        jpgBytes().subarray(0, 2),
        Buffer.from([0xff, 0xfe, 0x00, 0x0b]),
        '%PDF-1.7\n',
        jpgBytes().subarray(2),
      ),
      becomes: jpg,
    },
    { name: 'with a place.jpg', bytes: exifJpgBytes(), becomes: jpg },
    {
      name: 'for printers.jpg',
      bytes: await canvas(600, 600).toColourspace('cmyk').jpeg().toBuffer(),
      becomes: jpg,
    },
    { name: 'grey.jpg', bytes: await canvas(600, 600).greyscale().jpeg().toBuffer(), becomes: jpg },
    { name: 'moving.webp', bytes: webp, becomes: refused('moving') },
    { name: 'still.webp', bytes: webpBytes(), becomes: jpg },
    { name: 'cut off.webp', bytes: webpBytes().subarray(0, -30), becomes: refused('damaged') },
    { name: 'called a photo.jpg', bytes: webpBytes(), becomes: jpg },
    {
      name: 'sixteen thousand a side.webp',
      bytes: await canvas(16_000, 4_000).webp({ effort: 0 }).toBuffer(),
      becomes: refused('too_many_pixels'),
    },
    { name: 'moving.gif', bytes: gif, becomes: other('gif') },
    { name: 'three pages.tiff', bytes: tiff, becomes: refused('several_pictures') },
    { name: 'one page.tiff', bytes: await canvas(600, 600).tiff().toBuffer(), becomes: jpg },
    { name: 'pages in a ring.tiff', bytes: await tiffLoop(), becomes: jpg },
    {
      name: 'cut off.tiff',
      bytes: (await canvas(600, 600).tiff({ compression: 'none' }).toBuffer()).subarray(0, 3_000),
      becomes: other(null),
    },
    { name: 'small.avif', bytes: await canvas(600, 600).avif({ effort: 0 }).toBuffer(), becomes: jpg },
    {
      name: 'large.avif',
      bytes: await canvas(5_000, 4_000).avif({ effort: 0 }).toBuffer(),
      becomes: refused('too_many_pixels'),
    },
  ];
};
