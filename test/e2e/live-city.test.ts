import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCatalogue } from '../../app/catalogue.ts';
import { checkNext, publishCity } from '../../app/city/publish-city.ts';
import { cityPartsAt, liveCityNo } from '../../app/db/city-versions.ts';
import { openDatabase, type Database } from '../../app/db/open.ts';
import { openPersonalValues } from '../../app/personal-values.ts';
import { openVault } from '../../app/vault.ts';
import { seedDemoPeople } from '../../bot/channels/simulator/seed.ts';
import { cityDate, longDate } from '../../domain/city-time.ts';
import { addWorkingDays } from '../../domain/working-days.ts';
import { freshDatabase } from '../support/database.ts';
import { until } from '../support/eventually.ts';
import { openPhone, type Phone } from '../support/phone.ts';
import { pontianak } from '../support/pontianak.ts';
import { startProduct, type Product } from '../support/product.ts';

/*
 * Two processes as they run for real, on one database. An administrator and the head write to the first, from the first word of a
 * change to its adoption; a citizen writes to the second and meets it there. Neither is started anew.
 */

const promisedMs = 2000;
const now = new Date();
const { city, services } = await readCatalogue(pontianak, (zone) => cityDate(now, zone));
const today = cityDate(now, city.zone);
/** Days in some weeks on which the office is open as yet. */
const [day, other] = [15, 17].map((days) => addWorkingDays(today, days, city.holidays));
const titleOf = (code: string): string =>
  services.find((one) => one.code === code)?.title ?? expect.fail(`no service ${code}`);
const [internship, seats] = [titleOf('magang'), titleOf('coworking')];

