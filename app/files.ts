import { isDiskTrouble, type BlobStore, type StoredBlob } from './blob-store.ts';
import { systemClock, type Clock } from './clock.ts';
import { copiesOf, filesOfBlobs } from './db/file-keys.ts';
import type { Database } from './db/open.ts';
import { holdStored, notePut, putAgainRestMs, removeStored } from './db/stored-files.ts';
import { hashOf, intact, openOwnCopies } from './own-copies.ts';
import { keyIdOf, type Vault } from './vault.ts';

export { isDiskTrouble, putAgainRestMs };

/** Keeps files by their content; the name of a file is the SHA-256 of its plain bytes, in hex. */
export type FileStore = {
  /** Resolves once the bytes are safely kept, under the key of whose they are where that is known; the same bytes twice are one file. */
  put(bytes: Buffer, whose?: Whose): Promise<string>;
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
  /** All files as they lie in the store, page by page; one of several people comes several times. */
  list(): AsyncIterable<StoredBlob[]>;
  /** Seals a file with the key that seals now, where it was another; throws when it does not open. */
  sealAnew(sha256: string): Promise<'sealed anew' | 'as it was'>;
  /** Puts a file under the keys of those whose it is by the rows that refer to it, and a day later under nothing else. */
  settle(sha256: string): Promise<'copied' | 'settled' | 'waits'>;
};

/** Whose a file is: one person's, or those whose another file is that it was made of. */
export type Whose = { owner: string | null } | { madeOf: string };

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
  vault: Pick<Vault, 'sealBytes' | 'openBytes' | 'sealsWith'> & Partial<Pick<Vault, 'people'>>,
  pool: Database['pool'],
  clock: Clock = systemClock,
): FileStore => {
  const own = openOwnCopies(blobs, pool, clock);
  const ownersBy = async (whose: Whose | undefined): Promise<string[]> => {
    if (!whose || !vault.people) return [];
    if ('madeOf' in whose) return own.owners(whose.madeOf);
    return whose.owner === null ? [] : [whose.owner];
  };
  const getWhole = async (sha256: string): Promise<Buffer | null> => {
    const sealed = await blobs.get(sha256);
    return sealed && intact(vault.openBytes(sealed), sha256);
  };
  return {
    async put(bytes, whose) {
      const sha256 = hashOf(bytes);
      // Written down first: from here on nobody removes it, and whoever was about to has done so.
      await notePut(pool, sha256, clock());
      const owners = await ownersBy(whose);
      for (const owner of owners) await own.put(sha256, bytes, owner);
      if (owners.length === 0 && !(await blobs.has(sha256))) await blobs.put(sha256, vault.sealBytes(bytes));
      return sha256;
    },
    get: async (sha256) => (await own.get(checked(sha256))) ?? getWhole(sha256),
    settle: (sha256) =>
      vault.people
        ? own.settle(checked(sha256), { get: () => getWhole(sha256), remove: () => blobs.remove(sha256) })
        : Promise.resolve('waits'),
    async forget(sha256, { besides = [], before } = {}) {
      const now = clock();
      const rested = before ?? new Date(now.getTime() - putAgainRestMs);
      return removeStored(pool, checked(sha256), { before: rested, besides, now }, (blob) =>
        blobs.remove(blob),
      );
    },
    async *list() {
      for await (const page of blobs.list()) {
        const files = await filesOfBlobs(
          pool,
          page.map(({ name }) => name),
        );
        yield page.map((blob) => ({ ...blob, name: files.get(blob.name) ?? blob.name }));
      }
    },
    async sealAnew(sha256) {
      let outcome: 'sealed anew' | 'as it was' = 'as it was';
      await holdStored(pool, checked(sha256), async (client) => {
        const [keyId, sealed] = [vault.sealsWith(), await blobs.get(sha256)];
        // Written down and not put yet, or never, or its people's alone: whoever puts it takes the key of that moment, and it is looked at again.
        if (sealed === null) return (await copiesOf(client, sha256)).length > 0 ? { keyId } : null;
        if (keyIdOf(sealed) === keyId) return { keyId };
        await blobs.put(sha256, vault.sealBytes(intact(vault.openBytes(sealed), sha256)));
        outcome = 'sealed anew';
        return { keyId };
      });
      return outcome;
    },
  };
};
