import { findable, personal } from '../../domain/personal.ts';
import { openPersonalValues } from '../../app/personal-values.ts';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCatalogue } from '../../app/catalogue.ts';
import { openDatabase, type Database } from '../../app/db/open.ts';
import { ownAddress } from '../../app/db/own-address.ts';
import { openVault } from '../../app/vault.ts';
import { cityDate } from '../../domain/city-time.ts';
import { addWorkingDays } from '../../domain/working-days.ts';
import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import type { Answers, StoredFile } from '../../flows/fields/answer.ts';
import { newSession } from '../../flows/conversation.ts';
import { privacyTexts } from '../../flows/features/privacy/texts.ts';
import { freshDatabase } from '../support/database.ts';
import { storeDraft } from '../support/office.ts';
import { openPhone } from '../support/phone.ts';
import { startProduct, type Product } from '../support/product.ts';
import { storm as howOften } from '../support/storm.ts';
import { hasRedis, startRedis, type TestRedis } from '../support/redis.ts';
import { pontianak } from '../support/pontianak.ts';

const tz = 'Asia/Pontianak';
const key = randomBytes(32);
const vault = openVault(key);
const clock = (): Date => new Date();
const date = addWorkingDays(cityDate(clock(), tz), 6);
const waktu = { date, from: '09:00', to: '11:00' };

const meeting: { service: string; answers: Answers; files: Record<string, StoredFile[]> } = {
  service: 'kunjungan',
  answers: {
    keperluan: 'pinjam_meeting_room',
    nama_instansi: 'SMA Negeri 1 Pontianak',
    agenda: 'Mengenal layanan kota cerdas',
    jumlah_peserta: 25,
    waktu,
    penanggung_jawab: 'Rina Safitri',
    hp_penanggung_jawab: '+6281200000099',
  },
  files: {
    surat_permohonan: [
      { sha256: 'a'.repeat(64), name: 'surat.pdf', mime: 'application/pdf', bytes: 1000, pages: 1 },
    ],
  },
};
const seat = {
  service: 'coworking',
  answers: { keperluan: 'Diskusi kelompok belajar', jumlah_orang: 1, waktu } satisfies Answers,
};

const crowd = howOften(60, 200);

