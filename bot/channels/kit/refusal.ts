import type { SendError, SendResult } from '../../../app/channel.ts';

export type Refusal = Extract<SendResult, { ok: false }>;

/** Whether the same message may go through later. */
const retried: Record<SendError, boolean> = {
  blocked: false,
  gone: false,
  bad_request: false,
  too_old: false,
  slow_down: true,
  account: true,
  off: true,
  transient: true,
  unknown: true,
};

/** An error of the closed list as what the channel port answers. */
export const refusal = (error: SendError, retryAfterMs?: number): Refusal => ({
  ok: false,
  error,
  retryable: retried[error],
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});