let database: Awaited<ReturnType<typeof freshDatabase>>;
let db: Database;
let administrator: Phone;
let head: Phone;
let citizen: Phone;
const folders: string[] = [];
const processes: Product[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  const key = Buffer.alloc(32, 6).toString('base64');
  db = openDatabase(database.url, { personal: openPersonalValues(key) });
  await seedDemoPeople(db, openVault(key), city.units, now);
  for (const name of ['one', 'two']) {
    const folder = await mkdtemp(join(tmpdir(), `teman-live-${name}-`));
    folders.push(folder);
    const env = { DATABASE_URL: database.url, DATA_KEY: key, DATA_DIR: folder };
    // One after the other: the first takes the city's folder into the database.
    processes.push(await startProduct('start.ts', env));
  }
  const [first, second] = processes.map(({ url }) => url) as [string, string];
  administrator = openPhone(first, 'telegram', '700401');
  head = openPhone(first, 'telegram', '700301');
  citizen = openPhone(second, 'whatsapp', '6281200000001');
});
afterAll(async () => {
  await Promise.all(processes.map((one) => one.end('SIGTERM')));
  await db.close();
  await database.drop();
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

/** Says something; what is answered to the last of it. */
const say = async (phone: Phone, ...texts: string[]): Promise<string> => {
  let from = phone.all.length;
  for (const text of texts) {
    from = phone.all.length;
    await phone.say(text);
  }
  await phone.news();
  return phone.all
    .slice(from)
    .map(({ text }) => text)
    .join('\n\n');
};

/** After how many ms somebody still met what was before, and after how many the change was read. */
const late: number[] = [];
const read: number[] = [];
afterAll(
  () =>
    void process.stdout.write(
      `the old was last met after ${late.join(', ')} ms, the new after ${read.join(', ')} ms\n`,
    ),
);

/** Looks until the change is seen; every look tells whether it is. */
const sees = async (look: () => Promise<boolean>): Promise<void> => {
  const since = performance.now();
  let last = 0;
  await until(async () => {
    const at = performance.now();
    if (await look()) return true;
    last = at - since;
    return false;
  });
  late.push(Math.round(last));
  read.push(Math.round(performance.now() - since));
};

/** The citizen asks until the change is read. */
const meets = (reads: string, asks: readonly string[], again: readonly string[] = []): Promise<void> =>
  sees(async () => {
    if ((await say(citizen, ...asks)).includes(reads)) return true;
    if (again.length > 0) await say(citizen, ...again);
    return false;
  });

/** What an administrator submits with a reason, the head adopts; the last answer is there. */
const adopt = async (...writes: string[]): Promise<void> => {
  await say(administrator, 'menu');
  await say(administrator, 'ubah data', ...writes, 'Diputuskan rapat Senin');
  expect(await say(administrator, 'Ajukan')).toContain('Usulan diajukan');
  await say(head, 'menu', 'usulan', '1');
  const said = await say(head, 'Tetapkan');
  expect(said.includes('nomor Keputusan') ? await say(head, 'Lewati') : said).toContain('langsung berlaku');
};

/** What the citizen answers, by what a question begins with. */
const answers: [question: string, answer: string][] = [
  ['*Nama lengkap*', 'Rina Safitri'],
  ['*Nomor HP*', '0812-3456-7890'],
  ['*Alamat/instansi*', 'Jl. Gajah Mada 10'],
  ['Masih benar?', 'Ya'],
  ['*Keperluan*', 'Diskusi kelompok belajar'],
  ['*Komunitas/instansi*', 'lewati'],
  ['*Jumlah orang*', '4'],
  // What the city asks besides.
  ...(services.find(({ code }) => code === 'coworking')?.fields ?? [])
    .filter(({ type, required }) => type === 'text' && required)
    .map(({ label, example }): [string, string] => [`*${label}*`, example]),
];

/** The citizen fills in a form for seats, up to the question for the time. */
const fillUpToTheTime = async (): Promise<void> => {
  let shown = await say(citizen, 'menu', seats, 'setuju');
  for (let turn = 0; turn < 12 && !shown.includes('*Waktu* ('); turn += 1) {
    const [, answer] =
      answers.find(([question]) => shown.includes(`${question} (`) || shown === question) ?? [];
    shown = await say(citizen, answer ?? expect.fail(`What to answer? ${shown}`));
  }
};

type Change = { what: string; writes: string[]; reads: string; asks: string[]; again?: string[] };

const card = ['menu', internship];
const step = `Anda datang hari Jum'at: "pagi" #1 🙂`;

test.each<Change>([
  {
    what: 'office hours',
    writes: ['Jam layanan', 'Senin–Jumat, 07.30–15.00 WIB'],
    reads: '07.30–15.00',
    asks: ['jam buka'],
  },
  {
    what: 'the office’s telephone number',
    writes: ['Kantor dan kontak', 'Telepon', '(0561) 555666'],
    reads: '(0561) 555666',
    asks: ['bantuan'],
  },
  {
    what: 'what a service is',
    writes: ['Kartu layanan', internship, 'Ringkasan', 'Belajar bekerja di kantor kami.'],
    reads: 'Belajar bekerja di kantor kami.',
    asks: card,
  },
  {
    what: 'a step of an SOP',
    writes: ['Langkah SOP', internship, 'Langkah 1', step],
    reads: step,
    asks: card,
  },
  {
    what: 'how a question is put',
    writes: ['Bunyi pesan', 'setujukah anda dengan sop', '1', 'Bunyi', 'Apakah Anda sepakat?'],
    reads: 'Apakah Anda sepakat?',
    asks: card,
  },
])('$what: written, submitted, adopted, and met in the other process', async ({ writes, reads, asks }) => {
  expect(await say(citizen, ...asks)).not.toContain(reads);
  await adopt(...writes);
  await meets(reads, asks);
});

test('a service is closed with a notice, which whoever asks for it reads; opened again it is begun', async () => {
  await say(administrator, 'menu', 'administrasi', 'Buka/tutup layanan', `Tutup: ${internship}`);
  await say(administrator, 'Kuota penuh, dibuka lagi bulan depan.');
  await meets('Kuota penuh', card);
  await say(administrator, 'menu', 'administrasi', 'Buka/tutup layanan', `Buka: ${internship}`);
  await meets(step, card);
});

test('in the middle of a form a holiday is told of, and a new question is asked by name, before anything is sent', async () => {
  const on = (date: string | undefined): string => `${longDate(date ?? '')} 09.00-11.00`;
  await fillUpToTheTime();
  await adopt('Hari libur kantor', longDate(day ?? ''), 'Hari Jadi Kota');
  await meets('Hari Jadi Kota', [on(day)], ['kembali']);
  expect(await say(citizen, on(other))).toContain('Periksa sebelum dikirim');

  const parts = await cityPartsAt(db.pool, await liveCityNo(db.pool));
  const form = (parts.get('services/coworking.yaml') ?? '').replace(
    /^letters:/m,
    () => `  - key: minuman
    type: choice
    label: Minuman rapat
    help: Apa yang Anda minum?
    required: true
    options:
      - { id: teh, label: Teh }
      - { id: kopi, label: Kopi }
    example: Teh
    invalidExamples: [lem]

letters:`,
  );
  const next = await checkNext(db, new Map(parts).set('services/coworking.yaml', form), () => today);
  await publishCity(db, next, {
    action: 'city_imported',
    reason: 'Minuman disediakan',
    author: 'Administrator',
    now: new Date(),
  });
  const page = `${processes[1]?.url ?? ''}/manual`;
  await sees(async () => (await (await fetch(page)).text()).includes('Minuman rapat'));
  expect(await say(citizen, 'Kirim')).toContain('Minuman rapat');
  const review = await say(citizen, 'Teh');
  expect(review).toContain('Diskusi kelompok belajar');
  expect(review).toContain(longDate(other ?? ''));
});

test('nobody who wrote two seconds after an adoption met what was before, and no process was started anew', () => {
  expect(late.length).toBe(9);
  expect(Math.max(...late)).toBeLessThan(promisedMs);
  expect(processes.map(({ child }) => child.exitCode)).toEqual([null, null]);
});
