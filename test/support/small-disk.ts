import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const run = (command: string, ...args: string[]): void =>
  void execFileSync(command, args, { stdio: 'ignore' });

/** A file system of a test's own. */
export type SmallDisk = {
  folder: string;
  /** Takes what is left of it; what is let go of meanwhile, too, when called again. */
  fill(): void;
  makeRoom(): void;
  close(): void;
};

/** Makes a small file system; null where this machine does not let us make one. */
export const openSmallDisk = (size: string): SmallDisk | null => {
  const folder = mkdtempSync(join(tmpdir(), 'teman-disk-'));
  try {
    run('mount', '-t', 'tmpfs', '-o', `size=${size},mode=711`, 'tmpfs', folder);
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  chmodSync(folder, 0o711);
  return {
    folder,
    fill() {
      if (statfsSync(folder).bavail > 0) run('sh', '-c', `cat /dev/zero >> ${folder}/filler || true`);
    },
    makeRoom: () => rmSync(join(folder, 'filler'), { force: true }),
    close() {
      run('umount', '-l', folder);
      rmSync(folder, { recursive: true });
    },
  };
};
