import { PDFDocument, StandardFonts, rgb, type PDFPage } from 'pdf-lib';

/** A letter to be bound in: as staff are shown it, PDF, JPG or PNG. */
export type BundleLetter = { label: string; mime: string; bytes: Uint8Array };

/** A4 in points, and the margin around a picture. */
const a4: [number, number] = [595.28, 841.89];
const margin = 40;

const caption = async (document: PDFDocument, page: PDFPage, lines: string[]): Promise<void> => {
  const font = await document.embedFont(StandardFonts.Helvetica);
  // The standard font knows Latin letters only; anything else would be an error.
  const latin = (text: string) => text.normalize('NFKD').replace(/[^\x20-\x7e]/g, '');
  lines.forEach((text, index) => {
    page.drawText(latin(text), {
      x: margin,
      y: a4[1] - 30 - index * 16,
      size: 10,
      font,
      color: rgb(0.3, 0.3, 0.3),
    });
  });
};

const addPicture = async (
  document: PDFDocument,
  { label, mime, bytes: given }: BundleLetter,
): Promise<void> => {
  // pdf-lib reads a JPG from the start of the memory it lies in, which is another's where memory is shared.
  const bytes = Uint8Array.from(given);
  const image = await (mime === 'image/png' ? document.embedPng(bytes) : document.embedJpg(bytes));
  const page = document.addPage(a4);
  const { width, height } = image.scaleToFit(a4[0] - 2 * margin, a4[1] - 2 * margin);
  page.drawImage(image, { x: (a4[0] - width) / 2, y: (a4[1] - height) / 2, width, height });
  await caption(document, page, [label]);
};

/** What cannot be bound in has a page that says so, so that nobody takes the bundle for complete. */
const addGap = async (document: PDFDocument, { label }: BundleLetter): Promise<void> => {
  await caption(document, document.addPage(a4), [
    label,
    'Berkas ini tidak dapat digabungkan. Buka berkas aslinya lewat chat.',
  ]);
};

/** A PDF protected by its owner cannot be copied from; pdf-lib would give pages of noise. */
const addPdf = async (document: PDFDocument, letter: BundleLetter): Promise<void> => {
  const source = await PDFDocument.load(letter.bytes);
  const pages = await document.copyPages(source, source.getPageIndices());
  pages.forEach((page) => document.addPage(page));
};

const addLetter = async (document: PDFDocument, letter: BundleLetter): Promise<void> => {
  try {
    await (letter.mime === 'application/pdf' ? addPdf : addPicture)(document, letter);
  } catch {
    // People's files are of every kind; one that cannot be copied must not cost the others.
    await addGap(document, letter);
  }
};

/** The sheet followed by the letters, in order, as one PDF. Electronic signatures hold for the original files only. */
export const bundlePdf = async (sheet: Uint8Array, letters: readonly BundleLetter[]): Promise<Uint8Array> => {
  const document = await PDFDocument.load(sheet);
  for (const letter of letters) await addLetter(document, letter);
  return document.save();
};
