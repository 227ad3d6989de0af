import type { Answers, StoredFile } from '../../fields/answer.ts';

/** Answers so far for one service; with `requestId` and `only`, the completion of a request already sent. */
export type Draft = {
  id: string;
  service: string;
  serviceVersion: string;
  answers: Answers;
  files: Record<string, StoredFile[]>;
  /** Optional items the person chose to leave out. */
  skipped: string[];
  sopVersion: string | null;
  /** ISO instant */
  sopAcceptedAt: string | null;
  state: 'open' | 'submitting' | 'sent' | 'abandoned';
  requestId: string | null;
  only: string[] | null;
  /** ISO instants */
  updatedAt: string;
  expiresAt: string;
};
