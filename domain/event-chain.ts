import { createHash } from 'node:crypto';
import type { State } from './state.ts';

/** One row of a request's append-only history; `seq` counts from 1, `at` is an instant as `toISOString` writes it. */
export type RequestEvent = {
  requestId: string;
  seq: number;
  action: string;
  from: State | null;
  to: State;
  actor: string;
  role: string;
  at: string;
  note: string | null;
  /** The note as it is stored, where that is sealed: the hash is of this. */
  kept?: string;
};

/** The SHA-256 (hex) of an event and the hash of the one before it, null for the first. */
export const eventHash = (event: RequestEvent, previousHash: string | null): string =>
  createHash('sha256')
    // A list, not an object: its order is the canonical one whatever order a row's columns come in.
    .update(
      JSON.stringify([
        previousHash,
        event.requestId,
        event.seq,
        event.action,
        event.from,
        event.to,
        event.actor,
        event.role,
        event.at,
        event.kept ?? event.note,
      ]),
    )
    .digest('hex');

/** The `seq` of the first row of one request's history that was changed, moved, or follows a missing one, else null; rows cut off the end leave no trace here. */
export const firstBrokenLink = (
  rows: (RequestEvent & { previousHash: string | null; hash: string })[],
): number | null => {
  const broken = rows.find((row, index) => {
    const before = rows[index - 1];
    return (
      row.seq !== index + 1 ||
      row.requestId !== (before?.requestId ?? row.requestId) ||
      row.previousHash !== (before?.hash ?? null) ||
      row.hash !== eventHash(row, row.previousHash)
    );
  });
  return broken?.seq ?? null;
};
