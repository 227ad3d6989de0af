import { parentPort } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';
import { signaturesIn } from './pdf-signatures.ts';
import type { PdfVerdict } from './pdf-thread.ts';

/** Pages beyond this many are counted but not opened; a letter that long has shown enough. */
const opened = 200;

/** Read before the parser is given the bytes, for it keeps them. */
const signedBy = (bytes: Uint8Array) => {
  const signatures = signaturesIn(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return signatures.length > 0 ? { signatures } : {};
};

/** Every page is looked up, because the page count is only what the file claims. */
const countPages = async (bytes: Uint8Array): Promise<PdfVerdict> => {
  const signed = signedBy(bytes);
  const document = await getDocumentProxy(bytes, { verbosity: 0 });
  try {
    for (let page = 1; page <= Math.min(document.numPages, opened); page += 1)
      (await document.getPage(page)).cleanup();
    return document.numPages > 0 ? { pages: document.numPages, ...signed } : { trouble: 'no_pages' };
  } finally {
    await document.loadingTask.destroy();
  }
};

/** A file that asks for a password to be opened says so; every other complaint of the parser means it is damaged. */
const judge = async (bytes: Uint8Array): Promise<PdfVerdict> => {
  try {
    return await countPages(bytes);
  } catch (error) {
    return {
      trouble: error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'damaged',
    };
  }
};

parentPort?.on('message', (bytes: Uint8Array) => {
  void judge(bytes).then((verdict) => parentPort?.postMessage(verdict));
});
parentPort?.postMessage('ready');
