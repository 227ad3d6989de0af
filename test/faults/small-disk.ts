import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A file system of its own that can be filled to its last byte. */
export type SmallDisk = { folder: string; fill(): void; clear(): void; remove(): void };

const run = (command: string, ...args: string[]): void =>
  void execFileSync(command, args, { stdio: 'ignore' });

/** Makes a small disk; null where this machine does not let us. */
export const smallDisk = (folder: string, size: string): SmallDisk | null => {
  mkdirSync(folder);
  try {
    run('mount', '-t', 'tmpfs', '-o', `size=${size},mode=711`, 'tmpfs', folder);
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  chmodSync(folder, 0o711);
  const filler = join(folder, 'filler');
  return {
    folder,
    fill: () => run('sh', '-c', `cat /dev/zero > ${filler} || true`),
    clear: () => rmSync(filler, { force: true }),
    remove() {
      run('umount', '-l', folder);
      rmSync(folder, { recursive: true });
    },
  };
};
