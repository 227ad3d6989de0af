import type { Chart } from '../charts/bars.ts';
import { rasterOf } from '../charts/raster.ts';
import { faint, ink, margin, pageWidth, type Paper } from './pdf-page.ts';
import type { Block, Section, Table } from './sections.ts';

const size = { text: 10, table: 8, caption: 9 };

const text = ({ doc, add, room }: Paper, words: string): void => {
  room(40);
  add('P', () => doc.font('plain').fontSize(size.text).fillColor(ink).text(words, margin.left, doc.y));
  doc.moveDown(0.6);
};

/** As much as a bullet and its blanks take: what goes on in the next line stands under the words. */
const bullet = 9;

const list = (paper: Paper, lines: readonly string[]): void => {
  for (const line of lines) {
    paper.room(30);
    const place = { width: pageWidth - bullet, indent: -bullet };
    paper.add('P', () =>
      paper.doc
        .font('plain')
        .fontSize(size.text)
        .fillColor(ink)
        .text(`•  ${line}`, margin.left + bullet, paper.doc.y, place),
    );
    paper.doc.x = margin.left;
    paper.doc.moveDown(0.35);
  }
  paper.doc.moveDown(0.4);
};

const heightOf = ({ height, width }: Chart): number => (height / width) * pageWidth;

// A report is laid out twice; its charts are drawn once.
const drawn = new WeakMap<Chart, Buffer>();
const rasterOnce = (chart: Chart): Buffer => {
  const png = drawn.get(chart) ?? rasterOf(chart);
  drawn.set(chart, png);
  return png;
};

const figure = ({ doc, add, room }: Paper, chart: Chart): void => {
  const height = heightOf(chart);
  room(height + 10);
  const top = doc.y;
  add('Figure', () => doc.image(rasterOnce(chart), margin.left, top, { width: pageWidth }), {
    alt: chart.said,
  });
  doc.x = margin.left;
  doc.y = top + height + 10;
};

const isNumber = (shown: string): boolean => /^([+−]?\d+(,\d+)?(%| jam)?|–|tetap)$/.test(shown);

const padding = 3;

/** How high a row of a table is in its columns. */
const rowHeight = (
  { doc }: Paper,
  row: readonly string[],
  { widths, face = 'plain' }: { widths: readonly number[]; face?: 'plain' | 'bold' },
): number => {
  doc.font(face).fontSize(size.table);
  const heights = row.map((cell, n) => doc.heightOfString(cell, { width: (widths[n] ?? 0) - 2 * padding }));
  return 2 * padding + Math.max(...heights);
};

/** Rows by the page they fit on, the first of them below what is written already: each page has the headings again. */
const pagesOf = (paper: Paper, { head, rows }: Table, widths: readonly number[]): Table['rows'][] => {
  const { doc } = paper;
  const top = rowHeight(paper, head, { widths, face: 'bold' });
  const pages: (readonly string[])[][] = [[]];
  let at = doc.y + top;
  for (const row of rows) {
    const height = rowHeight(paper, row, { widths });
    if (at + height > doc.page.maxY()) {
      pages.push([]);
      at = margin.top + top;
    }
    pages.at(-1)?.push(row);
    at += height;
  }
  return pages;
};

const table = (paper: Paper, of: Table): void => {
  const { doc, part, add, room } = paper;
  const { caption, head, rows, widths: shares } = of;
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => (share / whole) * pageWidth);
  // What would fill less than half a page is not torn.
  const height = [head, ...rows].reduce((sum, row) => sum + rowHeight(paper, row, { widths }), 30);
  room(height < doc.page.maxY() / 2 ? height : 70);
  add('P', () => doc.font('bold').fontSize(size.caption).fillColor(ink).text(caption, margin.left, doc.y));
  doc.moveDown(0.3);
  const font = { src: 'bold', size: size.table };
  const headings = head.map((shown, column) => ({
    ...{ text: shown, type: 'TH' as const, scope: 'Column' as const, font, backgroundColor: '#eef3f4' },
    align: {
      x: column > 0 && rows.every((row) => isNumber(row[column] ?? '')) ? 'right' : 'left',
    } as const,
  }));
  for (const [n, some] of pagesOf(paper, of, widths).entries()) {
    if (n > 0) doc.addPage();
    doc.font('plain').fontSize(size.table);
    doc.table({
      structParent: part(),
      position: { x: margin.left, y: doc.y },
      maxWidth: pageWidth,
      columnStyles: widths.map((width) => ({ width })),
      defaultStyle: { padding, border: 0.4, borderColor: '#9aa7ab', textColor: ink },
      data: [
        headings,
        ...some.map((row) =>
          row.map((shown, column) =>
            column === 0
              ? { text: shown, type: 'TH' as const, scope: 'Row' as const }
              : { text: shown, align: { x: isNumber(shown) ? 'right' : 'left' } as const },
          ),
        ),
      ],
    });
  }
  doc.x = margin.left;
  doc.moveDown(1);
};

/** Writes a block: words, a chart with what it says, or a table with its headings marked as such. */
export const writeBlock = (paper: Paper, block: Block): void => {
  if ('text' in block) return text(paper, block.text);
  if ('list' in block) return list(paper, block.list);
  if ('chart' in block) return figure(paper, block.chart);
  return table(paper, block.table);
};

/** A heading of a part, on the page of what follows it, and in the document's outline. */
export const heading = (
  { doc, add, room }: Paper,
  { title, blocks: [first] }: Section,
  name: string,
): void => {
  room(first && 'chart' in first ? heightOf(first.chart) + 50 : 120);
  doc.addNamedDestination(name);
  doc.outline.addItem(title);
  add('H2', () => doc.font('bold').fontSize(14).fillColor(ink).text(title, margin.left, doc.y));
  doc.moveDown(0.5);
};

/** A quiet line. */
export const quiet = ({ doc, add }: Paper, words: string): void => {
  add('P', () => doc.font('plain').fontSize(9).fillColor(faint).text(words, margin.left, doc.y));
  doc.moveDown(0.4);
};
