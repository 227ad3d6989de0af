/** What became of one event's hash when a history was turned over: its place in the chain, the hash before and after. */
export type TurnedHash = [seq: number, before: string, after: string];

/** What the keyed hash of a turned history is made of. */
export const turnedText = (chain: string, at: string, hashes: readonly TurnedHash[]): string =>
  `turned-history/v1 ${JSON.stringify([chain, at, hashes])}`;
