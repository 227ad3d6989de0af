import type { BlobStore } from '../blob-store.ts';
import { systemClock } from '../clock.ts';
import { inTransaction } from '../db/backup/connection.ts';
import { migrationsOf } from '../db/backup/tables.ts';
import type { Erasure } from '../db/erasures.ts';
import { ownMigrations } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { addToRegister, readRegister, registerIn } from '../erasure-register.ts';
import { eraseAgain } from '../erasures.ts';
import { openFileStore } from '../files.ts';
import { readKeyRing } from '../key-ring.ts';
import { openPersonalValues } from '../personal-values.ts';
import { openVault } from '../vault.ts';

type Restored = { url: string; dataKey: Buffer; blobs: BlobStore; dataDir: string };

const isCurrent = async (url: string): Promise<boolean> => {
  const applied = await inTransaction(url, 'READ ONLY', migrationsOf);
  return applied.length === (await ownMigrations()).length;
};

/**
 * Erases anew in a restored database whom the registers in these folders name, before anything is started on it; gives how many erasures
 * that were. Of a backup from an older release the first start does it, once the tables are as it needs them: then null.
 */
export const eraseRestored = async (
  { url, dataKey, blobs, dataDir }: Restored,
  folders: readonly string[],
): Promise<number | null> => {
  const key = openVault(dataKey);
  const registered: Erasure[] = [];
  for (const folder of [dataDir, ...folders])
    registered.push(...(await readRegister(registerIn(folder), key)));
  await addToRegister(registerIn(dataDir), key, registered);
  if (registered.length === 0) return 0;
  if (!(await isCurrent(url))) return null;
  const db = openDatabase(url, { poolSize: 2, personal: openPersonalValues(dataKey) });
  try {
    const vault = openVault(dataKey, { ring: await readKeyRing(db.pool, dataKey, systemClock) });
    const files = openFileStore(blobs, vault, db.pool);
    return await eraseAgain({ db, vault, files, clock: systemClock }, registered);
  } finally {
    await db.close();
  }
};
