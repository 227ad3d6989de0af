import { readVariables } from '../env.ts';
import { runningEmbedded } from '../db/embedded/embedded-address.ts';
import { startEmbedded } from '../db/embedded/embedded.ts';
import { migrate } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { loadDataKey, openVault } from '../vault.ts';
import { AdminError, type Office } from './command.ts';

type Address = { url: string; stop(): Promise<void> };

const embedded = async (dataDir: string): Promise<Address> => {
  const running = await runningEmbedded(dataDir);
  if (running) return { url: running, stop: () => Promise.resolve() };
  const own = await startEmbedded(dataDir);
  await migrate(own.url);
  return own;
};

/** Opens the database of the environment: DATABASE_URL, or the embedded one under DATA_DIR, running or not. */
export const openOffice = async (env: NodeJS.ProcessEnv): Promise<Office & { close(): Promise<void> }> => {
  // Only what the commands need: a mistake in a channel's settings must not keep staff from being added.
  const { DATABASE_URL, DATA_KEY, DATA_DIR } = env;
  const values = readVariables({ DATABASE_URL, DATA_KEY, DATA_DIR });
  if (values.DATABASE_URL && !values.DATA_KEY)
    throw new AdminError(
      'DATA_KEY is not set: with DATABASE_URL it must be the key the running processes have.',
    );
  const address = values.DATABASE_URL
    ? { url: values.DATABASE_URL, stop: () => Promise.resolve() }
    : await embedded(values.DATA_DIR);
  const db = openDatabase(address.url, { poolSize: 2 });
  return {
    db,
    vault: openVault(values.DATA_KEY ?? loadDataKey(values.DATA_DIR)),
    now: new Date(),
    close: async () => {
      await db.close();
      await address.stop();
    },
  };
};
