import { backupFolders } from './db/backup/backups-made.ts';
import { eraseAll } from './db/erase-person.ts';
import { erasures, noteErasure, type Erasure } from './db/erasures.ts';
import type { Database } from './db/open.ts';
import { inTransaction } from './db/transaction.ts';
import { addToRegister, readRegister, registerIn } from './erasure-register.ts';
import type { FileStore } from './files.ts';
import { forgetFiles } from './forget-files.ts';
import type { Clock } from './clock.ts';
import type { Vault } from './vault.ts';

/** Where what went wrong is told. */
type Told = { warn(about: object, sentence: string): void };

type Kept = { db: Database; vault: Pick<Vault, 'key'>; dataDir: string };

/** Adds what this database knows of erasures to the registers outside it: the service's own, and those beside its backups. */
export const keepErasures = async ({ db, vault, dataDir }: Kept, log: Told): Promise<void> => {
  const all = await erasures(db.pool);
  if (all.length === 0) return;
  await addToRegister(registerIn(dataDir), vault, all);
  for (const folder of await backupFolders(db.pool))
    await addToRegister(registerIn(folder), vault, all).catch((error: unknown) =>
      log.warn(
        { err: error },
        'a folder of backups could not be told of an erasure; the next backup tells it',
      ),
    );
};

type Erases = { db: Database; vault: Vault; files: FileStore; clock: Clock };

/** Erases anew what registers say was erased and this database does not know of: it is an older one, restored. Gives how many. */
export const eraseAgain = async (
  { db, vault, files, clock }: Erases,
  registered: readonly Erasure[],
): Promise<number> => {
  const known = new Set((await erasures(db.pool)).map(({ id }) => id));
  const missing = registered.filter(({ id }) => !known.has(id));
  for (const erasure of missing) {
    const named = await inTransaction(db, async (tx) => {
      await noteErasure(tx, erasure);
      return eraseAll(tx, vault, erasure);
    });
    await forgetFiles({ db, files, clock }, named);
  }
  return missing.length;
};

/** What is done at each start: erasures this database has forgotten are made again, and those it knows are kept outside. */
export const settleErasures = async (needs: Kept & Erases & { log: Told }): Promise<void> => {
  const again = await eraseAgain(needs, await readRegister(registerIn(needs.dataDir), needs.vault));
  if (again > 0)
    needs.log.warn({ erasures: again }, 'an older database: what had been erased was erased again');
  await keepErasures(needs, needs.log);
};
