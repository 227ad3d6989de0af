import { troubleTexts } from '../flows/features/office/trouble-texts.ts';
import { alertAdministrators } from './alert-administrators.ts';
import type { Clock } from './clock.ts';
import type { Database } from './db/open.ts';
import { isDiskTrouble, type FileStore, type Whose } from './files.ts';
import type { Log } from './log.ts';
import type { Vault } from './vault.ts';

type Needs = {
  files: Pick<FileStore, 'put'>;
  db: Pick<Database, 'pool'>;
  vault: Pick<Vault, 'seal'>;
  clock: Clock;
  log: Pick<Log, 'error'>;
};

const quietMs = 3_600_000;

/**
 * Stores the bytes somebody sent; null when the disk does not take them, of which administrators hear: the person is asked to
 * send the file again, and what they and others say meanwhile is not kept waiting by it.
 */
export const keepSentFile = async (bytes: Buffer, whose: Whose, needs: Needs): Promise<string | null> => {
  try {
    return await needs.files.put(bytes, whose);
  } catch (error) {
    if (!isDiskTrouble(error)) throw error;
    needs.log.error({ err: error }, 'the disk does not take a file');
    await alertAdministrators(needs, { key: 'disk', text: troubleTexts.diskText, quietMs });
    return null;
  }
};
