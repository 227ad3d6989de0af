import type { Settings } from '../../flows/settings.ts';
import { heading, quiet, writeBlock } from './pdf-blocks.ts';
import { bytesOf, faint, ink, margin, openPaper, pageWidth, type Paper } from './pdf-page.ts';
import { reportTexts as texts } from '../../flows/pages/report.ts';
import type { Section } from './sections.ts';

/** What stands above a report. */
export type ReportHead = {
  letterhead: Settings['letterhead'];
  /** In a data address. */
  emblem: string | null;
  office: string;
  title: string;
  period: string;
  law: string;
  before: string;
  counted: string;
};

const emblemSize = 60;

const letterhead = ({ doc, add, beside }: Paper, { letterhead: head, emblem }: ReportHead): void => {
  const top = doc.y;
  if (emblem !== null) beside(() => doc.image(emblem, margin.left, top, { fit: [emblemSize, emblemSize] }));
  const [first = '', ...others] = head.lines;
  const line = (words: string, size: number, face: 'plain' | 'bold'): void =>
    add('P', () =>
      doc
        .font(face)
        .fontSize(size)
        .fillColor(ink)
        .text(words, margin.left + emblemSize, doc.y, { width: pageWidth - 2 * emblemSize, align: 'center' }),
    );
  line(first, 12, 'plain');
  for (const words of others) line(words, 14, 'bold');
  line(head.address, 8.5, 'plain');
  line(head.contact, 8.5, 'plain');
  const under = Math.max(doc.y, top + (emblem === null ? 0 : emblemSize)) + 6;
  beside(() => {
    const [from, to] = [margin.left, margin.left + pageWidth];
    doc.lineWidth(1.5).strokeColor(ink).moveTo(from, under).lineTo(to, under).stroke();
    doc
      .lineWidth(0.5)
      .moveTo(from, under + 2.5)
      .lineTo(to, under + 2.5)
      .stroke();
  });
  doc.x = margin.left;
  doc.y = under + 24;
};

const title = (paper: Paper, head: ReportHead): void => {
  const { doc, add } = paper;
  const centred = { width: pageWidth, align: 'center' } as const;
  add('H1', () => doc.font('bold').fontSize(20).fillColor(ink).text(head.title, margin.left, doc.y, centred));
  add('P', () => doc.font('plain').fontSize(14).text(head.period, margin.left, doc.y, centred));
  doc.moveDown(1);
  for (const words of [head.law, head.before, head.counted]) quiet(paper, words);
  doc.moveDown(0.8);
};

const nameOf = (n: number): string => `bagian-${n + 1}`;

/** The contents, each line a way to its part; `pages` are known once everything has been laid out. */
const contents = (paper: Paper, sections: readonly Section[], pages: readonly number[]): void => {
  const { doc, add, begin, beside } = paper;
  begin('TOC');
  add('P', () => doc.font('bold').fontSize(14).fillColor(ink).text(texts.contents, margin.left, doc.y));
  doc.moveDown(0.4);
  for (const [n, section] of sections.entries()) {
    const y = doc.y;
    // A number stands there from the first: without one the line would be lower, and what follows on another page.
    const page = String(pages[n] ?? 0);
    add('TOCI', () => {
      doc
        .font('plain')
        .fontSize(10.5)
        .text(section.title, margin.left, y, { goTo: nameOf(n) });
      doc.text(page, margin.left, y, { width: pageWidth, align: 'right', goTo: nameOf(n) });
    });
    const [from, to] = [
      margin.left + doc.widthOfString(section.title) + 6,
      margin.left + pageWidth - doc.widthOfString(page) - 6,
    ];
    beside(() =>
      doc
        .lineWidth(0.5)
        .strokeColor(faint)
        .dash(1, { space: 2 })
        .moveTo(from, y + 10)
        .lineTo(to, y + 10)
        .stroke()
        .undash(),
    );
    doc.moveDown(0.35);
  }
  doc.moveDown(1);
};

const footers = ({ doc, beside }: Paper, head: ReportHead): void => {
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page);
    // Otherwise a line below the margin begins a page of its own.
    doc.page.margins.bottom = 0;
    beside(() =>
      doc
        .font('plain')
        .fontSize(8)
        .fillColor(faint)
        .text(
          `${head.title} · ${head.period} · ${texts.page(page + 1, count)}`,
          margin.left,
          doc.page.height - 40,
          { width: pageWidth, align: 'center', lineBreak: false },
        ),
    );
  }
};

const layOut = (head: ReportHead, sections: readonly Section[], pages: readonly number[]) => {
  const paper = openPaper({ title: `${head.title}, ${head.period}`, author: head.office });
  const { doc } = paper;
  letterhead(paper, head);
  title(paper, head);
  contents(paper, sections, pages);
  const found: number[] = [];
  for (const [n, section] of sections.entries()) {
    paper.begin('Sect');
    heading(paper, section, nameOf(n));
    found.push(doc.bufferedPageRange().count);
    for (const block of section.blocks) writeBlock(paper, block);
  }
  footers(paper, head);
  return { doc, found };
};

/** A report as a tagged PDF: letterhead, contents, its parts. It is laid out twice, for the contents name pages that come later. */
export const reportPdf = (head: ReportHead, sections: readonly Section[]): Promise<Buffer> => {
  const { found } = layOut(head, sections, []);
  return bytesOf(layOut(head, sections, found).doc);
};
