import { randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobStore } from './blob-store.ts';
import { within } from './within.ts';

const patience = 2000;
/** However often it is asked, it is tried once in so long. */
const freshMs = 5000;
const probe = Buffer.alloc(256 * 1024, 1);
/** No letter's name: those are made of their content. One and the same for all hosts, so that nothing piles up. */
const probeName = '0'.repeat(64);

const full = new Set(['53100', 'ENOSPC', 'EDQUOT']);
const readOnly = new Set(['25006', 'EROFS', 'EACCES', 'EPERM']);

/** What is wrong with something that could not be written to, by PostgreSQL's or Node's code. */
const sentenceOf = (error: unknown): string => {
  const code = String((error as { code?: unknown }).code);
  if (full.has(code)) return 'cannot be written to: its disk is full';
  if (readOnly.has(code)) return 'cannot be written to: it is read-only';
  return 'cannot be written to';
};

/** Makes a check of what may be tried: null when it can be written to, otherwise a sentence. Tried every few seconds at most, however many ask. */
export const writeCheck = (what: string, tryIt: () => Promise<void>): (() => Promise<string | null>) => {
  let last: { at: number; answer: Promise<string | null> } | null = null;
  return () => {
    if (last && performance.now() - last.at < freshMs) return last.answer;
    const answer = within(patience, `Writing to ${what}`, tryIt()).then(() => null, sentenceOf);
    last = { at: performance.now(), answer };
    return answer;
  };
};

/** Tries to keep a file in a folder, as letters are kept: written, synced, taken away again. */
export const tryToKeepFile = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `.write-check-${randomUUID()}`);
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(probe);
    await handle.sync();
  } finally {
    await handle.close();
    await rm(path, { force: true });
  }
};

/** Tries to keep a file in the store of letters, as they are kept, and takes it away again. */
export const tryToKeepBlob = async (blobs: Pick<BlobStore, 'put' | 'remove'>): Promise<void> => {
  await blobs.put(probeName, probe.subarray(0, 64));
  await blobs.remove(probeName);
};
