import { scaleBand, scaleLinear } from 'd3-scale';
import { drawing, element, fields, inks, legend, words } from './svg.ts';

/** A line of a chart: what it is about, and two counts beside each other. */
export type Bar = { title: string; counts: readonly [number, number] };

/** A chart as SVG, with its size. */
export type Chart = { svg: string; width: number; height: number; said: string };

const [width, left, right, rowHeight, top] = [720, 250, 60, 44, 30];

const shortened = (title: string): string => (title.length > 34 ? `${title.slice(0, 33).trimEnd()}…` : title);

/** Pairs of bars, a line each; every bar has its number beside it. */
export const barChart = (bars: readonly Bar[], said: string, names: readonly [string, string]): Chart => {
  const height = top + bars.length * rowHeight + 6;
  const most = Math.max(1, ...bars.flatMap(({ counts }) => counts));
  const x = scaleLinear([0, most], [left, width - right]);
  const y = scaleBand(
    bars.map((_, n) => n),
    [top, top + bars.length * rowHeight],
  ).padding(0.18);
  const thick = y.bandwidth() / 2;
  const one = (count: number, n: number, which: 0 | 1): string => {
    const from = (y(n) ?? 0) + which * thick;
    return [
      element('rect', {
        ...{ x: left, y: from, width: Math.max(1, x(count) - left), height: thick - 2 },
        ...{ ...fields[which], 'stroke-width': 1.5 },
      }),
      words(x(count) + 8, from + thick - 4, String(count)),
    ].join('');
  };
  const rows = bars.map(({ title, counts }, n) =>
    [
      words(left - 10, (y(n) ?? 0) + thick + 4, shortened(title), { anchor: 'end' }),
      one(counts[0], n, 0),
      one(counts[1], n, 1),
    ].join(''),
  );
  const axis = element('line', {
    ...{ x1: left, x2: left, y1: top, y2: height - 6 },
    ...{ stroke: inks.quiet, 'stroke-width': 1 },
  });
  return { svg: drawing({ width, height, said }, legend(left, names), ...rows, axis), width, height, said };
};
