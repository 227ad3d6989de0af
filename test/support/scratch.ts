import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';
/** Several times what a run has ever held at once, in bytes. */
const plenty = 4 * 1024 ** 3;

const isRoomy = (): boolean => {
  try {
    accessSync(memory, constants.W_OK);
    const { bavail, bsize } = statfsSync(memory);
    return Math.min(bavail * bsize, freemem()) > plenty;
  } catch {
    return false;
  }
};

/**
 * Makes a folder for everything a run writes, gone when this process ends. In memory where there is room: databases are
 * thousands of small files, made and deleted again and again, and nothing is slower on a disk.
 */
export const openScratch = (): string => {
  const folder = mkdtempSync(join(isRoomy() ? memory : tmpdir(), 'teman-test-'));
  // PostgreSQL runs as somebody else when the tests run as root; they may enter, not list.
  chmodSync(folder, 0o711);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
