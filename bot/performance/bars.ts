import { html, type Markup } from '../markup.ts';

/** A line of a chart: what it is about, and two counts beside each other. */
export type Bar = { title: string; counts: readonly [number, number] };

const [width, left, height, most] = [720, 250, 44, 400];

const shortened = (title: string): string => (title.length > 32 ? `${title.slice(0, 31)}…` : title);

/** Pairs of bars as SVG, filled and outlined so that they differ in grey as well; each bar has its number beside it. */
export const barChart = (bars: readonly Bar[], label: string, names: readonly [string, string]): Markup => {
  const longest = Math.max(1, ...bars.flatMap(({ counts }) => counts));
  const long = (count: number): number => Math.round((count / longest) * most);
  const one = (count: number, y: number, kind: string): Markup => html`
    <rect class=${kind} x=${left} y=${y} width=${Math.max(2, long(count))} height="14"></rect>
    <text x=${left + long(count) + 8} y=${y + 12}>${count}</text>
  `;
  return html`<svg
    role="img"
    aria-label=${label}
    viewBox=${`0 0 ${width} ${bars.length * height + 30}`}
    width="100%"
  >
    <rect class="first" x=${left} y="4" width="14" height="14"></rect>
    <text x=${left + 20} y="16">${names[0]}</text>
    <rect class="second" x=${left + 120} y="4" width="14" height="14"></rect>
    <text x=${left + 140} y="16">${names[1]}</text>
    ${bars.map(
      ({ title, counts }, n) => html`
        <text class="name" x=${left - 10} y=${n * height + 52}>${shortened(title)}</text>
        ${one(counts[0], n * height + 30, 'first')} ${one(counts[1], n * height + 47, 'second')}
      `,
    )}
  </svg>`;
};
