import type { Inspection } from '../../flows/features/form/inspection.ts';
import type { FileStore } from '../files.ts';
import { openGate } from '../gate.ts';
import { inspectPdf } from './inspect-pdf.ts';
import type { Log } from '../log.ts';
import { openPdfThread } from './pdf-thread.ts';

/** Finds out what a stored file really is; `name` and `mime` are the sender's claim and only passed on. */
export type Inspector = {
  inspect(sha256: string, name: string, mime: string): Promise<Inspection>;
  close(): Promise<void>;
};

type Found = Pick<Inspection, 'type' | 'pages' | 'signatures' | 'shown' | 'trouble'>;

const atOnce = 2;
/** No letter may be larger (`Letter.megabytes`); more is not worth opening. */
const mostBytes = 30 * 1024 * 1024;

const known: Record<string, Inspection['type']> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/apng': 'png',
  'application/pdf': 'pdf',
};

/** Readers forgive a PDF whose header comes after a little rubbish, and so do we. */
const looksLikePdf = (bytes: Buffer): boolean => bytes.subarray(0, 1024).includes('%PDF-');

// What reads files is large and loaded with the first of them: most processes start without one in sight.
const sniff = async (bytes: Buffer): Promise<Inspection['type']> => {
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(bytes.subarray(0, 4100));
  if (found) return known[found.mime] ?? 'other';
  return looksLikePdf(bytes) ? 'pdf' : 'other';
};

const imageOf = async (bytes: Buffer, type: 'jpg' | 'png', files: FileStore): Promise<Found> => {
  const { inspectImage } = await import('./inspect-image.ts');
  const verdict = await inspectImage(bytes, type);
  return 'shown' in verdict ? { type, shown: await files.put(verdict.shown) } : { type, ...verdict };
};

type OpenPdf = (bytes: Buffer) => ReturnType<typeof inspectPdf>;

const look = async (bytes: Buffer, files: FileStore, openPdf: OpenPdf): Promise<Found> => {
  if (bytes.length === 0) return { type: 'other', trouble: 'empty' };
  const type = await sniff(bytes);
  if (bytes.length > mostBytes) return { type, trouble: 'too_large' };
  if (type === 'pdf') return { type, ...(await openPdf(bytes)) };
  return type === 'other' ? { type } : imageOf(bytes, type, files);
};

/**
 * Opens the inspector. Two files are looked at once, but only one PDF: the thread with limits of its own that opens it is
 * the largest thing in the process.
 */
export const openInspector = (files: FileStore, log?: Log): Inspector => {
  const thread = openPdfThread(log);
  const gate = openGate(atOnce);
  const pdfGate = openGate(1);
  const openPdf: OpenPdf = (bytes) => pdfGate(() => inspectPdf(bytes, thread));

  return {
    inspect: (sha256, name, mime) =>
      gate(async () => {
        const claim = { sha256, name, mime };
        const bytes = await files.get(sha256);
        if (bytes === null) return { ...claim, bytes: 0, type: 'other', trouble: 'unavailable' };
        return { ...claim, bytes: bytes.length, ...(await look(bytes, files, openPdf)) };
      }),
    close: () => thread.close(),
  };
};
