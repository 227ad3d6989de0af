/** Everybody who wants to know that something changed. */
export type Bell = { ring(): void; listen(listener: () => void): () => void };

/** A bell of its own for each thing that can be waited on. */
export const createBell = (): Bell => {
  const listeners = new Set<() => void>();
  return {
    ring: () => {
      for (const listener of [...listeners]) listener();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

/** Looks at once and after every ring, until there is something or the time is up. */
export const waitFor = <T>(
  bell: Bell,
  look: () => T | null | undefined | false,
  ms: number,
  complaint: () => string,
): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = bell.listen(() => {
      attempt();
    });
    const timer = setTimeout(() => {
      stop();
      reject(new Error(complaint()));
    }, ms);
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      stop();
      settle();
    };
    const attempt = (): void => {
      try {
        const found = look();
        if (found !== null && found !== undefined && found !== false) end(() => resolve(found));
      } catch (error) {
        end(() => reject(error instanceof Error ? error : new Error(String(error))));
      }
    };
    attempt();
  });
