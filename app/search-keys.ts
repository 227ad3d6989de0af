import type { Vault } from './vault.ts';

/** Whoever reads the table alone learns which requests share a piece, never which piece it is. */
const keyOf = (vault: Pick<Vault, 'key'>, gram: string): number =>
  Buffer.from(vault.key(`search ${gram}`), 'hex').readInt32BE(0);

/** There are 36³ pieces of three letters and little more. */
const mostKept = 50_000;

/** Keyed numbers in place of pieces of words: what a search is kept by and asked with. */
export type SearchKeys = (grams: readonly string[]) => number[];

/** Opens the keys of a vault; each piece's is worked out once. */
export const openSearchKeys = (vault: Pick<Vault, 'key'>): SearchKeys => {
  const known = new Map<string, number>();
  const keep = (gram: string): number => {
    const key = keyOf(vault, gram);
    if (known.size < mostKept) known.set(gram, key);
    return key;
  };
  return (grams) => [...new Set(grams.map((gram) => known.get(gram) ?? keep(gram)))];
};
