import PDFDocument from 'pdfkit';
import { roboto } from './roboto.ts';

/** What a plain document says: its title, and parts with a heading and paragraphs. */
export type PlainDocument = {
  title: string;
  /** Who says it: the lines above the title. */
  from: readonly string[];
  parts: readonly { heading: string; paragraphs: readonly string[] }[];
};

const sizes = { from: 10, H1: 15, H2: 12, P: 10.5 } as const;

/** Prints a plain document as a tagged PDF: headings and paragraphs are told to who does not see them. */
export const taggedPdf = (
  { title, from, parts }: PlainDocument,
  { author, at }: { author: string; at: Date },
): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const document = new PDFDocument({
      ...{ size: 'A4', margin: 56, lang: 'id-ID', tagged: true, displayTitle: true, pdfVersion: '1.7' },
      info: { Title: title, Author: author, CreationDate: at, ModDate: at },
      font: roboto('Regular'),
    });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    document.on('error', reject);
    const root = document.struct('Document');
    document.addStructure(root);
    const write = (tag: 'H1' | 'H2' | 'P', text: string, size: number, gap: number): void => {
      root.add(
        document.struct(tag, {}, () => {
          document
            .font(roboto(tag === 'P' ? 'Regular' : 'Medium'))
            .fontSize(size)
            .text(text, { paragraphGap: gap });
        }),
      );
    };
    for (const line of from) write('P', line, sizes.from, 1);
    write('H1', title, sizes.H1, 10);
    for (const { heading, paragraphs } of parts) {
      write('H2', heading, sizes.H2, 4);
      for (const paragraph of paragraphs) write('P', paragraph, sizes.P, 5);
    }
    root.end();
    document.end();
  });
