const escaped = (words: string): string =>
  words
    .replace(/\p{C}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** An element of a drawing; attributes and words are escaped, children are elements. */
export const element = (
  name: string,
  attributes: Record<string, string | number | undefined>,
  ...children: readonly string[]
): string => {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  return `<${name}${written.join('')}>${children.join('')}</${name}>`;
};

/** Ink and papers of a chart: told apart in grey, and by dash and mark where colours are gone. */
export const inks = {
  ink: '#17292e',
  quiet: '#4b5f66',
  grid: '#d5dfe2',
  dark: '#0b5563',
  light: '#e3eef0',
} as const;

type Letters = { anchor?: 'middle' | 'end'; fill?: string; bold?: true };

/** A line of words; `y` is where it stands. */
export const words = (x: number, y: number, text: string, { anchor, fill = inks.ink, bold }: Letters = {}) =>
  element('text', { x, y, fill, 'text-anchor': anchor, 'font-weight': bold && '500' }, escaped(text));

/** The two fields that lie beside each other in every chart: the first filled, the second outlined and striped. */
export const fields = [
  { fill: inks.dark, stroke: inks.dark },
  { fill: 'url(#stripes)', stroke: inks.dark },
] as const;

/** Names of the two fields, from the left. */
export const legend = (x: number, names: readonly [string, string]): string =>
  names
    .map((name, n) => {
      const left = x + n * 190;
      return [
        element('rect', { x: left, y: 5, width: 14, height: 14, ...fields[n], 'stroke-width': 1.5 }),
        words(left + 21, 17, name),
      ].join('');
    })
    .join('');

const stripes = element(
  'defs',
  {},
  element(
    'pattern',
    { id: 'stripes', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    element('rect', { width: 6, height: 6, fill: '#ffffff' }),
    element('rect', { width: 2, height: 6, fill: inks.dark }),
  ),
);

/** A whole drawing; `said` is what it shows in words, for whoever does not see it. */
export const drawing = (
  { width, height, said }: { width: number; height: number; said: string },
  ...children: readonly string[]
): string =>
  element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width: '100%',
      role: 'img',
      'aria-label': said,
      'font-family': 'Roboto, system-ui, Arial, sans-serif',
      'font-size': 14,
    },
    stripes,
    ...children,
  );
