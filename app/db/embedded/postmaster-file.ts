import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a running PostgreSQL says of itself in its data folder's `postmaster.pid`. */
export type Postmaster = { pid: number; port: number };

const ifMissing = (error: NodeJS.ErrnoException): null => {
  if (error.code === 'ENOENT') return null;
  throw error;
};

/** Reads `postmaster.pid`: null when there is none or it is not written to the end yet. */
export const readPostmaster = async (folder: string): Promise<Postmaster | null> => {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(ifMissing);
  const [pid, , , port] = (text ?? '').split('\n').map(Number);
  return pid && port ? { pid, port } : null;
};

const exists = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/**
 * Whether the process is alive and really the PostgreSQL of this folder.
 *
 * After a container's restart the number in a stale file may belong to anybody; where /proc tells the command line we look.
 */
export const isPostmaster = async (pid: number, folder: string): Promise<boolean> => {
  if (!exists(pid)) return false;
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  return commandLine === null ? process.platform !== 'linux' : commandLine.split('\0').includes(folder);
};
