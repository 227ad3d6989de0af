import { bytesOf, openPaper } from '../report/pdf-page.ts';

/** What a plain document says: its title, and parts with a heading and paragraphs. */
export type PlainDocument = {
  title: string;
  /** Who says it: the lines above the title. */
  from: readonly string[];
  parts: readonly { heading: string; paragraphs: readonly string[] }[];
};

const styles = {
  from: { tag: 'P', font: 'plain', size: 10, gap: 1 },
  title: { tag: 'H1', font: 'bold', size: 15, gap: 10 },
  heading: { tag: 'H2', font: 'bold', size: 12, gap: 4 },
  paragraph: { tag: 'P', font: 'plain', size: 10.5, gap: 5 },
} as const;

/** Prints a plain document as a tagged PDF: headings and paragraphs are told to who does not see them. */
export const taggedPdf = ({ title, from, parts }: PlainDocument, author: string): Promise<Buffer> => {
  const { doc, add } = openPaper({ title, author });
  const write = (style: keyof typeof styles, text: string): void => {
    const { tag, font, size, gap } = styles[style];
    add(tag, () => {
      doc.font(font).fontSize(size).text(text, { paragraphGap: gap });
    });
  };
  for (const line of from) write('from', line);
  write('title', title);
  for (const { heading, paragraphs } of parts) {
    write('heading', heading);
    for (const paragraph of paragraphs) write('paragraph', paragraph);
  }
  return bytesOf(doc);
};
