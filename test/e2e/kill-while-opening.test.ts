import { openPersonalValues } from '../../app/personal-values.ts';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../app/db/free-port.ts';
import { openDatabase, type Database } from '../../app/db/open.ts';
import { built } from '../support/built.ts';
import { freshDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { pdfBytes } from '../support/files.ts';
import { patience } from '../support/patience.ts';
import { openPhone } from '../support/phone.ts';
import { processTree } from '../support/process-tree.ts';
import { startProduct, type Product } from '../support/product.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let db: Database;
let dataDir: string;
let env: Record<string, string>;
let product: Product | null = null;

beforeAll(async () => {
  database = await freshDatabase();
  db = openDatabase(database.url, { personal: openPersonalValues(Buffer.alloc(32, 3)) });
  dataDir = await mkdtemp(join(tmpdir(), 'teman-opening-'));
  env = {
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    DATA_KEY: Buffer.alloc(32, 3).toString('base64'),
    PORT: String(await freePort()),
  };
});
afterAll(async () => {
  if (product?.child.exitCode === null) await product.end('SIGTERM');
  await db.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

const isOpening = (pid: number): boolean => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('look-task');
  } catch {
    return false;
  }
};

/** Kills the product the moment the process that opens a file is there. */
const killWhileOpening = async ({ child, end }: Product): Promise<void> => {
  for (const until = Date.now() + patience; !processTree(child.pid ?? 0).some(isOpening); await pause(2))
    if (Date.now() > until) throw new Error('No file is opened');
  await end('SIGKILL');
};

const attempts = async (): Promise<unknown> =>
  db.prisma.inboxMessage.findMany({
    where: { kind: 'file', doneAt: null },
    select: { attempts: true, failedAt: true },
  });

test.runIf(process.platform === 'linux')(
  'a file that has ended its process three times is opened no more: its sender has the apology, everybody is served, the row is listed',
  async () => {
    const url = `http://127.0.0.1:${env['PORT']}`;
    const sender = openPhone(url, 'whatsapp', '6281500000001');
    product = await startProduct('start.ts', env);
    await sender.say('menu');
    const base64 = pdfBytes(1).toString('base64');
    await sender.send({ file: { name: 'surat.pdf', mime: 'application/pdf', base64 } });
    for (const times of [1, 2, 3]) {
      await killWhileOpening(product);
      expect(await attempts()).toEqual([{ attempts: times, failedAt: null }]);
      product = await startProduct('start.ts', env);
    }
    await sender.until(({ text }) => text.includes('gangguan di pihak kami'), 'apology');
    expect(await attempts()).toMatchObject([{ failedAt: expect.any(Date) }]);

    // What they say next is answered, and others' files are opened.
    expect((await sender.say('bantuan')).text).toContain('Bantuan');
    const other = openPhone(url, 'whatsapp', '6281500000002');
    await other.say('menu');
    await other.file('lain.pdf', 'application/pdf', pdfBytes(2));
    await eventually(attempts).toHaveLength(1);

    const listed = await promisify(execFile)(
      process.execPath,
      [...built('app/admin/main.ts'), 'message', 'list', '--json'],
      { env: { ...process.env, ...env } },
    );
    expect(JSON.parse(listed.stdout)).toMatchObject({ messages: [{ kind: 'file', latest: false }] });
  },
);
