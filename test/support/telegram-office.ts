import { openPersonalValues } from '../../app/personal-values.ts';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../app/db/free-port.ts';
import { openDatabase, type Database } from '../../app/db/open.ts';
import { blobsOnDisk } from '../../app/blobs-on-disk.ts';
import { openFileStore, type FileStore } from '../../app/files.ts';
import { staffCodeHash } from '../../flows/features/enrolment/staff-code.ts';
import { openVault, type Vault } from '../../app/vault.ts';
import type { Role } from '../../domain/role.ts';
import type { Unit } from '../../domain/unit.ts';
import { freshDatabase } from './database.ts';
import { startProduct, type Product } from './product.ts';
import { noLimits } from './telegram/flood.ts';
import type { Person } from './telegram/person.ts';
import { openTelegramServer, type ServerOptions, type TelegramServer } from './telegram/server.ts';

const webhookSecret = 'rahasia-webhook';
export type Mode = 'polling' | 'webhook';

/** A Bot API server, a database, and the product as a process of its own that joins them. */
export type TelegramOffice = {
  server: TelegramServer;
  /** Where HTTP answers once it runs. */
  url: string;
  db: Database;
  vault: Vault;
  files: FileStore;
  /** Everything its processes have written. */
  said(): string;
  /** Starts the process; resolves when it is ready. */
  start(): Promise<void>;
  /** Starts one more beside it, with a port of its own. */
  another(): Promise<Product>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
};

/** Opens an office; its process is begun by `start`, as often as it was ended. */
export const openTelegramOffice = async (
  mode: Mode,
  options: ServerOptions = {},
): Promise<TelegramOffice & AsyncDisposable> => {
  const server = await openTelegramServer({ limits: noLimits, ...options });
  const database = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'teman-telegram-'));
  const key = randomBytes(32);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const db = openDatabase(database.url, { personal: openPersonalValues(key) });
  const vault = openVault(key);
  const all: Product[] = [];

  const begin = async (at: number): Promise<Product> => {
    const product = await startProduct('start.ts', {
      DATABASE_URL: database.url,
      DATA_KEY: key.toString('base64'),
      DATA_DIR: dataDir,
      PORT: String(at),
      SIMULATOR: '0',
      TELEGRAM_BOT_TOKEN: server.token,
      TELEGRAM_API_ROOT: server.apiRoot,
      TELEGRAM_MODE: mode,
      ...(mode === 'webhook' && {
        TELEGRAM_WEBHOOK_URL: `${url}/webhooks/telegram`,
        TELEGRAM_WEBHOOK_SECRET: webhookSecret,
      }),
    });
    all.push(product);
    return product;
  };
  let running: Product | null = null;

  return {
    server,
    url,
    db,
    vault,
    files: openFileStore(blobsOnDisk(dataDir), vault, db.pool),
    said: () => all.map((product) => product.said()).join(''),
    async start() {
      running = await begin(port);
    },
    another: async () => begin(await freePort()),
    async kill() {
      await running?.end('SIGKILL');
      running = null;
    },
    async [Symbol.asyncDispose]() {
      const ended = ({ child }: Product): boolean => child.exitCode !== null || child.signalCode !== null;
      await Promise.all(all.filter((product) => !ended(product)).map((product) => product.end('SIGTERM')));
      await db.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
      await server[Symbol.asyncDispose]();
    },
  };
};

type Rows = Pick<TelegramOffice, 'db' | 'vault'>;

/** Puts a civil servant into the register. */
export const employ = async (
  { db, vault }: Rows,
  { phone, nip, name }: { phone: string; nip: string; name: string },
): Promise<void> => {
  await db.prisma.employee.create({
    data: {
      nip: vault.seal(nip),
      nipKey: vault.key(nip),
      name,
      position: 'Analis',
      agency: 'Dinas Pendidikan',
      phone,
    },
  });
};

/** Makes a member of staff with a one-time code; their id. */
export const invite = async (
  { db }: Pick<Rows, 'db'>,
  { code, role, unit }: { code: string; role: Role; unit: Unit },
): Promise<string> => {
  const row = await db.prisma.staff.create({
    data: {
      name: `Petugas ${code}`,
      role,
      unit,
      codeHash: staffCodeHash(code),
      codeExpiresAt: new Date(Date.now() + 3_600_000),
    },
  });
  return row.id;
};

/** A new member of staff types their code, reads their duties and agrees; gives the answer to that. */
export const enrolling = async (person: Person, code: string) => {
  person.skip();
  person.say(`/masuk ${code}`);
  const duties = await person.until(
    (all) => all.find(({ buttons }) => buttons.some(({ label }) => label === 'Setuju')),
    'question of duties',
  );
  person.skip();
  person.press({ message: duties, label: 'Setuju' });
  return person.next();
};

/** Says something and waits for the answer to it. */
export const saying = async (person: Person, text: string) => {
  person.skip();
  person.say(text);
  return person.next();
};
