import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { systemClock } from '../clock.ts';
import { databaseAddress, databaseTrouble } from '../db/database-trouble.ts';
import { runningEmbedded } from '../db/embedded/embedded-address.ts';
import { startEmbedded } from '../db/embedded/embedded.ts';
import { migrate } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { readVariables } from '../env.ts';
import { openPersonalValues } from '../personal-values.ts';
import { readKeyRing } from '../key-ring.ts';
import { loadDataKey, openVault } from '../vault.ts';
import { AdminError, type Office } from './command.ts';

type Address = { url: string; name: string; stop(): Promise<void> };

const embedded = async (dataDir: string): Promise<Address> => {
  // An empty database made here would answer every question wrongly, and without a word.
  if (!existsSync(join(dataDir, 'postgres', 'PG_VERSION')))
    throw new AdminError(
      `There is no database: DATABASE_URL is not set, and DATA_DIR (${resolve(dataDir)}) holds none. ` +
        'Run this where the .env of the running service is, or name that file in ENV_FILE.',
    );
  const name = `embedded in ${resolve(dataDir)}`;
  const running = await runningEmbedded(dataDir);
  if (running) return { url: running, name, stop: () => Promise.resolve() };
  const own = await startEmbedded(dataDir);
  await migrate(own.url);
  return { ...own, name };
};

/** Opens the database of the environment: DATABASE_URL, or the embedded one DATA_DIR holds, running or not; `name` says which it is, `dataKey` is its key. */
export const openOffice = async (
  env: NodeJS.ProcessEnv,
): Promise<Office & { name: string; dataKey: Buffer; close(): Promise<void> }> => {
  // Only what the commands need: a mistake in a channel's settings must not keep staff from being added.
  const { DATABASE_URL, DATA_KEY, DATA_DIR } = env;
  const values = readVariables({ DATABASE_URL, DATA_KEY, DATA_DIR });
  if (values.DATABASE_URL && !values.DATA_KEY)
    throw new AdminError(
      'DATA_KEY is not set: with DATABASE_URL it must be the key the running processes have.',
    );
  const address = values.DATABASE_URL
    ? {
        url: values.DATABASE_URL,
        name: databaseAddress(values.DATABASE_URL),
        stop: () => Promise.resolve(),
      }
    : await embedded(values.DATA_DIR);
  const dataKey = values.DATA_KEY ?? Buffer.from(loadDataKey(values.DATA_DIR), 'base64');
  const db = openDatabase(address.url, { poolSize: 2, personal: openPersonalValues(dataKey) });
  // The first that is asked of the database, so here it is found out that it cannot be used.
  const ring = await readKeyRing(db.pool, dataKey, systemClock).catch(async (error: unknown) => {
    await db.close();
    await address.stop();
    throw databaseTrouble(error, address.url);
  });
  return {
    db,
    name: address.name,
    dataKey,
    vault: openVault(dataKey, { ring }),
    now: new Date(),
    close: async () => {
      await db.close();
      await address.stop();
    },
  };
};
