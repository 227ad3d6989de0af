import type { Problem } from '../../flows/catalogue/problem.ts';
import { CityError } from './city-error.ts';
import type { CityFiles } from './city-files.ts';

/** Twice as tall as it is printed, in points. */
const height = 120;

/** Larger than any emblem that is to be printed so small. */
const mostPixels = 30_000_000;

/** A picture of the city as sheets print it, a small PNG in a data address; one that is none is a CityError. */
export const readEmblem = async (
  files: CityFiles,
  name: string,
  tell: (problem: Problem) => string,
): Promise<string> => {
  const bytes = await files.bytes(name);
  // Few cities have one, and nothing else at start opens pictures.
  const { default: sharp } = await import('sharp');
  const png = await sharp(bytes, { limitInputPixels: mostPixels })
    .resize({ height, withoutEnlargement: true })
    .png()
    .toBuffer()
    .catch(() => {
      throw new CityError([
        tell({ path: ['emblem'], say: `${name} is no picture that can be opened; save it as PNG or JPG` }),
      ]);
    });
  return `data:image/png;base64,${png.toString('base64')}`;
};
