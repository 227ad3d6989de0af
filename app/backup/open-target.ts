import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AdminError } from '../admin/command.ts';
import { databaseAddress } from '../db/database-trouble.ts';
import { runningEmbedded } from '../db/embedded/embedded-address.ts';
import { startEmbedded } from '../db/embedded/embedded.ts';
import { readVariables } from '../env.ts';
import { secretFile } from '../secret-file.ts';

type Target = {
  url: string;
  name: string;
  dataKey: Buffer;
  /** Leaves the key where an embedded house looks for it. */
  keepKey(): void;
  stop(): Promise<void>;
};

const keyIn = async (file: string): Promise<Buffer> => {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null)
    throw new AdminError(
      `DATA_KEY is not set, and ${file} is not there: give the key the backup was made with. It is never in the backup.`,
    );
  return Buffer.from(text.trim(), 'base64');
};

/** The database to restore into: DATABASE_URL, or an embedded one made under DATA_DIR; a key is never made anew. */
export const openTarget = async (env: NodeJS.ProcessEnv): Promise<Target> => {
  const { DATABASE_URL, DATA_KEY, DATA_DIR } = env;
  const values = readVariables({ DATABASE_URL, DATA_KEY, DATA_DIR });
  const keyFile = join(resolve(values.DATA_DIR), 'data.key');
  if (values.DATABASE_URL) {
    if (!values.DATA_KEY) throw new AdminError('DATA_KEY is not set: give the key the backup was made with.');
    return {
      url: values.DATABASE_URL,
      name: databaseAddress(values.DATABASE_URL),
      dataKey: values.DATA_KEY,
      keepKey: () => undefined,
      stop: () => Promise.resolve(),
    };
  }
  const dataKey = values.DATA_KEY ?? (await keyIn(keyFile));
  if (existsSync(values.DATA_DIR) && (await runningEmbedded(values.DATA_DIR)))
    throw new AdminError(`A process runs on the database in ${resolve(values.DATA_DIR)}: stop it first.`);
  const { url, stop } = await startEmbedded(values.DATA_DIR);
  return {
    url,
    name: `embedded in ${resolve(values.DATA_DIR)}`,
    dataKey,
    keepKey: () => void secretFile(keyFile, () => dataKey.toString('base64')),
    stop,
  };
};
