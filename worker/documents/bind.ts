import { openPdfium, type Pdf, type Pdfium } from '../../app/pdf/pdfium.ts';
import { gapPage, picturePage } from './page-pdf.ts';

/** A letter to be bound in, as staff are shown it: PDF, JPG or PNG. `pages` are those counted when it was taken. */
export type BundleLetter = { label: string; mime: string; pages: number | null };

/** Its bytes; null for one that was not there or is known to end what binds it. */
type Bytes = Uint8Array | null;

/** The letter's own pages, all of them, or null. */
const pagesOf = (pdfium: Pdfium, { pages }: BundleLetter, bytes: Uint8Array): Pdf | null => {
  const opened = pdfium.open(bytes);
  if (typeof opened === 'string' || opened.pages < 1) return null;
  return pages === null || pages === opened.pages ? opened : null;
};

const pictureOf = async (
  pdfium: Pdfium,
  { label, mime }: BundleLetter,
  bytes: Uint8Array,
): Promise<Pdf | null> => {
  try {
    return made(pdfium, await picturePage(label, { mime, bytes }));
  } catch {
    // pdfmake throws plain errors for a picture it cannot read; one must not cost the others.
    return null;
  }
};

/** What we have printed ourselves a moment before. */
const made = ({ open }: Pdfium, bytes: Uint8Array): Pdf => {
  const opened = open(bytes);
  if (typeof opened === 'string') throw new Error(`What was printed is ${opened}`);
  return opened;
};

const letterPages = (
  pdfium: Pdfium,
  letter: BundleLetter,
  bytes: Uint8Array,
): Pdf | null | Promise<Pdf | null> =>
  letter.mime === 'application/pdf' ? pagesOf(pdfium, letter, bytes) : pictureOf(pdfium, letter, bytes);

/** Puts pages behind the last, all of them or none. */
const appended = (bundle: Pdf, part: Pdf): boolean => {
  const before = bundle.pages;
  return bundle.append(part) && bundle.pages === before + part.pages;
};

/**
 * The sheet followed by the letters, in order, as one PDF: of each letter every page, or one page that says it could not be
 * bound in (`gap`). Electronic signatures hold for the original files only.
 */
export const bind = async (
  sheet: Uint8Array,
  letters: readonly (BundleLetter & { bytes: Bytes })[],
  gap: string,
): Promise<Buffer> => {
  const pdfium = await openPdfium();
  const bundle = pdfium.empty();
  if (!appended(bundle, made(pdfium, sheet))) throw new Error('The sheet could not be bound');
  for (const letter of letters) {
    const pages = letter.bytes && (await letterPages(pdfium, letter, letter.bytes));
    if (!pages || !appended(bundle, pages)) appended(bundle, made(pdfium, await gapPage(letter.label, gap)));
  }
  return bundle.save();
};
