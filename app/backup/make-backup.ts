import { mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import type { BlobStore } from '../blob-store.ts';
import { verifyChains } from '../db/audit.ts';
import { noteBackup } from '../db/backup/backups-made.ts';
import { erasures } from '../db/erasures.ts';
import { startEmbedded } from '../db/embedded/embedded.ts';
import { openDatabase, type Database } from '../db/open.ts';
import { addToRegister, registerIn } from '../erasure-register.ts';
import { openPersonalValues } from '../personal-values.ts';
import type { Vault } from '../vault.ts';
import { restoreBackup, type Restored } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

type Needs = { db: Database; vault: Vault; blobs: BlobStore; passphrase: string; now: Date };

export type MadeBackup = Restored & {
  path: string;
  bytes: number;
  removed: string[];
  /** How many chains of history do not hold, in the backup as in the database. */
  brokenChains: number;
};

/** Restores the file into a database made for nothing else, opens every letter, and recomputes the history. */
const prove = async (
  path: string,
  { vault, passphrase }: Needs,
): Promise<Restored & { brokenChains: number }> => {
  const scratch = await mkdtemp(join(tmpdir(), 'teman-backup-'));
  try {
    const postgres = await startEmbedded(scratch, { durable: false });
    try {
      const keep = (): Promise<void> => Promise.resolve();
      const restored = await restoreBackup(path, { url: postgres.url, passphrase, keep });
      const db = openDatabase(postgres.url, { poolSize: 2, personal: openPersonalValues(passphrase) });
      try {
        const { broken } = await verifyChains(db, vault, null);
        return { ...restored, brokenChains: broken.length };
      } finally {
        await db.close();
      }
    } finally {
      await postgres.stop();
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
};

const stamp = (now: Date): string => now.toISOString().replace(/[-:]|\.\d+/g, '');

/** A folder gets a file named by the time; anything else is the file's own name. */
const fileFor = async (place: string, now: Date): Promise<string> => {
  const isFolder = await stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isFolder ? join(place, `teman-disko-${stamp(now)}.age`) : place;
};

/** Removes all but the newest `keep` files that are named as this one but for its numbers. */
const removeOlder = async (path: string, keep: number): Promise<string[]> => {
  const alike = new RegExp(
    `^${basename(path)
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/\d+/g, '\\d+')}$`,
  );
  const folder = dirname(path);
  const found = await Promise.all(
    (await readdir(folder))
      .filter((name) => alike.test(name))
      .map(async (name) => ({ name, made: (await stat(join(folder, name))).mtimeMs })),
  );
  const old = found.sort((one, other) => other.made - one.made).slice(keep);
  for (const { name } of old) await rm(join(folder, name));
  return old.map(({ name }) => name);
};

/**
 * Makes a backup and proves it by restoring it into a scratch database; only then it gets its name, is written down, and
 * older ones go where only `keep` are to stay.
 */
export const makeBackup = async (
  place: string,
  { keep = null, ...needs }: Needs & { keep?: number | null },
): Promise<MadeBackup> => {
  const { db, now } = needs;
  const path = await fileFor(place, now);
  const unproved = `${path}.unproved`;
  await rm(unproved, { force: true });
  try {
    const { bytes, letters } = await writeBackup(unproved, { ...needs, url: db.url });
    const proved = await prove(unproved, needs);
    await rename(unproved, path);
    const folder = dirname(resolve(path));
    await noteBackup(db.pool, { at: now, bytes, letters, folder });
    // Whoever is erased after this is erased again when it is restored.
    await addToRegister(registerIn(folder), needs.vault, await erasures(db.pool));
    const removed = keep === null ? [] : await removeOlder(path, keep);
    return { ...proved, path, bytes, removed };
  } catch (error) {
    await rm(unproved, { force: true });
    throw error;
  }
};
