import type { z } from 'zod';
import { foldWords } from '../kernel/fold.ts';

/** Where something stands that stood before. */
export const repeated = (names: readonly (string | number)[]): number[] =>
  names.flatMap((name, index) => (names.indexOf(name) < index ? [index] : []));

/** Holds a list to giving each of its entries its own word under a key; told where one stands for the second time. */
export const eachItsOwn =
  <K extends string>(key: K, say: string) =>
  (entries: readonly Readonly<Record<K, string>>[], { addIssue }: z.RefinementCtx): void => {
    const words = entries.map((entry) => foldWords(entry[key]));
    for (const index of repeated(words)) addIssue({ code: 'custom', path: [index, key], message: say });
  };
