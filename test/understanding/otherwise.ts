import type { Corpus, Group, Said } from './schema.ts';
import type { z } from 'zod';

type OneGroup = z.infer<typeof Group>;

/** How the same words also come: as a telephone writes them, with a stop, with somebody spoken to before or behind them. */
const ways: readonly ((text: string) => string)[] = [
  (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`,
  (text) => (/\w$/.test(text) ? `${text}.` : text),
  (text) => (/[\p{L}\d]$/u.test(text) ? `${text} pak` : text),
  (text) => `maaf pak, ${text}`,
];
/** One of so many is tried, each in another way. */
const oneOf = 3;

const storesNothing = ({ text, value, values, stays, refused }: Said): boolean =>
  text !== undefined && value === undefined && values === undefined && (stays ?? refused) !== undefined;

/** Some of what stores nothing, written in other ways: nothing may be stored then, either. */
export const otherwise = (
  all: readonly { file: string; parts: Corpus }[],
): { file: string; part: OneGroup }[] => {
  let count = 0;
  return all.flatMap(({ file, parts }) =>
    parts.flatMap((part) => {
      if (!('says' in part)) return [];
      const says = part.says.filter(storesNothing).flatMap(({ text = '', ...said }) => {
        count += 1;
        const way = ways[Math.floor(count / oneOf) % ways.length];
        return way && count % oneOf === 0 ? [{ ...said, text: way(text) }] : [];
      });
      return says.length > 0 ? [{ file, part: { ...part, says } }] : [];
    }),
  );
};
