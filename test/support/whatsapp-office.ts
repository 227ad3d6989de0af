import { openPersonalValues } from '../../app/personal-values.ts';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { freePort } from '../../app/db/free-port.ts';
import { openDatabase, type Database } from '../../app/db/open.ts';
import { blobsOnDisk } from '../../app/blobs-on-disk.ts';
import { openFileStore, type FileStore } from '../../app/files.ts';
import { openVault, type Vault } from '../../app/vault.ts';
import { freshDatabase } from './database.ts';
import { startProduct, type Product } from './product.ts';
import { openWhatsappWorld, type WhatsappWorld } from './whatsapp-web/world.ts';
import { patience } from './patience.ts';

/** Everybody's WhatsApp, a database, and the product as a process of its own that joins them over a browser. */
export type WhatsappOffice = {
  world: WhatsappWorld;
  /** Where HTTP answers once it runs. */
  url: string;
  dataDir: string;
  db: Database;
  vault: Vault;
  files: FileStore;
  /** Everything its processes have written. */
  said(): string;
  /** Starts the process, and resolves when its HTTP answers. */
  start(): Promise<Product>;
  /** Waits until WhatsApp is ready. */
  ready(): Promise<void>;
  /** Starts it and pairs it. */
  open(): Promise<void>;
  /** What `/readyz` says of WhatsApp. */
  standing(): Promise<string>;
  running(): Product;
};

/** Opens an office; its process is begun by `start` or `open`. People are answered at once, not at a person's pace. */
export const openWhatsappOffice = async (
  env: Record<string, string> = {},
): Promise<WhatsappOffice & AsyncDisposable> => {
  const world = await openWhatsappWorld();
  const database = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'teman-whatsapp-'));
  const settings = join(dataDir, 'settings.json');
  await writeFile(
    settings,
    JSON.stringify({ digestAt: [], undoSeconds: 0, whatsappWeb: { paceMs: [0, 0] } }),
  );
  const key = randomBytes(32);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const db = openDatabase(database.url, { personal: openPersonalValues(key) });
  const vault = openVault(key);
  const all: Product[] = [];

  const start = async (): Promise<Product> => {
    const product = await startProduct(
      'start.ts',
      {
        DATABASE_URL: database.url,
        DATA_KEY: key.toString('base64'),
        DATA_DIR: dataDir,
        SETTINGS_FILE: settings,
        PORT: String(port),
        SIMULATOR: '0',
        ...world.env,
        ...env,
      },
      { says: 'Health:' },
    );
    all.push(product);
    return product;
  };
  const standing = async (): Promise<string> => {
    const answer = (await (await fetch(`${url}/readyz`)).json()) as { checks: { whatsapp: string } };
    return answer.checks.whatsapp;
  };
  const ready = (): Promise<void> => vi.waitFor(async () => expect(await standing()).toBe('ready'), patience);

  return {
    world,
    url,
    dataDir,
    db,
    vault,
    files: openFileStore(blobsOnDisk(dataDir), vault, db.pool),
    said: () => all.map((product) => product.said()).join(''),
    start,
    standing,
    ready,
    async open() {
      await start();
      await world.scan();
      await ready();
    },
    running() {
      const product = all.at(-1);
      if (!product) throw new Error('Nothing was started yet');
      return product;
    },
    async [Symbol.asyncDispose]() {
      const ended = ({ child }: Product): boolean => child.exitCode !== null || child.signalCode !== null;
      await Promise.all(all.filter((product) => !ended(product)).map((product) => product.end('SIGTERM')));
      await db.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 4 });
      await world[Symbol.asyncDispose]();
    },
  };
};
