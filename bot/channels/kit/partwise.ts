import type { Outgoing, SendResult } from '../../../app/channel.ts';

/** How far a message has come; `kept` is what an attempt at the next part leaves to the attempt after it. */
export type Progress<Part, Kept> = { parts: Part[]; done: number; last: string; kept: Kept | null };

type Way<Part, Kept> = {
  /** The message as what the provider takes, in order; at least one. */
  compose: (outgoing: Outgoing) => Part[];
  /** Sends one part, and gives the provider's id of it or why it was refused; never throws what it can name. */
  sendPart: (part: Part, progress: Progress<Part, Kept>, outgoing: Outgoing) => Promise<SendResult>;
};

const mostUnfinished = 1000;

/** Opens sending part by part: an attempt goes on where the one before it stopped, so that nothing comes twice because something behind it failed. */
export const openPartwise = <Part, Kept = never>({
  compose,
  sendPart,
}: Way<Part, Kept>): ((outgoing: Outgoing) => Promise<SendResult>) => {
  const unfinished = new Map<string, Progress<Part, Kept>>();
  const begun = (outgoing: Outgoing): Progress<Part, Kept> => {
    const before = unfinished.get(outgoing.deliveryId);
    unfinished.delete(outgoing.deliveryId);
    return before ?? { parts: compose(outgoing), done: 0, last: '', kept: null };
  };

  return async (outgoing) => {
    const progress = begun(outgoing);
    for (const part of progress.parts.slice(progress.done)) {
      const result = await sendPart(part, progress, outgoing);
      if (!result.ok && result.retryable && unfinished.size < mostUnfinished)
        unfinished.set(outgoing.deliveryId, progress);
      if (!result.ok || result.announced) return result;
      progress.done += 1;
      progress.last = result.providerId;
      progress.kept = null;
    }
    return { ok: true, providerId: progress.last };
  };
};
