import { parentPort, workerData } from 'node:worker_threads';
import type { Sheet } from '../../flows/features/inbox/sheet.ts';
import { bundlePdf, type BundleLetter } from './bundle-pdf.ts';
import { sheetPdf } from './sheet-pdf.ts';

const { sheet, letters } = workerData as { sheet: Sheet; letters: BundleLetter[] };

const made = await sheetPdf(sheet);
parentPort?.postMessage(letters.length > 0 ? await bundlePdf(made, letters) : Uint8Array.from(made));
