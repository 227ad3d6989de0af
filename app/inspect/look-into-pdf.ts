import { openPdfium, type Pdf, type Pdfium } from '../pdf/pdfium.ts';
import type { Looked } from './found.ts';
import { canAct, disarmed } from './pdf-actions.ts';

/** A letter has fewer; what has more is asked for in parts. */
const mostPages = 2000;
/** ISO 32000-1, Annex C: no page has a longer side, 200 inches in points. */
const longestSide = 14_400;
/** Pages beyond these are looked up but not read through; a letter that long has shown enough. */
const readThrough = 200;

const endMark = '%%EOF';

/** Some writers pad a file with zeros or line ends, or leave the mark of its end out; what counts is what stands before. */
const namesItsTable = (bytes: Buffer): boolean => {
  let end = bytes.length;
  while (end > 0 && [0, 10, 13, 32].includes(bytes[end - 1] ?? -1)) end -= 1;
  return /startxref\s+\d+\s*$/.test(bytes.toString('latin1', Math.max(0, end - 64), end));
};

/**
 * A PDF's end says where everything is; without it an upload was cut off, even if a parser can guess some pages. Behind the
 * end there may be anything, a web page for instance, but not the beginning of more objects.
 */
const isCutOff = (bytes: Buffer): boolean => {
  const end = bytes.lastIndexOf(endMark);
  if (end === -1) return !namesItsTable(bytes);
  const behind = bytes.subarray(end + endMark.length).toString('latin1');
  return /\b\d+\s+\d+\s+obj\b/.test(behind) && !namesItsTable(bytes);
};

type Trouble = NonNullable<Looked['trouble']>;

/** Every page is looked up, because the page count is only what the file claims. */
const troubleOf = (pdf: Pdf): Trouble | null => {
  const { pages } = pdf;
  if (pages < 1) return 'no_pages';
  for (let page = 0; page < Math.min(pages, mostPages); page += 1) {
    const size = pdf.sizeOf(page);
    if (!size || !(size.width > 0 && size.height > 0)) return 'damaged';
    if (Math.max(size.width, size.height) > longestSide) return 'page_too_large';
    if (page < readThrough && !pdf.reads(page)) return 'damaged';
  }
  return pages > mostPages ? 'too_many_pages' : null;
};

/** The pages alone, as they are bound into a bundle: none of them may be lost on the way. */
const pagesOf = (pdf: Pdf, { empty }: Pdfium): Pdf | null => {
  const copy = empty();
  return copy.append(pdf) && copy.pages === pdf.pages ? copy : null;
};

/** What could do something when it is opened reaches staff as its pages only, with all that lies on them drawn in. */
const safeCopy = (pdf: Pdf, pages: Pdf): { copy?: Buffer } => {
  if (!canAct(pdf.save())) return {};
  pages.flatten();
  return { copy: disarmed(pages.save()) };
};

/** What reads signatures is large, and most letters have none. */
const signaturesOf = async (bytes: Buffer): Promise<NonNullable<Looked['signatures']>> =>
  bytes.includes('/ByteRange') ? (await import('./pdf-signatures.ts')).signaturesIn(bytes) : [];

/** Opens a PDF and says how many pages it has and who signed it, or why it cannot be used. */
export const lookIntoPdf = async (bytes: Buffer): Promise<Looked> => {
  if (isCutOff(bytes)) return { type: 'pdf', trouble: 'damaged' };
  const pdfium = await openPdfium();
  const pdf = pdfium.open(bytes);
  if (pdf === 'locked') return { type: 'pdf', trouble: 'encrypted' };
  if (pdf === 'broken') return { type: 'pdf', trouble: 'damaged' };
  const trouble = troubleOf(pdf);
  if (trouble) return { type: 'pdf', trouble };
  const pages = pagesOf(pdf, pdfium);
  if (!pages) return { type: 'pdf', trouble: 'damaged' };
  const signatures = await signaturesOf(bytes);
  return {
    type: 'pdf',
    pages: pdf.pages,
    ...(signatures.length > 0 ? { signatures } : {}),
    ...safeCopy(pdf, pages),
  };
};
