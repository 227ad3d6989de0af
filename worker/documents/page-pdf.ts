import type { Content } from 'pdfmake/interfaces.js';
import { printed } from './pdfmake.ts';

const margin = 40;
const caption = (text: string): Content => ({ text, fontSize: 10, color: '#4d4d4d', margin: [0, 0, 0, 8] });

const page = (content: Content[]): Promise<Buffer> =>
  printed({ pageSize: 'A4', pageMargins: margin, defaultStyle: { font: 'Roboto' }, content });

/** A picture, JPG or PNG, on a page of its own. */
export const picturePage = (
  label: string,
  { mime, bytes }: { mime: string; bytes: Uint8Array },
): Promise<Buffer> =>
  page([
    caption(label),
    {
      image: `data:${mime};base64,${Buffer.from(bytes).toString('base64')}`,
      fit: [515, 730],
      alignment: 'center',
    },
  ]);

/** A page that stands for a file that could not be bound in, so that nobody takes the bundle for complete. */
export const gapPage = (label: string, why: string): Promise<Buffer> => page([caption(label), caption(why)]);
