import type { Resource } from '../../../domain/resources.ts';
import type { Slot } from '../../fields/answer.ts';

/** A block in city time; without times it is all day long. */
export type OpenBlock = {
  resource: Resource;
  from: string;
  until: string;
  times: { from: string; to: string } | null;
  reason: string;
};

/** A move that waits for its applicant, in city time; `expiresAt` is an ISO instant. */
export type OpenMove = {
  id: string;
  requestId: string;
  item: string;
  old: Slot;
  slot: Slot;
  reason: string;
  expiresAt: string;
};
