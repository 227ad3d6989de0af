/** A failure ordered by a test. */
export type Failure = {
  status: number;
  description: string;
  /** How many calls fail; 1 when left out. */
  times?: number;
  /** Only calls about this chat. */
  chat?: number;
  parameters?: Record<string, unknown>;
};
type Ordered = { method: string; chat: number | null; left: number; what: Failure | 'lost' };

/** What goes wrong on order. */
export type Mishaps = {
  fail(method: string, failure: Failure): void;
  /** The next calls are carried out, but their answers never arrive: the connection breaks. */
  loseAnswers(method: string, times?: number, chat?: number): void;
  /** Takes the mishap this call meets, if there is one. */
  next(method: string, chat: number | null): Failure | 'lost' | null;
};

/** A list of mishaps that wait for their call; `*` is any method. */
export const createMishaps = (): Mishaps => {
  const ordered: Ordered[] = [];
  return {
    fail: (method, what) => {
      ordered.push({ method, chat: what.chat ?? null, left: what.times ?? 1, what });
    },
    loseAnswers: (method, times = 1, chat) => {
      ordered.push({ method, chat: chat ?? null, left: times, what: 'lost' });
    },
    next(method, chat) {
      const found = ordered.find(
        (each) =>
          each.left > 0 &&
          (each.method === '*' || each.method === method) &&
          (each.chat === null || each.chat === chat),
      );
      if (!found) return null;
      found.left -= 1;
      return found.what;
    },
  };
};
