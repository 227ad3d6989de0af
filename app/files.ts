import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Vault } from './vault.ts';

/** Keeps files by their content; the name of a file is the SHA-256 of its plain bytes, in hex. */
export type FileStore = {
  /** Resolves once the bytes are safely on disk; the same bytes twice are one file. */
  put(bytes: Buffer): Promise<string>;
  /** null when there is no such file; throws when it is there but is no longer what was put. */
  get(sha256: string): Promise<Buffer | null>;
  /** Whoever calls this has made sure that nothing refers to the file any more, nor ever will. */
  remove(sha256: string): Promise<void>;
  /** Removes a file unless the same bytes were put again within the hour: that sender's row may not refer to it yet. False when it stays. */
  removeUnlessPutAgain(sha256: string): Promise<boolean>;
};

/** Between putting a file and the row that refers to it lie an inspection, a turn and perhaps a restart. */
export const putAgainRestMs = 60 * 60_000;

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const diskTroubles = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EACCES', 'EPERM', 'EMFILE', 'ENFILE']);

/** Whether a file could not be written because the disk is full, failing or not to be written to: for administrators to mend. */
export const isDiskTrouble = (error: unknown): boolean =>
  diskTroubles.has((error as NodeJS.ErrnoException).code ?? '');

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

const orNull = async <T>(work: Promise<T>): Promise<T | null> => {
  try {
    return await work;
  } catch (error) {
    if (isMissing(error)) return null;
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

const setTime = (path: string, ms: number): Promise<void> => utimes(path, ms / 1000, ms / 1000);

const wasPutAgain = async (path: string): Promise<boolean> => {
  const found = await orNull(stat(path));
  return found !== null && found.mtimeMs > Date.now() - putAgainRestMs;
};

/** A reader sees the whole file or none, also after a power cut: written aside, synced, then given its name. */
const writeWhole = async (path: string, bytes: Buffer): Promise<void> => {
  const folder = dirname(path);
  const created = await mkdir(folder, { recursive: true, mode: 0o700 });
  const aside = `${path}.${randomUUID()}.tmp`;
  try {
    await writeSynced(aside, bytes);
    // A file's time says when its bytes were put again; those put once may go as soon as nothing refers to them.
    await setTime(aside, Date.now() - putAgainRestMs);
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
  await syncFolder(folder);
  if (created !== undefined)
    await Promise.all([syncFolder(dirname(folder)), syncFolder(dirname(dirname(folder)))]);
};

/** Opens the store of letters under the data folder; whatever lies on disk there is encrypted with the vault. */
export const openFileStore = (dataDir: string, vault: Pick<Vault, 'sealBytes' | 'openBytes'>): FileStore => {
  const root = join(dataDir, 'letters');
  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('A stored file is named by 64 hex digits');
    return join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  return {
    async put(bytes) {
      const sha256 = hashOf(bytes);
      const path = pathOf(sha256);
      const isThere = await orNull(setTime(path, Date.now()).then(() => true));
      if (!isThere) await writeWhole(path, vault.sealBytes(bytes));
      return sha256;
    },
    async get(sha256) {
      const sealed = await orNull(readFile(pathOf(sha256)));
      if (sealed === null) return null;
      const bytes = vault.openBytes(sealed);
      if (hashOf(bytes) !== sha256) throw new Error(`Stored file ${sha256} is not what was put`);
      return bytes;
    },
    async remove(sha256) {
      await rm(pathOf(sha256), { force: true });
    },
    async removeUnlessPutAgain(sha256) {
      const path = pathOf(sha256);
      if (await wasPutAgain(path)) return false;
      const aside = `${path}.${randomUUID()}.tmp`;
      if (!(await orNull(rename(path, aside).then(() => true)))) return true;
      // Whoever put it in this very moment found it there and counts on it.
      if (await wasPutAgain(aside)) {
        await rename(aside, path);
        return false;
      }
      await rm(aside);
      return true;
    },
  };
};
