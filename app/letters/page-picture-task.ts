import sharp from 'sharp';
import { z } from 'zod';
import { openPdfium } from '../pdf/pdfium.ts';
import { serve } from '../sandbox/serve.ts';

const Asked = z.object({ page: z.int().min(0), width: z.int().min(100).max(2000) });

await serve(async ({ said, parts: [bytes] }) => {
  const { page, width } = Asked.parse(said);
  const pdf = (await openPdfium()).open(bytes ?? new Uint8Array());
  const drawn = typeof pdf === 'string' ? null : pdf.draw(page, width);
  if (!drawn) return { said: null, parts: [] };
  const raw = { width: drawn.width, height: drawn.height, channels: 4 as const };
  const picture = await sharp(drawn.pixels, { raw })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 82 })
    .toBuffer();
  return { said: null, parts: [picture] };
});
