import type { PdfThread, PdfVerdict } from './pdf-thread.ts';

/** Some writers pad a file with zeros or line ends; what counts is the end before them. */
const endOf = (bytes: Buffer): string => {
  let end = bytes.length;
  while (end > 0 && [0, 10, 13, 32].includes(bytes[end - 1] ?? -1)) end -= 1;
  return bytes.subarray(Math.max(0, end - 2048), end).toString('latin1');
};

/** A PDF's end says where everything is; without it an upload was cut off, even if a parser can guess some pages. */
const isCutOff = (bytes: Buffer): boolean => !/startxref|%%EOF/.test(endOf(bytes));

/** Opens a PDF in a thread of its own and says how many pages it has, or why it cannot be used. */
export const inspectPdf = async (bytes: Buffer, thread: PdfThread): Promise<PdfVerdict> =>
  isCutOff(bytes) ? { trouble: 'damaged' } : thread.open(bytes);
