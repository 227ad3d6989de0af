import { cutOf } from '../cut-text.ts';

type Style = 'b' | 'i' | 's';

/** A stretch of text in one look. */
export type Run = { text: string; styles: readonly Style[] };

/** Telegram takes so many characters in one message. */
export const longestText = 4096;

const styleOf: Record<string, Style> = { '*': 'b', _: 'i', '~': 's' };

/** A link, or text between two marks that stand at the edges of words; the same rules as the simulator's page. */
const pattern =
  /(?<link>https?:\/\/\S+)|(?<![\p{L}\p{N}])(?<mark>[*_~])(?=\S)(?<inner>[^\n]*?\S)\k<mark>(?![\p{L}\p{N}])/u;

/** Text with WhatsApp's marks as runs without them; what looks like a mark inside a link is the link's. */
export const runsOf = (text: string, styles: readonly Style[] = []): Run[] => {
  const found = pattern.exec(text);
  if (!found) return text === '' ? [] : [{ text, styles }];
  const { link, mark = '', inner = '' } = found.groups ?? {};
  const end = found.index + found[0].length;
  const before = text.slice(0, link === undefined ? found.index : end);
  const style = styleOf[mark];
  return [
    ...(before === '' ? [] : [{ text: before, styles }]),
    ...(style ? runsOf(inner, [...styles, style]) : []),
    ...runsOf(text.slice(end), styles),
  ];
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Runs in Telegram's HTML. */
export const htmlOf = (runs: readonly Run[]): string =>
  runs
    .map(({ text, styles }) =>
      styles.reduceRight((inner, style) => `<${style}>${inner}</${style}>`, escaped(text)),
    )
    .join('');

/** Runs as a person would copy them. */
export const plainOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

/** The runs between two places of their text. */
export const sliced = (runs: readonly Run[], from: number, to = Infinity): Run[] => {
  let at = 0;
  return runs.flatMap(({ text, styles }) => {
    const begin = at;
    at += text.length;
    const part = text.slice(Math.max(0, from - begin), Math.max(0, to - begin));
    return part === '' ? [] : [{ text: part, styles }];
  });
};

/** Runs parted so that each part is short enough for a message, at the most sensible places there are. */
export const splitRuns = (runs: readonly Run[], limit = longestText): Run[][] => {
  const text = plainOf(runs);
  const parts: Run[][] = [];
  let from = /^\s*/.exec(text)?.[0].length ?? 0;
  const end = text.trimEnd().length;
  while (from < end) {
    const rest = text.slice(from, end);
    const to = from + (rest.length <= limit ? rest.length : cutOf(rest, limit));
    const kept = text.slice(from, to).trimEnd().length;
    if (kept > 0) parts.push(sliced(runs, from, from + kept));
    from = to + (/^\s*/.exec(text.slice(to, end))?.[0].length ?? 0);
  }
  return parts;
};
