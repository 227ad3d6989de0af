import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { Database } from './db/open.ts';
import type { Tx } from './db/run-sql.ts';
import { addSealingKey, sealingKeys, type SealingKey } from './db/sealing-keys.ts';
import type { Log } from './log.ts';
import { sealedPlaces } from './places.ts';
import { keyIdLength, openVault, type KeyRing, type Vault } from './vault.ts';

const lookMs = 1_000;
/** A new key seals only after every process has read it. */
const announceMs = 10_000;

type Held = { id: string; secret: Buffer; sealsFrom: Date };

const held = ({ id, sealed, sealsFrom }: SealingKey, root: Vault): Held => ({
  id,
  secret: Buffer.from(root.open(sealed, sealedPlaces.sealingKey(id)), 'base64'),
  sealsFrom,
});

/** The keys of a database as they stand now; the data key is what opens them. */
export const readKeyRing = async (
  pool: Pick<Database['pool'], 'query'>,
  dataKey: string | Buffer,
  clock: Clock,
): Promise<KeyRing & { read(): Promise<void> }> => {
  const root = openVault(dataKey);
  let keys: Held[] = [];
  const read = async (): Promise<void> => {
    keys = (await sealingKeys(pool)).map((key) => held(key, root));
  };
  await read();
  return {
    read,
    sealsWith: () => keys.find(({ sealsFrom }) => sealsFrom <= clock())?.id ?? '',
    secretOf: (id) => keys.find((key) => key.id === id)?.secret,
  };
};

/** Reads the keys and goes on reading them; while the database is away they stay as they were. */
export const openKeyRing = async (
  pool: Database['pool'],
  dataKey: string | Buffer,
  { clock, log }: { clock: Clock; log: Pick<Log, 'warn'> },
): Promise<KeyRing & { stop(): void }> => {
  const ring = await readKeyRing(pool, dataKey, clock);
  let reading = false;
  const timer = setInterval(() => {
    if (reading) return;
    reading = true;
    ring
      .read()
      .catch((error: unknown) => log.warn({ err: error }, 'the keys could not be read'))
      .finally(() => (reading = false));
  }, lookMs).unref();
  return { ...ring, stop: () => clearInterval(timer) };
};

/** Makes a key that seals from a moment later on; null while the one before has not come to its end. */
export const makeSealingKey = async (
  tx: Tx,
  vault: Pick<Vault, 'sealKey'>,
  now: Date,
): Promise<{ id: string; sealsFrom: Date } | null> => {
  const id = randomBytes(keyIdLength / 2).toString('hex');
  const sealed = vault.sealKey(randomBytes(32), sealedPlaces.sealingKey(id));
  const sealsFrom = new Date(now.getTime() + announceMs);
  return (await addSealingKey(tx, { id, sealed, sealsFrom })) ? { id, sealsFrom } : null;
};
