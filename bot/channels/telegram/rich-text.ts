import { cutOf } from '../kit/cut-text.ts';

type Style = 'b' | 'i' | 's';

/** A stretch of text in one look. */
export type Run = { text: string; styles: readonly Style[] };

/** Telegram takes so many characters in one message. */
export const longestText = 4096;

const styleOf: Record<string, Style> = { '*': 'b', _: 'i', '~': 's' };

/** A link, or a mark that may begin something: at the edge of a word, as the simulator's page has it. */
const beginning = /https?:\/\/\S+|(?<![\p{L}\p{N}])[*_~](?=\S)/gu;
const ending = /(?<=\S)[*_~](?![\p{L}\p{N}])/gu;

/** Finds where what a mark begins ends, on the same line; asked from left to right, so that each ending is passed once however many there are. */
const endingsOf = (text: string): ((mark: string, begin: number) => number | null) => {
  const ahead: Record<string, number[]> = { '*': [], _: [], '~': [] };
  for (const { 0: mark, index } of [...text.matchAll(ending)].reverse()) ahead[mark]?.push(index);
  return (mark, begin) => {
    const places = ahead[mark] ?? [];
    while ((places.at(-1) ?? Infinity) < begin + 2) places.pop();
    const end = places.at(-1);
    return end === undefined || text.slice(begin, end).includes('\n') ? null : end;
  };
};

/** Text with WhatsApp's marks as runs without them; what looks like a mark inside a link is the link's. */
export const runsOf = (text: string, styles: readonly Style[] = []): Run[] => {
  const runs: Run[] = [];
  const endOf = endingsOf(text);
  let from = 0;
  const plain = (to: number): void => {
    if (to > from) runs.push({ text: text.slice(from, to), styles });
    from = to;
  };
  const mark = new RegExp(beginning);
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    const [begun, style] = [found.index, styleOf[found[0]]];
    const end = style ? endOf(found[0], begun) : null;
    if (!style || end === null) continue;
    plain(begun);
    runs.push(...runsOf(text.slice(begun + 1, end), [...styles, style]));
    from = mark.lastIndex = end + 1;
  }
  plain(text.length);
  return runs;
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
