/** Colours of our pictures: dark letters on pale fields, told apart also in grey. */
export const colours = {
  ink: '#14213d',
  quiet: '#4b5563',
  grid: '#d6dbe3',
  head: '#1d4e6b',
  closed: '#8a94a3',
  used: '#cfe5f5',
  usedEdge: '#1f78b4',
  full: '#f8cfc4',
  fullEdge: '#c0392b',
  blockEdge: '#7a828e',
} as const;

const escaped = (words: string): string =>
  words
    .replace(/[^\P{C}\n]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** The pattern of what is blocked; goes into a picture once. */
export const stripes = `<defs><pattern id="stripes" width="14" height="14" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="14" height="14" fill="#eceef1"/><rect width="5" height="14" fill="#d4d8de"/></pattern></defs>`;

type Look = { fill: string; stroke?: string; dashed?: boolean };

/** A field. */
export const box = (
  x: number,
  y: number,
  width: number,
  height: number,
  { fill, stroke, dashed }: Look,
): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${stroke === colours.grid || !stroke ? 0 : 6}" fill="${fill}"${stroke ? ` stroke="${stroke}" stroke-width="${stroke === colours.grid ? 1 : 2.5}"` : ''}${dashed ? ' stroke-dasharray="9 6"' : ''}/>`;

/** A vertical line. */
export const line = (x: number, y: number, height: number, stroke: string): string =>
  `<line x1="${x}" y1="${y}" x2="${x}" y2="${y + height}" stroke="${stroke}" stroke-width="1"/>`;

type Letters = { size: number; anchor?: 'middle' | 'end'; bold?: boolean; fill?: string };

/** One line of words; `y` is where it stands. */
export const text = (
  x: number,
  y: number,
  words: string,
  { size, anchor, bold, fill = colours.ink }: Letters,
): string =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}"${bold ? ' font-weight="500"' : ''}${anchor ? ` text-anchor="${anchor}"` : ''}>${escaped(words)}</text>`;

const size = 25;
const leading = 31;
/** A letter of the font is this wide on the average; a little more, so that nothing runs over. */
const letterWidth = 0.54;

const cut = (words: string, most: number): string =>
  words.length > most ? `${words.slice(0, Math.max(0, most - 1)).trimEnd()}…` : words;

const inLines = (words: string, most: number): string[] => {
  const lines: string[] = [];
  for (const word of words.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 1 <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

/** Words broken into lines inside a field, the first line bold; what does not fit ends in an ellipsis. */
export const wrapped = (
  paragraphs: readonly string[],
  field: { x: number; top: number; width: number; height: number },
): string[] => {
  const most = Math.floor(field.width / (size * letterWidth));
  const room = Math.floor(field.height / leading);
  if (most < 4 || room < 1) return [];
  const lines = paragraphs.flatMap((words) => inLines(words, most));
  const shown = lines.slice(0, room).map((each) => cut(each, most));
  const last = shown[room - 1];
  // What is left out is begun all the same: half a word tells more than none.
  if (lines.length > room && last !== undefined) shown[room - 1] = cut(`${last} ${lines[room] ?? ''}…`, most);
  return shown.map((each, index) =>
    text(field.x, field.top + leading * (index + 1) - 7, each, { size, bold: index === 0 }),
  );
};
