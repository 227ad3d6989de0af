import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions } from 'fastify';
import { readCatalogue } from '../../app/catalogue.ts';
import { openDatabase } from '../../app/db/open.ts';
import type { Prisma } from '../../app/db/generated/client.ts';
import { blobsOnDisk } from '../../app/blobs-on-disk.ts';
import { openFileStore } from '../../app/files.ts';
import { openInspector } from '../../app/inspect/inspect.ts';
import { openSandbox } from '../../app/sandbox/sandbox.ts';
import { createLog } from '../../app/log.ts';
import { openVault } from '../../app/vault.ts';
import { createHttp } from '../../bot/http.ts';
import { securePage } from '../../bot/secure-page.ts';
import { freshDatabase } from './database.ts';
import { aMoment } from './context.ts';
import { addContact } from './request-row.ts';
import { pontianak, usualSettings } from './pontianak.ts';

type Form = Record<string, string | { name: string; mime: string; bytes: Buffer }>;

/** A form as a browser sends it. */
const multipart = (form: Form): Pick<InjectOptions, 'headers' | 'payload'> => {
  const boundary = `----${randomUUID()}`;
  const parts = Object.entries(form).flatMap(([name, given]) => {
    const start = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"`;
    return typeof given === 'string'
      ? [Buffer.from(`${start}\r\n\r\n${given}\r\n`)]
      : [
          Buffer.from(`${start}; filename="${given.name}"\r\nContent-Type: ${given.mime}\r\n\r\n`),
          given.bytes,
          Buffer.from('\r\n'),
        ];
  });
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
  };
};

/** The secure page on a database of its own, with what its tests do to it. */
export const openSecurePage = async () => {
  const database = await freshDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'teman-secure-'));
  const db = openDatabase(database.url);
  const vault = openVault(Buffer.alloc(32, 7));
  const files = openFileStore(blobsOnDisk(folder), vault, db.pool);
  const sandbox = openSandbox();
  const inspector = openInspector(files, sandbox);
  const catalogue = await readCatalogue(pontianak, '2026-11-23');
  const kicked: string[] = [];
  const lines: string[] = [];
  const clock = { now: aMoment };
  const log = createLog({ logLevel: 'trace' }, { write: (line: string) => void lines.push(line) });
  const app = createHttp({ log, publicUrl: 'https://teman.example' });
  const needs = {
    db,
    vault,
    files,
    inspector,
    catalogue,
    settings: usualSettings,
    kick: (id: string) => void kicked.push(id),
    keepErasures: () => Promise.resolve(),
    now: () => clock.now,
    tz: 'Asia/Pontianak',
  };
  await app.register(securePage, needs);

  const issue = async (
    row: Pick<
      Prisma.SecureTokenUncheckedCreateInput,
      'purpose' | 'contactId' | 'draftId' | 'item' | 'requestId'
    >,
  ) => {
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(clock.now.getTime() + 30 * 60_000);
    await db.prisma.secureToken.create({
      data: { ...row, tokenHash: createHash('sha256').update(token).digest('hex'), expiresAt },
    });
    return token;
  };

  return {
    app,
    db,
    vault,
    files,
    folder,
    kicked,
    clock,
    log: () => lines.join(''),
    issue,
    async draft(service: string) {
      const contactId = await addContact(db);
      const expiresAt = new Date(clock.now.getTime() + 14 * 86_400_000);
      const id = randomUUID();
      await db.prisma.draft.create({
        data: {
          id,
          contactId,
          service,
          serviceVersion: '2026-11',
          answers: {},
          files: {},
          skipped: [],
          state: 'open',
          only: [],
          expiresAt,
        },
      });
      return { contactId, draftId: id };
    },
    get: (token: string) => app.inject(`/aman/${token}`),
    post: (token: string, form: Form) =>
      app.inject({ method: 'POST', url: `/aman/${token}`, ...multipart(form) }),
    /** What the page has stored for the conversations, opened. */
    async news() {
      const rows = await db.prisma.inboxMessage.findMany({ orderBy: { id: 'asc' } });
      return rows.map(({ contactId, payload }) => ({
        contactId,
        event: JSON.parse(vault.open(payload ?? '')) as unknown,
      }));
    },
    async close() {
      await app.close();
      sandbox.close();
      await db.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

export type SecurePage = Awaited<ReturnType<typeof openSecurePage>>;
