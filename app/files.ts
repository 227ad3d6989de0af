import { createHash } from 'node:crypto';
import { isDiskTrouble, type BlobStore, type StoredBlob } from './blob-store.ts';
import { systemClock, type Clock } from './clock.ts';
import type { Database } from './db/open.ts';
import { holdStored, notePut, putAgainRestMs, removeStored } from './db/stored-files.ts';
import { keyIdOf, type Vault } from './vault.ts';

export { isDiskTrouble, putAgainRestMs };

/** Keeps files by their content; the name of a file is the SHA-256 of its plain bytes, in hex. */
export type FileStore = {
  /** Resolves once the bytes are safely kept; the same bytes twice are one file. */
  put(bytes: Buffer): Promise<string>;
  /** null when there is no such file; throws when it is there but is no longer what was put. */
  get(sha256: string): Promise<Buffer | null>;
  /**
   * Removes a file nobody refers to; the drafts and document orders in `besides` do not count. `put again`: the same bytes came from more than
   * one sender and were put after `before` (within the hour), so somebody's row may not refer to them yet: look again later.
   */
  forget(
    sha256: string,
    options?: { besides?: readonly string[]; before?: Date },
  ): Promise<'removed' | 'referenced' | 'put again'>;
  /** All files as they lie in the store, page by page. */
  list(): AsyncIterable<StoredBlob[]>;
  /** Seals a file with the key that seals now, where it was another; throws when it does not open. */
  sealAnew(sha256: string): Promise<'sealed anew' | 'as it was'>;
};

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const checked = (sha256: string): string => {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('A stored file is named by 64 hex digits');
  return sha256;
};

/**
 * Opens the store of letters: sealed with the vault before they are given to `blobs`, and written down in the database, so
 * that one process never removes what another is putting. `pool` may not be one that a transaction around a put holds.
 */
export const openFileStore = (
  blobs: BlobStore,
  vault: Pick<Vault, 'sealBytes' | 'openBytes' | 'sealsWith'>,
  pool: Database['pool'],
  clock: Clock = systemClock,
): FileStore => ({
  async put(bytes) {
    const sha256 = hashOf(bytes);
    // Written down first: from here on nobody removes it, and whoever was about to has done so.
    await notePut(pool, sha256, clock());
    if (!(await blobs.has(sha256))) await blobs.put(sha256, vault.sealBytes(bytes));
    return sha256;
  },
  async get(sha256) {
    const sealed = await blobs.get(checked(sha256));
    if (sealed === null) return null;
    const bytes = vault.openBytes(sealed);
    if (hashOf(bytes) !== sha256) throw new Error(`Stored file ${sha256} is not what was put`);
    return bytes;
  },
  async forget(sha256, { besides = [], before } = {}) {
    const now = clock();
    const rested = before ?? new Date(now.getTime() - putAgainRestMs);
    return removeStored(pool, checked(sha256), { before: rested, besides, now }, () => blobs.remove(sha256));
  },
  list: () => blobs.list(),
  async sealAnew(sha256) {
    let outcome: 'sealed anew' | 'as it was' = 'as it was';
    await holdStored(pool, checked(sha256), async () => {
      const [keyId, sealed] = [vault.sealsWith(), await blobs.get(sha256)];
      // Written down and not put yet, or never: whoever puts it takes the key of that moment, and it is looked at again.
      if (sealed === null) return null;
      if (keyIdOf(sealed) === keyId) return { keyId };
      const bytes = vault.openBytes(sealed);
      if (hashOf(bytes) !== sha256) throw new Error(`Stored file ${sha256} is not what was put`);
      await blobs.put(sha256, vault.sealBytes(bytes));
      outcome = 'sealed anew';
      return { keyId };
    });
    return outcome;
  },
});
