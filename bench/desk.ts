import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { tokenHash } from '../app/db/effects.ts';
import { migrate } from '../app/db/migrate.ts';
import type { House } from '../app/house.ts';
import { openSearchKeys } from '../app/search-keys.ts';
import { desk } from '../bot/desk/desk.ts';
import { createHttp } from '../bot/http.ts';
import { gramsOf, searchWords } from '../domain/search-words.ts';
import { dutiesVersion } from '../flows/features/enrolment/index.ts';
import { fillArchive } from './fill.ts';
import { conversation, writeServices } from './form.ts';
import { inTurn, median, type Figure } from './measure.ts';
import { openProduct } from './product.ts';
import type { Servers } from './servers.ts';

const usual = 100_000;
const rounds = 5;
const runs = 15;

/** How many requests the desk works over: `--requests=1000000`. */
const asked = (): number => {
  const given = process.argv.find((word) => word.startsWith('--requests='))?.split('=')[1];
  return given === undefined ? usual : Number(given);
};

const first = [
  'Budi',
  'Siti',
  'Nur',
  'Dewi',
  'Agus',
  'Rina',
  'Joko',
  'Maria',
  'Yohanes',
  'Hendra',
  'Lilis',
  'Tan',
];
const last = [
  'Santoso',
  'Aminah',
  'Hartono',
  'Safitri',
  'Wijaya',
  'Lestari',
  'Gunawan',
  'Simanjuntak',
  'Kurniawan',
];
/** Common names, a few that are rare, and numbers that tell people of one name apart. */
const names = first.flatMap((one) =>
  last.flatMap((two) => [1, 2, 3, 4, 5].map((no) => `${one} ${two} ${no * 37}`)),
);
const rare = 'Zulkifli Abdurrahman';

type Row = { id: string; at: string; texts: string[] };

/** Writes what requests are found by as the job does, without reading each with all its letters: a tenth of the time. */
const fillSearch = async ({ db, vault }: House): Promise<void> => {
  const keys = openSearchKeys(vault);
  const client = await db.pool.connect();
  try {
    // A page of the desk may not take that long; filling may.
    await client.query(
      `SET statement_timeout = 0; SET maintenance_work_mem = '512MB'; SET synchronous_commit = off`,
    );
    await client.query('DROP INDEX request_search_grams_idx');
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const { rows } = await client.query<Row>(
        `SELECT id, submitted_at::text AS at, ARRAY[number, agenda_number, applicant ->> 'name', applicant ->> 'phone', answers ->> 'uraian'] AS texts
         FROM request WHERE id > $1::uuid ORDER BY id LIMIT 5000`,
        [after],
      );
      const made = rows.map(({ id, at, texts }) => ({
        id,
        at,
        grams: `{${keys(gramsOf(texts.flatMap(searchWords))).join(',')}}`,
      }));
      await client.query(
        `INSERT INTO request_search (request_id, submitted_at, grams)
         SELECT id, at, grams::int[] FROM unnest($1::uuid[], $2::timestamptz[], $3::text[]) AS n(id, at, grams)`,
        [made.map(({ id }) => id), made.map(({ at }) => at), made.map(({ grams }) => grams)],
      );
      const lastRow = rows.at(-1);
      if (!lastRow) break;
      after = lastRow.id;
    }
    await client.query('CREATE INDEX request_search_grams_idx ON request_search USING gin (grams)');
    await client.query('VACUUM ANALYZE request_search');
  } finally {
    // Nobody else is given a connection without limits.
    client.release(true);
  }
};

/** The desk's pages over a house, and what somebody of a role gets at an address. */
const openDesk = async (house: House) => {
  const { log, db, clock } = house;
  const publicUrl = 'http://127.0.0.1';
  const app: FastifyInstance = createHttp({ log, publicUrl });
  await app.register(desk, { ...house, publicUrl, kick: () => undefined, submit: () => Promise.resolve() });
  const as = async (role: string, unit: string) => {
    const contact = await db.prisma.contact.create({ data: {} });
    const staff = await db.prisma.staff.create({
      data: { name: `Sari ${role}`, role, unit, contactId: contact.id, dutiesVersion },
    });
    const token = randomBytes(32).toString('base64url');
    const now = clock();
    await db.prisma.deskSession.create({
      data: {
        ...{
          id: randomUUID(),
          tokenHash: tokenHash(token),
          staffId: staff.id,
          contactId: contact.id,
          agent: 'bench',
        },
        ...{ createdAt: now, seenAt: now, expiresAt: new Date(now.getTime() + 3_600_000) },
      },
    });
    return async (path: string): Promise<string> => {
      const { statusCode, body } = await app.inject({ url: path, headers: { cookie: `meja=${token}` } });
      if (statusCode !== 200) throw new Error(`${path}: ${statusCode}`);
      return body;
    };
  };
  return { app, as };
};

