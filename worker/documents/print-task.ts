import type { Sheet } from '../../flows/features/desk/sheet.ts';
import { serve } from '../../app/sandbox/serve.ts';
import { bind, type BundleLetter } from './bind.ts';
import { sheetPdf } from './sheet-pdf.ts';

/** What a printer is told: the sheet, and of each letter what it is; an empty part is one that cannot be bound in. */
export type PrintOrder = { sheet: Sheet; letters: BundleLetter[] };

await serve(async ({ said, parts }) => {
  const { sheet, letters } = said as PrintOrder;
  const made = await sheetPdf(sheet);
  if (letters.length === 0) return { said: null, parts: [made] };
  const bytesOf = (index: number): Uint8Array | null => (parts[index]?.length ? parts[index] : null);
  const bound = await bind(
    made,
    letters.map((letter, index) => ({ ...letter, bytes: bytesOf(index) })),
    sheet.words.gap,
  );
  return { said: null, parts: [bound] };
});
