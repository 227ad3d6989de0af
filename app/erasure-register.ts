import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Erasure } from './db/erasures.ts';
import type { Vault } from './vault.ts';

/** The register of erasures in a folder: beside the letters, and beside each backup. */
export const registerIn = (folder: string): string => join(folder, 'erasures.jsonl');

type Key = Pick<Vault, 'key'>;

/** Whoever could add a line could erase people: each bears a keyed hash. */
const markOf = ({ key }: Key, { id, at, ...ids }: Erasure): string =>
  key(`erasure/v1 ${JSON.stringify([id, at, ids.requestIds, ids.contactIds, ids.employeeIds])}`);

const lineOf = (vault: Key, erasure: Erasure): string =>
  `${JSON.stringify({ ...erasure, mark: markOf(vault, erasure) })}\n`;

const parsedLine = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return null; // A line cut off in the middle is no line of ours.
  }
};

/** The erasures of a register; lines that are not ours are left out, and where there is none it is empty. */
export const readRegister = async (path: string, vault: Key): Promise<Erasure[]> => {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap((line) => {
    const value = parsedLine(line) as { mark?: unknown } | null;
    const { data } = Erasure.safeParse(value);
    return data && value?.mark === markOf(vault, data) ? [data] : [];
  });
};

/** Adds erasures to a register; whoever reads it meanwhile sees it as it was or as it is. */
export const addToRegister = async (path: string, vault: Key, more: readonly Erasure[]): Promise<void> => {
  const kept = await readRegister(path, vault);
  const known = new Set(kept.map(({ id }) => id));
  const fresh = more.filter(({ id }) => !known.has(id));
  if (fresh.length === 0) return;
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.${randomUUID()}`;
  try {
    await writeFile(part, [...kept, ...fresh].map((erasure) => lineOf(vault, erasure)).join(''), {
      mode: 0o600,
      flush: true,
    });
    await rename(part, path);
  } finally {
    await rm(part, { force: true });
  }
};