const figuresOf = async (work: Record<string, () => Promise<unknown>>, count: string): Promise<Figure[]> => {
  const figures = Object.keys(work).map((name): Figure => ({
    name: `${name}, ${count} requests`,
    unit: 'ms',
    values: [],
  }));
  for (let round = 0; round <= rounds; round += 1)
    for (const [at, run] of Object.values(work).entries()) {
      const time = median(await inTurn(runs, run));
      // The first round only warms up.
      if (round > 0) figures[at]?.values.push(time);
    }
  return figures;
};

/** So often alone and beside ten people, in turn. */
const besideRounds = 9;
/** How often a turn is taken in a round: long enough that each of the people has opened a page. */
const turnsOfARound = 60;

/** What a turn takes beside ten people who work at the desk, and how many times what it takes alone, round about. */
const besideFigures = async (
  turn: () => Promise<void>,
  open: (at: number) => Promise<unknown>,
  count: string,
): Promise<Figure[]> => {
  const taken = { alone: [] as number[], beside: [] as number[] };
  const take = async (): Promise<number> => median(await inTurn(turnsOfARound, turn));
  await take();
  for (let round = 0; round < besideRounds; round += 1) {
    taken.alone.push(await take());
    let reading = true;
    // Somebody who works opens a page every two seconds.
    const reader = async (at: number): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, at * 200));
      for (let page = at; reading; page += 1) {
        await open(page);
        await new Promise((resolve) => setTimeout(resolve, 2000));
      }
    };
    const readers = Array.from({ length: 10 }, (_, at) => reader(at));
    taken.beside.push(await take());
    reading = false;
    await Promise.all(readers);
  }
  const ratios = taken.beside.map((time, at) => time / (taken.alone[at] ?? NaN));
  return [
    { name: `six turns of a new person, ${count} requests`, unit: 'ms', values: taken.alone },
    { name: `six turns beside ten people at the desk, ${count} requests`, unit: 'ms', values: taken.beside },
    { name: 'six turns: beside ten people to alone', unit: 'x', values: ratios },
  ];
};

/** What pages of the desk take over a large archive, and what a turn takes beside ten people who read them. */
export const deskFigures = async (servers: Servers): Promise<Figure[]> => {
  const count = asked();
  const city = await mkdtemp(join(tmpdir(), 'teman-city-'));
  await writeServices(city);
  const databaseUrl = await servers.newDatabase('desk');
  await migrate(databaseUrl);
  await fillArchive(databaseUrl, count, { now: new Date(), names: [...names, rare] });
  const product = await openProduct({ databaseUrl, city });
  const { house } = product.parts;
  const { app, as } = await openDesk(house);
  try {
    // Numbers of the archive are counted, which no tracking number is.
    const number = 'TD-2026-VHJTHDNC';
    await house.db.pool.query('UPDATE request SET number = $1 WHERE id = uuid_of(0, 5000)', [number]);
    await fillSearch(house);
    const all = await as('operator', 'sekretariat');
    const unit = await as('operator', 'ikp');
    const administrator = await as('administrator', 'sekretariat');
    const head = await as('head', 'sekretariat');
    const paths = ['/meja', '/meja?cari=budi', `/meja/permohonan/${number}`];
    const turn = async () => {
      const say = product.openChat();
      for (const text of conversation.slice(0, 6)) await say(text);
    };
    const alone = await figuresOf(
      {
        'the inbox': () => all('/meja'),
        'the inbox of a unit': () => unit('/meja'),
        'search: a rare name': () => all('/meja?cari=zulkifli'),
        'search: a common name': () => all('/meja?cari=budi'),
        'search: two words': () => all('/meja?cari=siti+wijaya'),
        'search: two words, of a unit': () => unit('/meja?cari=siti+wijaya'),
        'search: nothing': () => all('/meja?cari=tidakada'),
        'search: the end of a phone number': () => all('/meja?cari=0001234'),
        'search: a number': () => all(`/meja?cari=${number}`),
        'a request': () => all(`/meja/permohonan/${number}`),
        'what is finished, sorted by since': () => all('/meja?keadaan=completed&urut=-sejak'),
        'all that is open, sorted by service': () => administrator('/meja?urut=layanan'),
        'the counter’s form': () => all('/meja/loket/magang'),
        'a receipt': () => all(`/meja/permohonan/${number}/tanda-terima`),
        'the agenda': () => administrator('/meja/agenda'),
        'a week of rooms': () => all('/meja/ruangan'),
        'the head’s cards': () => head('/meja/kepala'),
        supervision: () => administrator('/meja/pengawasan'),
        'the history': () => administrator('/meja/riwayat'),
        'the history of a request': () => administrator(`/meja/riwayat?nomor=${number}`),
        'who looked': () => administrator('/meja/riwayat?buku=looks'),
        people: () => administrator('/meja/orang'),
        'the incidents': () => administrator('/meja/insiden'),
      },
      String(count),
    );
    return [
      ...alone,
      ...(await besideFigures(turn, (at) => all(paths[at % paths.length] ?? ''), String(count))),
    ];
  } finally {
    await app.close();
    await product.stop();
    await rm(city, { recursive: true, force: true });
  }
};
