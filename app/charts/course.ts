import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import type { Bar, Chart } from './bars.ts';
import { drawing, element, inks, words } from './svg.ts';

const [width, height] = [720, 280];
const [left, right, top, bottom] = [50, 700, 34, 240];

const dashes = [undefined, '7 5'] as const;

/** The course of two counts over time, a point each: one line whole with round marks, the other dashed with square ones. */
export const courseChart = (
  points: readonly Bar[],
  said: string,
  names: readonly [string, string],
): Chart => {
  const x = scalePoint(
    points.map((_, n) => n),
    [left, right],
  ).padding(0.4);
  const most = Math.max(1, ...points.flatMap(({ counts }) => counts));
  const y = scaleLinear([0, most], [bottom, top]).nice(5);
  const ticks = y.ticks(5).filter(Number.isInteger);
  const grid = ticks.flatMap((tick) => [
    element('line', { x1: left, x2: right, y1: y(tick), y2: y(tick), stroke: inks.grid }),
    words(left - 8, y(tick) + 5, String(tick), { anchor: 'end', fill: inks.quiet }),
  ]);
  const mark = (cx: number, cy: number, which: 0 | 1): string =>
    which === 0
      ? element('circle', { cx, cy, r: 4.5, fill: inks.dark })
      : element('rect', {
          ...{ x: cx - 4, y: cy - 4, width: 8, height: 8 },
          ...{ fill: '#ffffff', stroke: inks.dark, 'stroke-width': 2 },
        });
  const course = (which: 0 | 1): string => {
    const path = line<Bar>()
      .x((_, n) => x(n) ?? 0)
      .y(({ counts }) => y(counts[which]))([...points]);
    const drawn = element('path', {
      ...{ d: path ?? '', fill: 'none', stroke: inks.dark, 'stroke-width': 2.5 },
      'stroke-dasharray': dashes[which],
    });
    return drawn + points.map(({ counts }, n) => mark(x(n) ?? 0, y(counts[which]), which)).join('');
  };
  const key = ([0, 1] as const).flatMap((which) => {
    const from = left + which * 190;
    return [
      element('line', {
        ...{ x1: from, x2: from + 34, y1: 13, y2: 13, stroke: inks.dark, 'stroke-width': 2.5 },
        'stroke-dasharray': dashes[which],
      }),
      mark(from + 17, 13, which),
      words(from + 42, 18, names[which]),
    ];
  });
  const labels = points.map(({ title }, n) => words(x(n) ?? 0, bottom + 24, title, { anchor: 'middle' }));
  return {
    svg: drawing({ width, height, said }, ...key, ...grid, course(0), course(1), ...labels),
    ...{ width, height, said },
  };
};
