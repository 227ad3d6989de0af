import sharp, { type Metadata } from 'sharp';
import type { Looked } from './found.ts';
import type { PictureFormat } from './kind-of-file.ts';

const smallestLongSide = 200;
const shownLongSide = 2000;
const seconds = 10;

/** The most pixels of a picture that is read line by line, as cameras write them. */
const pixelsInLines = 120_000_000;
/** Of one that lies in memory whole before any of it can be shown: five bytes a pixel, of AVIF twenty. */
const pixelsInMemory = 30_000_000;
const pixelsOfAvif = 12_000_000;

// One file and out: a cache of decoded pictures would only keep them in memory.
sharp.cache(false);
sharp.concurrency(1);

const mostPixels = (format: PictureFormat, { isProgressive }: Metadata): number => {
  if (format === 'avif') return pixelsOfAvif;
  return isProgressive || format === 'webp' || format === 'tiff' ? pixelsInMemory : pixelsInLines;
};

/** 'error' lets pass what every viewer forgives (stray bytes, odd markers) but no image that is cut off. */
const decoder = (bytes: Buffer) =>
  sharp(bytes, { failOn: 'error', limitInputPixels: pixelsInLines }).timeout({ seconds });

/** The turn is taken from EXIF before EXIF (with place and device) is left out; writing it decodes every pixel. */
const reencoded = (bytes: Buffer, type: 'jpg' | 'png'): Promise<Buffer> => {
  const image = decoder(bytes)
    .autoOrient()
    .resize({ width: shownLongSide, height: shownLongSide, fit: 'inside', withoutEnlargement: true });
  // What can be seen through lies on white, as on paper.
  return (
    type === 'png' ? image.png() : image.flatten({ background: '#ffffff' }).jpeg({ quality: 85 })
  ).toBuffer();
};

const look = async (bytes: Buffer, format: PictureFormat): Promise<Looked> => {
  const type = format === 'png' ? 'png' : 'jpg';
  // The header alone; without a limit, so that too many pixels are told apart from damage.
  const metadata = await sharp(bytes, { limitInputPixels: false }).metadata();
  const { width, height, pages = 1, delay } = metadata;
  // Of several only the first would be kept, without a word.
  if (pages > 1) return { type, trouble: delay ? 'moving' : 'several_pictures' };
  if (Math.max(width, height) < smallestLongSide) return { type, trouble: 'too_small' };
  if (width * height > mostPixels(format, metadata)) return { type, trouble: 'too_many_pixels' };
  const was = format === 'jpg' || format === 'png' ? {} : { was: format };
  return { type, ...was, copy: await reencoded(bytes, type) };
};

/** sharp throws plain Errors for whatever is wrong with an image; some readers take all the memory before they give its size. */
const troubleIn = ({ message }: Error): NonNullable<Looked['trouble']> => {
  if (/out of memory/i.test(message)) return 'too_many_pixels';
  return message.startsWith('timeout') ? 'too_much' : 'damaged';
};

/** Decodes a picture completely; what staff are shown is the copy, never the bytes a stranger sent. */
export const lookIntoImage = async (bytes: Buffer, format: PictureFormat): Promise<Looked> => {
  try {
    return await look(bytes, format);
  } catch (error) {
    if (error instanceof Error) return { type: format === 'png' ? 'png' : 'jpg', trouble: troubleIn(error) };
    throw error;
  }
};
