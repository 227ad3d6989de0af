import { createHash } from 'node:crypto';
import type { BlobStore } from './blob-store.ts';
import type { Clock } from './clock.ts';
import { copiesOf, copyFor, dropCopies, ownersOf, type FileCopy } from './db/file-keys.ts';
import type { Database } from './db/open.ts';
import { holdStored } from './db/stored-files.ts';
import { openWithFileKey, sealWithFileKey } from './vault.ts';

/** The SHA-256 of a file's plain bytes, in hex. */
export const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/**
 * A backup is of one moment, and its letters are read after that: what it refers to by then has to lie there for so long. A turn under way
 * may be about to refer to it, too.
 */
const copiesRestMs = 24 * 3_600_000;

/** The bytes of a file, if they are what was put. */
export const intact = (bytes: Buffer, sha256: string): Buffer => {
  if (hashOf(bytes) !== sha256) throw new Error(`Stored file ${sha256} is not what was put`);
  return bytes;
};

type Reads = Parameters<typeof copiesOf>[0];

/** Files as copies, one for each person whose they are, each under a key that goes with that person's own. */
export type OwnCopies = {
  put(sha256: string, bytes: Buffer, owner: string): Promise<void>;
  /** null: there is no copy that opens. */
  get(sha256: string, db?: Reads): Promise<Buffer | null>;
  /** Whose copies there are. */
  owners(sha256: string): Promise<string[]>;
  /** Gives everybody whose file it is a copy; a day later what is nobody's goes, and `whole`, which the data key alone opens. */
  settle(
    sha256: string,
    whole: { get(): Promise<Buffer | null>; remove(): Promise<void> },
  ): Promise<'copied' | 'settled' | 'waits'>;
};

/** Opens the copies of a store. */
export const openOwnCopies = (blobs: BlobStore, pool: Database['pool'], clock: Clock): OwnCopies => {
  const opened = async ({ blob, key }: FileCopy, sha256: string): Promise<Buffer | null> => {
    const sealed = key === null ? null : await blobs.get(blob);
    return key === null || sealed === null ? null : intact(openWithFileKey(key, sealed), sha256);
  };
  const get = async (sha256: string, db: Reads = pool): Promise<Buffer | null> => {
    for (const copy of await copiesOf(db, sha256)) {
      const bytes = await opened(copy, sha256);
      if (bytes) return bytes;
    }
    return null;
  };
  const lay = async (copy: FileCopy | null, bytes: Buffer): Promise<void> => {
    // Somebody erased meanwhile leaves a key that opens nothing; what nothing opens is not stored.
    if (!copy || copy.key === null) throw new Error('A file of somebody whose key is destroyed');
    await blobs.put(copy.blob, sealWithFileKey(copy.key, bytes));
  };

  return {
    get,
    owners: async (sha256) =>
      (await copiesOf(pool, sha256)).flatMap(({ owner, key }) => (key === null ? [] : [owner])),
    async put(sha256, bytes, owner) {
      const copy = await copyFor(pool, { sha256, owner, now: clock() });
      if (!copy || !(await blobs.has(copy.blob))) await lay(copy, bytes);
    },
    async settle(sha256, whole) {
      let outcome: 'copied' | 'settled' | 'waits' = 'waits';
      await holdStored(pool, sha256, async (client, putAt) => {
        const now = clock();
        const later = { keysDue: new Date(now.getTime() + copiesRestMs) };
        const rested = (at: Date): boolean => now.getTime() - at.getTime() >= copiesRestMs;
        const owners = await ownersOf(client, sha256);
        // Nobody's yet: what nobody refers to goes its own way.
        if (putAt === null || owners.length === 0) return later;
        const copies = await copiesOf(client, sha256);
        const theirs = copies.filter(({ owner }) => owners.includes(owner));
        const lacking: string[] = [];
        for (const owner of owners) {
          const copy = theirs.find((one) => one.owner === owner);
          if (!copy || !(await opened(copy, sha256))) lacking.push(owner);
        }
        if (lacking.length > 0) {
          const bytes = (await get(sha256, client)) ?? (await whole.get());
          if (!bytes) return later;
          for (const owner of lacking) await lay(await copyFor(client, { sha256, owner, now }), bytes);
          outcome = 'copied';
          return later;
        }
        if (!rested(putAt) || !theirs.every(({ madeAt }) => rested(madeAt))) return later;
        const others = copies.filter((copy) => !theirs.includes(copy)).map(({ blob }) => blob);
        for (const blob of others) await blobs.remove(blob);
        await dropCopies(client, sha256, others);
        await whole.remove();
        outcome = 'settled';
        return { keysDue: null };
      });
      return outcome;
    },
  };
};
