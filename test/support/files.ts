import sharp from 'sharp';
import { needsPassword, restrictedOnly } from './encrypted-pdfs.ts';

const page = (content: number): string =>
  `<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 3 0 R >> >> /Contents ${String(content)} 0 R >>`;
const stream = (text: string): string => `<< /Length ${String(text.length)} >>\nstream\n${text}\nendstream`;

const objectsOf = (pages: number, title: string): string[] => {
  const numbers = Array.from({ length: pages }, (_, index) => 4 + index);
  return [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${numbers.map((n) => `${String(n)} 0 R`).join(' ')}] /Count ${String(pages)} /MediaBox [0 0 595 842] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...numbers.map((n) => page(n + pages)),
    ...numbers.map((n) => stream(`BT /F1 24 Tf 72 700 Td (${title} ${String(n - 3)}) Tj ET`)),
  ];
};

/** A small valid PDF; another title makes other bytes of it. */
export const pdfBytes = (pages = 1, title = 'Surat'): Buffer => {
  const objects = objectsOf(pages, title);
  const parts = [
    '%PDF-1.4\n',
    ...objects.map((object, index) => `${String(index + 1)} 0 obj\n${object}\nendobj\n`),
  ];
  const offsets = objects.map((_, index) => parts.slice(0, index + 1).join('').length);
  const body = parts.join('');
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = String(objects.length + 1);
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${String(body.length)}\n%%EOF\n`;
  return Buffer.from(body + end, 'latin1');
};

/** A PDF whose upload was cut off. */
export const damagedPdfBytes = (): Buffer => pdfBytes(3).subarray(0, 700);

/** A PDF that opens but holds nothing. */
export const emptyPdfBytes = (): Buffer => pdfBytes(0);

/** A PDF that asks for a password. */
export const encryptedPdfBytes = (): Buffer => Buffer.from(needsPassword, 'base64');

/** A PDF anybody may open but not everybody may print: good enough for a letter. */
export const restrictedPdfBytes = (): Buffer => Buffer.from(restrictedOnly, 'base64');

/** Words in a file that calls itself a PDF. */
export const textBytes = (): Buffer => Buffer.from('Ini bukan PDF, hanya teks yang diberi nama surat.pdf.\n');

const canvas = (width: number, height: number, background = '#f4f1ea') =>
  sharp({ create: { width, height, channels: 3, background } });
const place = {
  IFD0: { Make: 'Ponsel', Orientation: '6' },
  IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '0/1 1/1 36/1' },
};

// Made once when a test file loads, so that the functions below need no waiting.
const images = {
  png: await canvas(640, 400).png().toBuffer(),
  jpg: await canvas(640, 400).jpeg().toBuffer(),
  tinyPng: await canvas(120, 80).png().toBuffer(),
  exifJpg: await canvas(640, 400).withMetadata({ orientation: 6 }).withExifMerge(place).jpeg().toBuffer(),
  largeJpg: await canvas(3000, 2250).jpeg().toBuffer(),
  webp: await canvas(640, 400).webp().toBuffer(),
};

const copy = (bytes: Buffer): Buffer => Buffer.from(bytes);

/** A photo large enough to read. */
export const pngBytes = (): Buffer => copy(images.png);
export const jpgBytes = (): Buffer => copy(images.jpg);

/** A photo nobody could read. */
export const tinyPngBytes = (): Buffer => copy(images.tinyPng);

/** A photo taken sideways that tells where and with what. */
export const exifJpgBytes = (): Buffer => copy(images.exifJpg);

/** A photo larger than staff need to see. */
export const largeJpgBytes = (): Buffer => copy(images.largeJpg);

/** A photo whose upload was cut off. */
export const damagedJpgBytes = (): Buffer =>
  images.largeJpg.subarray(0, Math.floor(images.largeJpg.length * 0.6));

/** An image of a kind no letter takes. */
export const webpBytes = (): Buffer => copy(images.webp);
