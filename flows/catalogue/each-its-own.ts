import type { z } from 'zod';
import { foldWords } from '../kernel/fold.ts';

/** Holds a list to giving each of its entries its own word under a key; told where one stands for the second time. */
export const eachItsOwn =
  <K extends string>(key: K, say: string) =>
  (entries: readonly Readonly<Record<K, string>>[], { addIssue }: z.RefinementCtx): void => {
    const words = entries.map((entry) => foldWords(entry[key]));
    for (const [index, word] of words.entries())
      if (words.indexOf(word) < index) addIssue({ code: 'custom', path: [index, key], message: say });
  };
