import { performanceTexts } from '../../flows/pages/performance.ts';
import { figureWords } from '../../flows/domain-words.ts';
import type { Figures } from '../../domain/figures/figures.ts';
import { figuresTexts } from '../../flows/features/figures/figures-texts.ts';

const width = 1000;
const left = 330;
const barWidth = 500;
const rowHeight = 46;
const headHeight = 150;
const footHeight = 70;
const colours = {
  received: '#2563a8',
  completed: '#2f9e63',
  overdue: '#c0392b',
  text: '#1f2933',
  faint: '#5f6b76',
  line: '#e1e6ea',
};

/** Said above the bars. */
const counts = ['received', 'completed', 'rejected', 'late', 'overdue'] as const;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

type Written = { x: number; y: number; size?: number; fill?: string; anchor?: 'end'; bold?: true };

const written = (text: string, { x, y, size = 20, fill = colours.text, anchor, bold }: Written): string =>
  `<text x="${x}" y="${y}" font-family="Roboto" font-size="${size}" fill="${fill}"${anchor ? ` text-anchor="${anchor}"` : ''}${bold ? ' font-weight="500"' : ''}>${escape(text)}</text>`;

const bar = (y: number, length: number, fill: string): string =>
  `<rect x="${left}" y="${y}" width="${Math.max(length, 2)}" height="14" rx="2" fill="${fill}"/>`;

const cut = (text: string): string => (text.length > 30 ? `${text.slice(0, 29)}…` : text);

type Line = { title: string; received: number; completed: number; overdue: number };

const line = ({ title, received, completed, overdue }: Line, index: number, most: number): string => {
  const y = headHeight + index * rowHeight;
  const scaled = (count: number): number => (count / most) * barWidth;
  const late =
    overdue > 0
      ? written(`${overdue} lewat waktu`, {
          x: width - 30,
          y: y + 24,
          fill: colours.overdue,
          anchor: 'end',
          size: 18,
          bold: true,
        })
      : '';
  return [
    `<line x1="30" x2="${width - 30}" y1="${y - 8}" y2="${y - 8}" stroke="${colours.line}"/>`,
    written(cut(title), { x: left - 14, y: y + 22, anchor: 'end', size: 19 }),
    bar(y, scaled(received), colours.received),
    written(String(received), { x: left + scaled(received) + 8, y: y + 13, size: 15, fill: colours.faint }),
    bar(y + 17, scaled(completed), colours.completed),
    written(String(completed), { x: left + scaled(completed) + 8, y: y + 30, size: 15, fill: colours.faint }),
    late,
  ].join('');
};

const legend = (x: number, fill: string, label: string): string =>
  `<rect x="${x}" y="112" width="16" height="16" rx="2" fill="${fill}"/>${written(label, { x: x + 24, y: 126, size: 17 })}`;

/** Services in one line each, the busiest first; those with nothing to show left out. */
const byService = ({ services }: Figures, titleOf: (service: string) => string): Line[] =>
  services
    .map(({ service, ...tally }) => ({ title: titleOf(service), ...tally }))
    .filter(({ received, completed, overdue }) => received + completed + overdue > 0)
    .toSorted((a, b) => b.received + b.completed - (a.received + a.completed));

/** The office's figures as a chart in SVG, 1000 wide: a pair of bars a service, what is overdue in words. */
export const figuresSvg = (figures: Figures, titleOf: (service: string) => string): string => {
  const lines = byService(figures, titleOf);
  const most = Math.max(1, ...lines.map(({ received, completed }) => Math.max(received, completed)));
  const height = headHeight + Math.max(1, lines.length) * rowHeight + footHeight;
  const { total } = figures;
  const foot = [
    ...(total.medianHoursToEnd === null ? [] : [`Median ${figuresTexts.shown('medianHoursToEnd', total)}`]),
    ...(total.ratingLast === null ? [] : [`Nilai ${figuresTexts.shown('ratingLast', total)}`]),
  ].join(' · ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    written(figuresTexts.pictureTitle(figures), { x: 30, y: 48, size: 27, bold: true }),
    written(counts.map((key) => `${figureWords[key].label} ${total[key]}`).join(' · '), {
      x: 30,
      y: 84,
      size: 21,
      fill: colours.faint,
    }),
    legend(left, colours.received, figureWords.received.label),
    legend(left + 120, colours.completed, figureWords.completed.label),
    ...(lines.length === 0
      ? [written(performanceTexts.none, { x: left, y: headHeight + 22, fill: colours.faint })]
      : lines.map((one, index) => line(one, index, most))),
    written(foot, { x: 30, y: height - 28, size: 18, fill: colours.faint }),
    '</svg>',
  ].join('');
};
