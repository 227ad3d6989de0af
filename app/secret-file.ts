import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

const read = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
};

const writeDurably = (path: string, text: string): void => {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, `${text}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

/** Never overwrites: of two processes that make the file at once, both end up with the same one. */
const createOnce = (path: string, text: string): void => {
  const draft = `${path}.${randomUUID()}`;
  writeDurably(draft, text);
  try {
    linkSync(draft, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
};

/** A secret kept in a file only its owner may read; made by `make` the first time, the same ever after. */
export const secretFile = (path: string, make: () => string): string => {
  const known = read(path);
  if (known) return known;
  if (known === '')
    throw new Error(`${path} is empty. Put back the secret from your backup; a new one would not fit.`);
  mkdirSync(dirname(path), { recursive: true });
  createOnce(path, make());
  return secretFile(path, make);
};
