import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { auditVerify } from '../../../app/admin/audit-verify.ts';
import { cityDiff } from '../../../app/admin/city-diff.ts';
import { cityExport } from '../../../app/admin/city-export.ts';
import { cityImport, cityRestore, cityVersionList } from '../../../app/admin/city-versions.ts';
import { cityUnits } from '../../../app/admin/chosen-city.ts';
import type { AdminCommand } from '../../../app/admin/command.ts';
import { beginCity, warnOfOtherFolder } from '../../../app/city/begin-city.ts';
import { applyEdits } from '../../../app/city/apply-edits.ts';
import { catalogueOfParts, changed } from '../../../app/city/city-state.ts';
import { openLiveCity, type LiveCity } from '../../../app/city/live-city.ts';
import { tryEdits } from '../../../app/city/try-edits.ts';
import { adminEvents } from '../../../app/db/admin-events.ts';
import { cityPartsAt, liveCityNo } from '../../../app/db/city-versions.ts';
import { badCities } from '../../support/bad-cities.ts';
import type { CityEdit } from '../../../flows/catalogue/city-edit.ts';
import { addContact } from '../../support/request-row.ts';
import { eventually } from '../../support/eventually.ts';
import { city, pontianak } from '../../support/pontianak.ts';
import { testOffice } from './office.ts';

/*
 * The folder is the beginning; from then on the city lives in the database. Two processes follow it here, each with its own
 * look at the versions; the commands are those of the command line.
 */

const today = '2026-11-22';
const logged: string[] = [];
const log = {
  warn: (...said: unknown[]) => void logged.push(JSON.stringify(said)),
  error: (...said: unknown[]) => void logged.push(JSON.stringify(said)),
};

let office: Awaited<ReturnType<typeof testOffice>>;
let folder: string;
let processes: LiveCity[];

const startProcess = async (): Promise<LiveCity> => {
  const served = await beginCity(office.db, { folder, today, now: office.now });
  await warnOfOtherFolder(office.db, { folder, no: served.no, log });
  return openLiveCity(served, { db: office.db, log, today });
};

const run = (command: AdminCommand, argument: string, options: object = {}) =>
  command.run(office, argument, options);

