import { execFile } from 'node:child_process';
import { readdir, readFile, readlink, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

type Process = { pid: number; parent: number; group: number; command: string };

const goneMs = 2_000;

const readProcess = async (pid: number): Promise<Process | null> => {
  try {
    const [stat, command] = await Promise.all(
      ['stat', 'cmdline'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8')),
    );
    if (!stat) return null;
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return null;
    return { pid, parent: Number(fields[1]), group: Number(fields[2]), command: command ?? '' };
  } catch {
    // It ended while we looked.
    return null;
  }
};

const fromProc = async (): Promise<Process[]> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  return (await Promise.all(pids.map(readProcess))).filter((each) => each !== null);
};

const fromPs = async (): Promise<Process[]> => {
  const { stdout } = await promisify(execFile)('ps', ['-axo', 'pid=,ppid=,pgid=,command='], {
    maxBuffer: 16 * 1024 * 1024,
  });
  return [...stdout.matchAll(/^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/gm)].map(
    ([, pid, parent, group, command = '']) => ({
      pid: Number(pid),
      parent: Number(parent),
      group: Number(group),
      command,
    }),
  );
};

const processes = (): Promise<Process[]> => (process.platform === 'linux' ? fromProc() : fromPs());

/** A browser keeps its host and process number in its profile. */
const lockedBy = async (profile: string): Promise<number | null> => {
  const lock = await readlink(join(profile, 'SingletonLock')).catch(() => null);
  const [, host, pid] = /^(.*)-(\d+)$/.exec(lock ?? '') ?? [];
  return host === hostname() && pid !== undefined ? Number(pid) : null;
};

const isMain = ({ command }: Process, profile: string): boolean =>
  !command.includes('--type=') && command.split(/[\0\n]| (?=-)/).includes(`--user-data-dir=${profile}`);

/**
 * The processes of browsers with this profile: told by what they were started with, so that a number used again by
 * somebody else harms nobody; and the helpers of one that was killed, which are in its process group.
 */
export const browsersOf = (all: readonly Process[], profile: string, locked: number | null): number[] => {
  const found = new Set(all.filter((each) => isMain(each, profile)).map(({ pid }) => pid));
  const groups = new Set(locked === null ? found : [...found, locked]);
  for (const { pid, group, command } of all)
    if (groups.has(group) && command.includes('--type=')) found.add(pid);
  for (let before = 0; before !== found.size;) {
    before = found.size;
    for (const { pid, parent } of all) if (found.has(parent)) found.add(pid);
  }
  return [...found];
};

const remains = async (profile: string): Promise<number[]> =>
  browsersOf(await processes(), profile, await lockedBy(profile));

/** Kills every process of a browser with this profile, also one left over from a killed bot, and takes its lock away. */
export const clearBrowser = async (profile: string): Promise<void> => {
  for (const deadline = Date.now() + goneMs; ;) {
    const left = await remains(profile);
    for (const pid of left) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    }
    if (left.length === 0 || Date.now() > deadline) break;
    await sleep(25);
  }
  for (const name of ['SingletonLock', 'SingletonSocket', 'SingletonCookie'])
    await rm(join(profile, name), { force: true });
};
