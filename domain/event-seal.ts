/** How long a chain of events is, and the hash it ends with; `chain` is the request's id. */
export type Head = { chain: string; seq: number; hash: string };

/** The chain of what administrators did: the id of no request. */
export const administration = '00000000-0000-0000-0000-000000000000';

/** What a seal's keyed hash is made of: its number from 1, its instant as `toISOString` writes it, the heads it covers in any order, and the seal before it. */
export const sealText = (
  { no, at, heads }: { no: number; at: string; heads: readonly Head[] },
  previousMac: string | null,
): string => {
  const listed = heads.map(({ chain, seq, hash }) => [chain, seq, hash] as const);
  const byChain = listed.toSorted(([a, n], [b, m]) => (a < b ? -1 : a > b ? 1 : n - m));
  return `event-seal/v1 ${JSON.stringify([previousMac, no, at, byChain])}`;
};
