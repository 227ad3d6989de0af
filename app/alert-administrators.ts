import type { Option } from '../flows/kernel/message.ts';
import type { Clock } from './clock.ts';
import { alertOnce } from './db/administrator-alerts.ts';
import type { Database } from './db/open.ts';
import type { Vault } from './vault.ts';

/** Something administrators have to know: `key` is what it is about, `text` holds no personal data. */
export type AdministratorAlert = { key: string; text: string; quietMs: number; options?: readonly Option[] };

/**
 * Writes to every administrator in office, where we may write at any time if they have such a chat, else to the address last written from; at most
 * once for a key within `quietMs`, whichever process asks. True when it was this call that wrote.
 */
export const alertAdministrators = async (
  { db, vault, clock }: { db: Pick<Database, 'pool'>; vault: Pick<Vault, 'seal'>; clock: Clock },
  { key, text, quietMs, options }: AdministratorAlert,
): Promise<boolean> => {
  const now = clock();
  const body = vault.seal(JSON.stringify({ text, ...(options ? { options } : {}) }));
  return alertOnce(db.pool, { key, body, now, quietSince: new Date(now.getTime() - quietMs) });
};
