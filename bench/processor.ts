import { existsSync, readdirSync, readFileSync } from 'node:fs';

type Stat = { parent: number; ownMs: number; childrenMs: number };
const tickMs = 10;

const statOf = (pid: number | string): Stat | null => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [utime = 0, stime = 0, cutime = 0, cstime = 0] = fields.slice(11, 15);
    return {
      parent: fields[1] ?? 0,
      ownMs: (utime + stime) * tickMs,
      childrenMs: (cutime + cstime) * tickMs,
    };
  } catch {
    // It has ended since the folder was read.
    return null;
  }
};

/** The parent of a process, where the machine tells (Linux). */
export const parentOf = (pid: number): number | null => statOf(pid)?.parent ?? null;

/** The processor time a server and its children have spent so far, in milliseconds; 0 where the machine does not tell. */
export const serverTime = (pid: number | null): number => {
  const own = pid === null ? null : statOf(pid);
  if (!own || !existsSync('/proc/self/stat')) return 0;
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter((stat) => stat?.parent === pid);
  return children.reduce((sum, stat) => sum + (stat?.ownMs ?? 0), own.ownMs + own.childrenMs);
};
