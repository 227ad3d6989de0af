import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BlobStore, StoredBlob } from './blob-store.ts';

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

const orElse = async <T, E>(work: Promise<T>, otherwise: E): Promise<T | E> => {
  try {
    return await work;
  } catch (error) {
    if (isMissing(error)) return otherwise;
    throw error;
  }
};

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const writeSynced = async (path: string, bytes: Buffer): Promise<void> => {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** A reader sees the whole file or none, also after a power cut: written aside, synced, then given its name. */
const writeWhole = async (path: string, bytes: Buffer): Promise<void> => {
  const folder = dirname(path);
  const created = await mkdir(folder, { recursive: true, mode: 0o700 });
  const aside = `${path}.${randomUUID()}.tmp`;
  try {
    await writeSynced(aside, bytes);
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
  await syncFolder(folder);
  if (created !== undefined)
    await Promise.all([syncFolder(dirname(folder)), syncFolder(dirname(dirname(folder)))]);
};

const name = /^[0-9a-f]{64}$/;
/** What a process that was killed left half written. */
const unfinished = /^[0-9a-f]{64}\.[0-9a-f-]{36}\.tmp$/;

const blobIn = async (folder: string, file: string): Promise<StoredBlob[]> => {
  const found = await orElse(stat(join(folder, file)), null);
  return found?.isFile() ? [{ name: file, bytes: found.size, storedAt: found.mtime }] : [];
};

/** Keeps blobs as files under `letters` in the data folder, spread over folders by their names. */
export const blobsOnDisk = (dataDir: string): BlobStore => {
  const root = join(dataDir, 'letters');
  const pathOf = (sha256: string): string => join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  return {
    put: (sha256, sealed) => writeWhole(pathOf(sha256), sealed),
    get: (sha256) => orElse(readFile(pathOf(sha256)), null),
    has: (sha256) =>
      orElse(
        stat(pathOf(sha256)).then(() => true),
        false,
      ),
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    async *list() {
      for (const first of (await orElse(readdir(root), [])).sort())
        for (const second of await orElse(readdir(join(root, first)), [])) {
          const folder = join(root, first, second);
          const files = await orElse(readdir(folder), []);
          for (const file of files.filter((found) => unfinished.test(found)))
            await clearUnfinished(join(folder, file));
          const blobs = await Promise.all(
            files.filter((found) => name.test(found)).map((file) => blobIn(folder, file)),
          );
          yield blobs.flat();
        }
    },
  };
};

/** Nobody writes one file for a day. */
const clearUnfinished = async (path: string): Promise<void> => {
  const found = await orElse(stat(path), null);
  if (found && found.mtimeMs < Date.now() - 24 * 3_600_000) await rm(path, { force: true });
};
