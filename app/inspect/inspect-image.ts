import sharp from 'sharp';

export type ImageVerdict = { shown: Buffer } | { trouble: 'damaged' | 'too_small' | 'too_large' };

const limits = {
  smallestLongSide: 200,
  shownLongSide: 2000,
  pixels: 120_000_000,
  // One that is told in passes is held in memory whole, five bytes a pixel; cameras write none, small files can claim it.
  pixelsInPasses: 40_000_000,
  seconds: 10,
};

// Letters are looked at once; a cache of decoded ones would only keep them in memory.
sharp.cache(false);

/** 'error' lets pass what every viewer forgives (stray bytes, odd markers) but no image that is cut off. */
const decoder = (bytes: Buffer) =>
  sharp(bytes, { failOn: 'error', limitInputPixels: limits.pixels }).timeout({ seconds: limits.seconds });

/** The turn is taken from EXIF before EXIF (with place and device) is left out; writing it decodes every pixel. */
const reencoded = (bytes: Buffer, type: 'jpg' | 'png'): Promise<Buffer> => {
  const side = limits.shownLongSide;
  const image = decoder(bytes)
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
  return (type === 'jpg' ? image.jpeg({ quality: 85 }) : image.png()).toBuffer();
};

const look = async (bytes: Buffer, type: 'jpg' | 'png'): Promise<ImageVerdict> => {
  // The header alone; without a limit, so that too many pixels are told apart from damage.
  const { width, height, isProgressive } = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (Math.max(width, height) < limits.smallestLongSide) return { trouble: 'too_small' };
  if (width * height > (isProgressive ? limits.pixelsInPasses : limits.pixels))
    return { trouble: 'too_large' };
  return { shown: await reencoded(bytes, type) };
};

/** Decodes an image completely; what staff are shown is the copy, never the bytes a stranger sent. */
export const inspectImage = async (bytes: Buffer, type: 'jpg' | 'png'): Promise<ImageVerdict> => {
  try {
    return await look(bytes, type);
  } catch (error) {
    // sharp throws plain Errors for whatever is wrong with an image, a time-out included.
    if (error instanceof Error) return { trouble: 'damaged' };
    throw error;
  }
};
