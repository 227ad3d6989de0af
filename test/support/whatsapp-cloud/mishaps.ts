/** What a call is for. */
export type CallKind = 'send' | 'read' | 'upload' | 'place' | 'bytes' | 'check';

/** A failure ordered by a test. */
export type Failure = {
  code: number;
  /** HTTP status; Meta's usual one for most codes is 400. */
  status?: number;
  /** How many calls fail; 1 when left out. */
  times?: number;
  /** Only calls to this person. */
  to?: string;
  retryAfter?: number;
};

type Ordered = { kind: CallKind; to: string | null; left: number; what: Failure | 'cut' | 'wrong' };

/** What goes wrong on order, call by call. */
export const createMishaps = () => {
  const ordered: Ordered[] = [];
  const add = (kind: CallKind, what: Ordered['what'], times = 1, to: string | null = null): void =>
    void ordered.push({ kind, to, left: times, what });
  return {
    /** The next calls are refused. */
    fail(kind: CallKind, failure: Failure) {
      add(kind, failure, failure.times, failure.to ?? null);
    },
    /** The next calls take effect, but their answers never arrive. */
    cut: (kind: CallKind, times?: number, to?: string) => add(kind, 'cut', times, to),
    /** The next bytes of media are not those that were sent. */
    spoil: (times = 1) => add('bytes', 'wrong', times),
    next(kind: CallKind, to: string | null): Ordered['what'] | null {
      const found = ordered.find(
        (each) => each.left > 0 && each.kind === kind && (each.to === null || each.to === to),
      );
      if (!found) return null;
      found.left -= 1;
      return found.what;
    },
    clear() {
      ordered.length = 0;
    },
  };
};

export type Mishaps = ReturnType<typeof createMishaps>;
