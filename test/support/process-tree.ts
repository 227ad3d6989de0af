import { readdirSync, readFileSync } from 'node:fs';

const parentOf = (pid: number): number | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
};

/** A process and everything under it, by pid; Linux only. */
export const processTree = (root: number): number[] => {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(Number(name))] as const);
  const tree = new Set([root]);
  for (let before = 0; before !== tree.size;) {
    before = tree.size;
    for (const [pid, parent] of parents) if (parent !== null && tree.has(parent)) tree.add(pid);
  }
  return [...tree];
};

/** Memory of some processes in MiB, shared pages counted once (PSS). */
export const memoryOf = (pids: readonly number[]): number => {
  const kilobytes = pids.map((pid) => {
    try {
      return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      return 0;
    }
  });
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1024;
};

/** Memory in MiB that these processes share with nobody: a lower bound of the above for a fiftieth of its cost. */
const ownMemoryOf = (pids: readonly number[]): number => {
  const pages = pids.map((pid) => {
    try {
      const [, resident, shared] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ').map(Number);
      return (resident ?? 0) - (shared ?? 0);
    } catch {
      return 0;
    }
  });
  return (pages.reduce((sum, each) => sum + each, 0) * 4096) / 1024 ** 2;
};

/**
 * Watches the memory of a process and everything under it, ten times a second, until `end` says the most there was in MiB.
 * What is shared is counted only when there is more of the rest than ever, for counting it stops whoever is counted.
 */
export const watchMemory = (root: number): { end: () => number } => {
  let [most, mostOwn] = [0, 0];
  const watch = setInterval(() => {
    const tree = processTree(root);
    const own = ownMemoryOf(tree);
    if (own <= mostOwn) return;
    mostOwn = own;
    most = Math.max(most, memoryOf(tree));
  }, 100);
  return {
    end: () => {
      clearInterval(watch);
      return most;
    },
  };
};

/** Whether a process is there. */
export const isAlive = (pid: number): boolean => parentOf(pid) !== null;