describe.skipIf(!hasRedis())('many people at once, over two bots and two workers', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let redis: TestRedis;
  let dataDir: string;
  let db: Database;
  let catalogue: Catalogue;
  let bots: Product[];
  let workers: Product[];

  beforeAll(async () => {
    [database, redis, dataDir, catalogue] = await Promise.all([
      freshDatabase(),
      startRedis(),
      mkdtemp(join(tmpdir(), 'teman-storm-')),
      readCatalogue(pontianak, cityDate(clock(), tz)),
    ]);
    db = openDatabase(database.url, { personal: openPersonalValues(key) });
    const env = {
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
      DATA_DIR: dataDir,
      DATA_KEY: key.toString('base64'),
      LOG_LEVEL: 'warn',
    };
    const bot = () => startProduct('bot/main.ts', env);
    const worker = () =>
      startProduct('worker/main.ts', { ...env, LOG_LEVEL: 'info' }, { says: 'Worker: ready' });
    const started = await Promise.all([bot(), bot(), worker(), worker()]);
    bots = started.slice(0, 2);
    workers = started.slice(2);
  });
  afterAll(async () => {
    await Promise.all([...bots, ...workers].map((product) => product.end('SIGTERM')));
    await redis.discard();
    await db.close();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** A person before *Kirim*, put straight into the database. */
  const beforeKirim = async (chat: string, filled: typeof meeting | typeof seat) => {
    const contactId = randomUUID();
    const address = { address: findable(chat), ...ownAddress({ address: chat, phone: null }, contactId) };
    await db.prisma.contact.create({
      data: {
        id: contactId,
        name: 'Rina Safitri',
        phone: '+6281200000099',
        detailsConfirmed: true,
        privacyVersion: privacyTexts.privacyVersion,
        identities: { create: { channel: 'whatsapp', account: 'simulator', ...address } },
      },
    });
    const draftId = await storeDraft({ db, vault, catalogue, clock }, contactId, {
      ...filled,
      state: 'open',
    });
    const state = { ...newSession, at: { name: 'review' as const }, draftId };
    await db.prisma.session.create({ data: { contactId, version: 1, state } });
    return { chat, draftId };
  };

  const isQuiet = async (): Promise<boolean> => {
    const { rows } = await db.pool.query<{ busy: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM draft WHERE state = 'submitting')
         OR EXISTS (SELECT 1 FROM inbox_message WHERE done_at IS NULL AND failed_at IS NULL)
         OR EXISTS (SELECT 1 FROM delivery WHERE state = 'pending') AS busy`,
    );
    return rows[0]?.busy === false;
  };

  /** Everybody presses at the same moment; who has a request then, and what the others have in front of them. */
  const storm = async (firstChat: number, filled: typeof meeting | typeof seat) => {
    const people = await Promise.all(
      Array.from({ length: crowd }, (_, index) => beforeKirim(String(firstChat + index), filled)),
    );
    await Promise.all(
      people.map(({ chat }, index) =>
        openPhone(bots[index % 2]?.url ?? '', 'whatsapp', chat).send({ text: 'kirim' }),
      ),
    );
    await expect.poll(isQuiet, { interval: 100 }).toBe(true);
    const { rows } = await db.pool.query<{
      chat: string;
      text: string;
      state: string;
      answers: Answers;
      files: unknown;
    }>(
      `SELECT p.chat, d.state, d.answers, d.files, (
         SELECT m.text FROM simulator_message m WHERE m.chat = p.chat ORDER BY m.seq DESC LIMIT 1) AS text
       FROM unnest($1::text[], $2::text[]) AS p(address, chat) JOIN identity i ON i.address = p.address
       JOIN draft d ON d.contact_id = i.contact_id`,
      [people.map(({ chat }) => findable(chat)), people.map(({ chat }) => personal(chat))],
    );
    return {
      granted: rows.filter(({ state }) => state === 'sent'),
      others: rows.filter(({ state }) => state === 'open'),
    };
  };

  /** Nothing but the time is gone, and three free periods stand to be chosen by number. */
  const expectOffered = (
    others: Awaited<ReturnType<typeof storm>>['others'],
    filled: typeof meeting | typeof seat,
  ): void => {
    const kept = Object.fromEntries(Object.entries(filled.answers).filter(([item]) => item !== 'waktu'));
    for (const { answers, files, text } of others) {
      expect(answers).toEqual(kept);
      expect(files).toEqual('files' in filled ? filled.files : {});
      expect(text).toMatch(/Waktu[^]*Isian lain tetap aman[^]*\n1\. [^]*\n2\. [^]*\n3\. [^]*\n4\. Hari lain/);
    }
  };

  test('one holds the room, the others are offered other periods and lose nothing else', async () => {
    const { granted, others } = await storm(6_281_500_000_000, meeting);
    expect([granted.length, others.length]).toEqual([1, crowd - 1]);
    expect(granted[0]?.text).toMatch(/Nomor: \*TD-/);
    expectOffered(others, meeting);
    const held = await db.prisma.booking.findMany({ where: { resource: 'meeting_room', releasedAt: null } });
    expect(held.map(({ kind }) => kind)).toEqual(['request']);
  });

  test('exactly twenty seats of the coworking space are given away', async () => {
    const { granted, others } = await storm(6_281_500_001_000, seat);
    expect([granted.length, others.length]).toEqual([20, crowd - 20]);
    expectOffered(others, seat);
    const held = await db.prisma.booking.findMany({ where: { resource: 'coworking', releasedAt: null } });
    expect(held.map(({ seat: no }) => no).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
    expect(new Set(held.map(({ requestId }) => requestId)).size).toBe(20);
  });
});
