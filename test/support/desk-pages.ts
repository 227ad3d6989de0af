import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { pino } from 'pino';
import type { Clock } from '../../app/clock.ts';
import { readCatalogue } from '../../app/catalogue.ts';
import { steady } from '../../app/city/live-city.ts';
import { tokenHash } from '../../app/db/effects.ts';
import { openDatabase, type Database } from '../../app/db/open.ts';
import { openVault, type Vault } from '../../app/vault.ts';
import { desk } from '../../bot/desk/desk.ts';
import type { DeskNeeds } from '../../bot/desk/needs.ts';
import { createHttp } from '../../bot/http.ts';
import { placed, type StaffMember } from '../../domain/role.ts';
import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import { dutiesVersion } from '../../flows/features/enrolment/index.ts';
import { aMoment } from './context.ts';
import { freshDatabase } from './database.ts';
import { patience } from './patience.ts';
import { pontianak, usualSettings } from './pontianak.ts';
import { addContact } from './request-row.ts';

type Fields = Record<string, string | string[]>;

/** A member's session at the desk's pages: what they get, and what comes of what they post. */
export type Session = {
  id: string;
  staff: StaffMember;
  cookie: string;
  get(path: string): Promise<LightMyRequestResponse>;
  /** Posts a form with the session's own word. */
  post(path: string, fields?: Fields, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  /** Posts a form with a file, chosen in the field `berkas` where none is named. */
  upload(
    path: string,
    file: { name: string; bytes: Buffer; field?: string; mime?: string },
    fields?: Fields,
  ): Promise<LightMyRequestResponse>;
};

/** A way the desk can be asked for something. */
export type Route = { method: 'GET' | 'POST'; url: string };

/** The desk's pages on a database of their own, without bot, worker or channels: whatever a page does by itself. */
export type DeskPages = {
  db: Database;
  vault: Vault;
  catalogue: Catalogue;
  app: FastifyInstance;
  /** The addresses of all pages that can be got. */
  pages: readonly string[];
  /** Every way the desk can be asked for something. */
  routes: readonly Route[];
  enter(staff?: Partial<Omit<StaffMember, 'id'>>): Promise<Session>;
  close(): Promise<void>;
};

const formOf = (fields: Fields): string => {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) form.append(name, one);
  return form.toString();
};

const boundary = 'batas-uji';
const partOf = (name: string, value: string): Buffer =>
  Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
const multipart = (
  fields: Fields,
  { name, bytes, field = 'berkas', mime = 'text/csv' }: Parameters<Session['upload']>[1],
): Buffer =>
  Buffer.concat([
    ...Object.entries(fields).flatMap(([key, values]) => [values].flat().map((value) => partOf(key, value))),
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: ${mime}\r\n\r\n`,
    ),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);

/** Files in memory. */
const openMemoryFiles = (): Pick<DeskNeeds['files'], 'put' | 'get'> => {
  const kept = new Map<string, Buffer>();
  return {
    put: (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      kept.set(sha256, bytes);
      return Promise.resolve(sha256);
    },
    get: (sha256) => Promise.resolve(kept.get(sha256) ?? null),
  };
};

/** Nothing here opens files in a sandbox; a page that tries fails. */
const unused = new Proxy(
  {},
  {
    get: () => () => {
      throw new Error('No file is opened in these tests');
    },
  },
);

export const openDeskPages = async ({
  clock = () => aMoment,
  submit = () => Promise.resolve(),
  sandbox = unused as DeskNeeds['sandbox'],
  inspector = unused as DeskNeeds['inspector'],
  files = openMemoryFiles() as DeskNeeds['files'],
  countingMs = patience,
  catalogue: given,
}: {
  clock?: Clock;
  submit?: DeskNeeds['submit'];
  sandbox?: DeskNeeds['sandbox'];
  inspector?: DeskNeeds['inspector'];
  files?: DeskNeeds['files'];
  countingMs?: number;
  /** Another city than the usual one. */
  catalogue?: Catalogue;
} = {}): Promise<DeskPages> => {
  const fresh = await freshDatabase();
  const db = openDatabase(fresh.url);
  const vault = openVault(randomBytes(32));
  const log = pino({ level: 'silent' });
  const catalogue = given ?? (await readCatalogue(pontianak, '2026-11-23'));
  const publicUrl = 'http://meja.test';
  const app = createHttp({ log, publicUrl });
  const routes: Route[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of ['GET', 'POST'] as const) if (method === one) routes.push({ method: one, url });
  });
  const needs = { db, vault, files, inspector, sandbox, settings: usualSettings, clock, countingMs };
  await app.register(desk, {
    ...needs,
    catalogue: steady(catalogue),
    tz: 'Asia/Pontianak',
    publicUrl,
    log,
    kick: () => undefined,
    submit,
  });
  await app.ready();

  const enter = async (changes: Partial<Omit<StaffMember, 'id'>> = {}): Promise<Session> => {
    const { acting, ...staff } = {
      name: 'Sari',
      role: 'operator' as const,
      unit: 'aptika' as const,
      ...changes,
    };
    const contactId = await addContact(db);
    const { id } = await db.prisma.staff.create({ data: { ...staff, contactId, dutiesVersion } });
    const day = new Date('2026-11-23');
    if (acting)
      await db.prisma.actingHead.create({
        data: {
          staffId: id,
          kind: acting,
          fromOn: day,
          toOn: day,
          namedBy: 'Administrator Uji',
          createdAt: day,
        },
      });
    const token = randomBytes(32).toString('base64url');
    const now = clock();
    await db.prisma.deskSession.create({
      data: {
        ...{ id: randomUUID(), tokenHash: tokenHash(token), staffId: id, contactId, agent: 'uji' },
        ...{ createdAt: now, seenAt: now, expiresAt: new Date(now.getTime() + 3_600_000) },
      },
    });
    const cookie = `meja=${token}`;
    const csrf = vault.key(`desk-csrf ${token}`);
    return {
      id,
      staff: placed({ id, ...staff, ...(acting ? { acting } : {}) }, catalogue.city.units),
      cookie,
      get: (path) => app.inject({ url: path, headers: { cookie } }),
      upload: (path, file, fields = {}) =>
        app.inject({
          method: 'POST',
          url: path,
          payload: multipart({ csrf, ...fields }, file),
          headers: {
            cookie,
            'content-type': `multipart/form-data; boundary=${boundary}`,
            'sec-fetch-site': 'same-origin',
          },
        }),
      post: (path, fields = {}, headers = {}) =>
        app.inject({
          method: 'POST',
          url: path,
          payload: formOf({ csrf, ...fields }),
          headers: {
            cookie,
            'content-type': 'application/x-www-form-urlencoded',
            'sec-fetch-site': 'same-origin',
            ...headers,
          },
        }),
    };
  };

  const pages = routes.flatMap(({ method, url }) => (method === 'GET' ? [url] : []));
  return {
    ...{ db, vault, catalogue, app, pages, routes, enter },
    async close() {
      await app.close();
      await db.close();
      await fresh.drop();
    },
  };
};