const rewrite = async (name: string, from: string | RegExp, to: string): Promise<void> => {
  const file = join(folder, name);
  const before = await readFile(file, 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  await writeFile(file, after);
};

beforeAll(async () => {
  office = await testOffice();
  folder = await mkdtemp(join(tmpdir(), 'versions-'));
  await cp(pontianak, folder, { recursive: true });
  processes = await Promise.all([startProcess(), startProcess()]);
});
afterAll(async () => {
  for (const one of processes) one.stop();
  await office.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  logged.length = 0;
});

const phones = (): string[] => processes.map(({ catalogue }) => catalogue.city.office.phone);

test('the folder is the first version, however many processes start on it', async () => {
  const { json } = await run(cityVersionList, '');
  expect(json).toMatchObject({ versions: [{ no: 1, reason: `folder ${folder}` }] });
  expect(logged).toEqual([]);
  expect((await run(cityDiff, folder)).text).toBe('Nothing differs.');
});

test('what is taken in is live in every process, and whoever holds a whole catalogue keeps it', async () => {
  const [first] = processes;
  const held = first?.catalogue.now();
  await rewrite('city.yaml', city.office.phone, '(0561) 700000');
  const { text } = await run(cityImport, folder, { reason: 'Nomor telepon baru' });
  expect(text).toBe(`city.yaml office.phone: "${city.office.phone}" → "(0561) 700000"\nVersion 2 is live.`);
  await eventually(phones).toEqual(['(0561) 700000', '(0561) 700000']);
  expect(held?.city.office.phone).toBe(city.office.phone);
  expect((await run(cityImport, folder, { reason: 'Sekali lagi' })).text).toContain('nothing was changed');
});

describe('a bad change is refused with its mend and touches nothing', () => {
  let sound: Map<string, string>;
  const names = ['city.yaml', 'units.yaml', 'services/magang.yaml'];
  beforeAll(async () => {
    const read = names.map(async (name): Promise<[string, string]> => [
      name,
      await readFile(join(folder, name), 'utf8'),
    ]);
    sound = new Map(await Promise.all(read));
    const draft = { contactId: await addContact(office.db), service: 'magang', state: 'open' };
    const rest = { serviceVersion: '1', answers: {}, files: {}, expiresAt: new Date('2027-01-01') };
    const id = '00000000-0000-4000-8000-000000000001';
    await office.db.prisma.draft.create({ data: { id, ...draft, ...rest } });
  });

  test.each<[string, () => Promise<void>, RegExp]>([
    [
      'an example its field refuses',
      () => rewrite('services/magang.yaml', /example: .*/, "example: ''"),
      /^services\/magang\.yaml:\d+ fields\.\w+\.example/m,
    ],
    [
      'another time zone',
      () => rewrite('city.yaml', 'Asia/Pontianak', 'Asia/Jayapura'),
      /^city\.yaml:\d+ zone: is Asia\/Pontianak and stays so .*TZ_CITY/,
    ],
    [
      'a unit something is of',
      () => rewrite('units.yaml', 'code: persandian', 'code: sandi'),
      /^services\/\w+\.yaml:\d+ unit: takes /m,
    ],
    [
      'a service with forms',
      () => rm(join(folder, 'services/magang.yaml')),
      /services\/magang\.yaml:1 magang: 0 open requests and 1 forms are still of this service; keep it and close it/,
    ],
  ])('%s', async (_what, spoil, said) => {
    await spoil();
    const before = processes.map(({ catalogue }) => catalogue.now());
    const { ok, text } = await run(cityImport, folder, { reason: 'Perubahan yang salah' });
    for (const [name, content] of sound) await writeFile(join(folder, name), content);
    expect(text).toMatch(said);
    expect(ok).toBe(false);
    await Promise.all(processes.map(({ look }) => look()));
    expect(processes.map(({ catalogue }) => catalogue.now())).toEqual(before);
  });
});

describe('bad input into a folder is refused when it is taken in, and the live city goes on', () => {
  test.each(badCities)('$what', async ({ spoil, says }) => {
    const bad = join(folder, 'bad');
    await cp(pontianak, bad, { recursive: true });
    await spoil(bad);
    const { json: before } = await run(cityVersionList, '');
    const served = processes.map(({ catalogue }) => catalogue.now());
    const { ok, text } = await run(cityImport, bad, { reason: 'Folder yang salah' });
    await rm(bad, { recursive: true });
    expect(text).toMatch(says);
    expect(ok).toBe(false);
    await Promise.all(processes.map(({ look }) => look()));
    expect(processes.map(({ catalogue }) => catalogue.now())).toEqual(served);
    expect((await run(cityVersionList, '')).json).toEqual(before);
  });

  const set = (file: string, path: (string | number)[], value: string | { field: string; in: string[] }) => [
    { do: 'set' as const, file, path, value },
  ];
  const coworking = 'services/coworking.yaml';
  test.each<[string, CityEdit[], RegExp]>([
    [
      'a field that refers to nothing',
      set(coworking, ['fields', 0, 'when'], { field: 'nirwana', in: ['ya'] }),
      /^services\/coworking\.yaml:\d+ fields\.\w+\.when.*"nirwana"/m,
    ],
    [
      'an example its own field refuses',
      set(coworking, ['fields', 0, 'example'], 'a'),
      /^services\/coworking\.yaml:\d+ fields\.\w+\.example: its example "a" is not accepted/m,
    ],
    [
      'the code of another service',
      set(coworking, ['code'], 'data'),
      /^services\/coworking\.yaml:1 code: the file is called coworking\.yaml; call it data\.yaml/m,
    ],
    [
      'an emblem that is not there',
      set('city.yaml', ['emblem'], 'lambang.png'),
      /^lambang\.png:1 file: cannot be found/m,
    ],
  ])('an edit from chat or desk: %s', async (_what, edits, said) => {
    const before = await liveCityNo(office.db.pool);
    const { live, lines, problems } = await tryEdits(office.db, edits, today);
    expect(problems.join('\n')).toMatch(said);
    expect(lines).toEqual([]);
    expect([live, await liveCityNo(office.db.pool)]).toEqual([before, before]);
  });

  test('an SOP of Jum’at, quotes, emoji and steps of 900 characters is taken, and no other service is another', async () => {
    const steps = [
      `Setiap Jum'at pukul 08.00: "tepat waktu" # 🙂`,
      'Petugas memeriksa berkas. '.repeat(35).trim(),
      "- Kata 'dalam' kutip: {bukan} & *bukan*",
    ];
    const parts = await cityPartsAt(office.db.pool, await liveCityNo(office.db.pool));
    const file = 'services/magang.yaml';
    const { change } = applyEdits(parts, [{ do: 'set', file, path: ['sop'], value: steps }]);
    const [before, after] = await Promise.all(
      [parts, changed(parts, change ?? new Map<string, string>())].map((all) => catalogueOfParts(all, today)),
    );
    expect(after?.byCode.get('magang')?.sop).toEqual(steps);
    const others = (catalogue = before) => catalogue?.services.filter(({ code }) => code !== 'magang');
    expect(others(after)).toEqual(others());
  });
});

test('a folder that was changed behind the database is not served, and that is said', async () => {
  await rewrite('city.yaml', '(0561) 700000', '(0561) 711111');
  const late = await startProcess();
  expect(late.catalogue.city.office.phone).toBe('(0561) 700000');
  expect(logged).toHaveLength(1);
  expect(logged[0]).toContain('admin city import');
  late.stop();
  await rewrite('city.yaml', '(0561) 711111', '(0561) 700000');
});

test('what is exported is what is served, byte for byte, and files that are gone go', async () => {
  const out = join(folder, 'out');
  await cp(pontianak, out, { recursive: true });
  await writeFile(join(out, 'services/lama.yaml'), 'code: lama\n');
  await writeFile(join(out, 'README.md'), 'Milik kantor.');
  await run(cityExport, out);
  expect((await run(cityDiff, out)).text).toBe('Nothing differs.');
  expect(await readFile(join(out, 'city.yaml'), 'utf8')).toBe(
    await readFile(join(folder, 'city.yaml'), 'utf8'),
  );
  expect(await readdir(out)).toContain('README.md');
  expect(await readdir(join(out, 'services'))).not.toContain('lama.yaml');
  await rm(out, { recursive: true });
});

test('an earlier version is put back as a new one; each change stands in the history, which holds', async () => {
  const { text } = await run(cityRestore, '1', { reason: 'Nomor lama kembali' });
  expect(text).toContain('Version 3 is live.');
  await eventually(phones).toEqual([city.office.phone, city.office.phone]);
  const events = await adminEvents(office.db.pool);
  expect(events.map(({ action, about, actor }) => [action, about, actor])).toEqual([
    ['city_imported', 'versi 2', 'npm run admin'],
    ['city_restored', 'versi 3', 'npm run admin'],
  ]);
  expect(events[1]?.note?.replace(/\b\w{64}\b/, 'SHA')).toBe(
    `Nomor lama kembali (versi 1)\nsha256 SHA\ncity.yaml office.phone: "(0561) 700000" → "${city.office.phone}"`,
  );
  expect(await run(auditVerify, '')).not.toHaveProperty('ok', false);
  await expect(run(cityRestore, '9', { reason: 'Tidak ada' })).rejects.toThrow('There is no version 9');
});

test('commands go by the live city, not by the folder', async () => {
  await rewrite('units.yaml', /$/, '- code: statistik\n  name: Bidang Statistik\n  law: draf\n');
  await run(cityImport, folder, { reason: 'Bidang baru' });
  expect((await cityUnits(office)).codes).toContain('statistik');
});

test('what a service asked before is known in every process, for the requests that were sent then', async () => {
  await rewrite('services/kunjungan.yaml', /  - key: agenda\n(?:    .*\n)+\n?/, '');
  const { text } = await run(cityImport, folder, { reason: 'Agenda tidak ditanyakan lagi' });
  expect(text).toContain('is live');
  const late = await startProcess();
  const asked = [...processes, late].map(({ catalogue }) => () => {
    const keysOf = (fields: readonly { key: string }[] = []) => fields.map(({ key }) => key);
    const now = keysOf(catalogue.byCode.get('kunjungan')?.fields);
    const before = keysOf(catalogue.former?.get('kunjungan')?.[0]?.fields);
    return [now.includes('agenda'), before.includes('agenda')];
  });
  for (const one of asked) await eventually(one).toEqual([false, true]);
  late.stop();
});
