import type { Database } from './db/open.ts';
import { sealColumn, type Sealed } from './db/seal-column.ts';
import { sealedColumns } from './db/sealed-columns.ts';
import { endChange, noteRound, sealingKeys } from './db/sealing-keys.ts';
import { noteFound, sealedOtherwise } from './db/stored-files.ts';
import type { FileStore } from './files.ts';
import type { Vault } from './vault.ts';

type Needs = { db: Pick<Database, 'pool'>; vault: Vault; files: FileStore; now: Date };

/** Who had sealed something before the new key sealed has written it down by then, however long it was held up. */
const keepOldMs = 60 * 60_000;

const addUp = (rounds: readonly Sealed[]): Sealed => ({
  found: rounds.reduce((sum, { found }) => sum + found, 0),
  unopened: rounds.reduce((sum, { unopened }) => sum + unopened, 0),
});

const sealFiles = async ({ db: { pool }, files }: Needs, keyId: string): Promise<Sealed> => {
  // Files of before there were rows count as well.
  for await (const page of files.list()) await noteFound(pool, page);
  const sealed = { found: 0, unopened: 0 };
  for (let after = ''; ;) {
    const names = await sealedOtherwise(pool, keyId, after);
    for (const name of names) {
      const outcome = await files.sealAnew(name).catch(() => 'unopened' as const);
      if (outcome !== 'as it was') sealed.found += 1;
      if (outcome === 'unopened') sealed.unopened += 1;
    }
    const last = names.at(-1);
    if (last === undefined) return sealed;
    after = last;
  }
};

/**
 * One round of sealing all texts and files with the newest key, beside everything else that runs; null where nothing is to be done.
 * Older keys are forgotten after a round that found nothing else, an hour after the new key came at the earliest. Whoever ends it in the
 * middle leaves everything readable, and the next round goes on.
 */
export const sealAllAnew = async (needs: Needs): Promise<Sealed | null> => {
  const { pool } = needs.db;
  const [key] = await sealingKeys(pool);
  if (!key || key.doneAt || needs.vault.sealsWith() !== key.id) return null;
  const others = `v[12]\\.(?!${key.id}\\.)`;
  const rounds: Sealed[] = [];
  for (const column of sealedColumns) rounds.push(await sealColumn(pool, column, needs.vault, others));
  const sealed = addUp([...rounds, await sealFiles(needs, key.id)]);
  await noteRound(pool, key.id, sealed);
  const rested = needs.now.getTime() - key.sealsFrom.getTime() >= keepOldMs;
  if (sealed.found === 0 && rested) await endChange(pool, key, needs.now);
  return sealed;
};
