import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { asnImport } from '../../../app/admin/asn-import.ts';
import { sealedPlaces } from '../../../app/places.ts';
import { runJson, testOffice } from './office.ts';

let office: Awaited<ReturnType<typeof testOffice>>;
let folder: string;
beforeEach(async () => {
  office = await testOffice();
  folder = await mkdtemp(join(tmpdir(), 'teman-asn-'));
});
afterEach(async () => {
  await office.close();
  await rm(folder, { recursive: true });
});

const andi = '198503152010011001,Andi,Kasubbag,Dinas Pendidikan,081200000011';
const dewi = '197608212003122002,Dewi,Kepala,Dinas Pendidikan,081200000012';
const rizky = '199002102015031003,Rizky,Pranata Komputer,Dinas Kesehatan,081200000013';

type Done = { added: number; updated: number; unchanged: number; left: number; rejected: { line: number }[] };

const imports = async (rows: string[], options: object = {}) => {
  const path = join(folder, 'asn.csv');
  await writeFile(path, ['nip,nama,jabatan,perangkat_daerah,hp', ...rows].join('\n'));
  return runJson<Done>(office, asnImport, { argument: path, ...options });
};

const present = async () =>
  (await office.db.prisma.employee.findMany({ where: { leftAt: null }, orderBy: { name: 'asc' } })).map(
    ({ name }) => name,
  );

test('people are added with their NIP sealed and found by its key', async () => {
  expect((await imports([andi, dewi])).json).toMatchObject({
    added: 2,
    updated: 0,
    unchanged: 0,
    left: 0,
    rejected: [],
  });
  const row = await office.db.prisma.employee.findUniqueOrThrow({
    where: { nipKey: office.vault.key('198503152010011001') },
  });
  expect(row).toMatchObject({
    name: 'Andi',
    position: 'Kasubbag',
    agency: 'Dinas Pendidikan',
    phone: '+6281200000011',
  });
  expect(row.nip).toMatch(/^v2\./);
  expect(office.vault.open(row.nip, sealedPlaces.employeeNip(row.id))).toBe('198503152010011001');
});

test('a second import updates who changed, in place, and leaves the others', async () => {
  await imports([andi, dewi]);
  const before = await office.db.prisma.employee.findFirstOrThrow({ where: { name: 'Andi' } });
  const again = await imports([andi.replace('081200000011', '081200000099'), dewi, rizky]);
  expect(again.json).toMatchObject({ added: 1, updated: 1, unchanged: 1 });
  const after = await office.db.prisma.employee.findFirstOrThrow({ where: { name: 'Andi' } });
  expect(after).toMatchObject({ id: before.id, phone: '+6281200000099', nip: before.nip });
});

test('who is missing has left only with --complete, and comes back when named again', async () => {
  await imports([andi, dewi]);
  expect((await imports([dewi])).json.left).toBe(0);
  expect(await present()).toEqual(['Andi', 'Dewi']);
  expect((await imports([dewi], { complete: true })).json.left).toBe(1);
  expect(await present()).toEqual(['Dewi']);
  expect((await imports([andi])).json).toMatchObject({ added: 0, updated: 1 });
  expect(await present()).toEqual(['Andi', 'Dewi']);
});

test('with --complete nobody leaves because of a typing mistake in their row', async () => {
  await imports([andi, dewi, rizky]);
  const done = await imports([dewi, andi.replace('081200000011', '12')], { complete: true });
  expect(done.json).toMatchObject({ left: 1, rejected: [{ line: 3 }] });
  expect(await present()).toEqual(['Andi', 'Dewi']);
  await expect(imports([dewi, andi.replace('1985', '')], { complete: true })).rejects.toThrow(
    /every nip can be read/,
  );
  await expect(imports([], { complete: true })).rejects.toThrow(/would mark everybody as left/);
  expect(await present()).toEqual(['Andi', 'Dewi']);
});

test('a dry run tells the same and changes nothing', async () => {
  await imports([andi]);
  const rows = [andi.replace('Kasubbag', 'Kabid'), dewi, 'x,A,B,C,0812'];
  const { json, text, ok } = await imports(rows, { dryRun: true });
  expect(json).toMatchObject({ dryRun: true, added: 1, updated: 1, rejected: [{ line: 4 }] });
  expect(text).toMatch(
    /^Line 4: nip must be digits only; hp is no telephone number\nWould be: 1 added, 1 updated/,
  );
  expect(ok).toBeUndefined();
  expect(await office.db.prisma.employee.findMany()).toMatchObject([{ name: 'Andi', position: 'Kasubbag' }]);
});

test('a file of bad rows only is a failure, as is one that is not there', async () => {
  expect((await imports(['1,2,3,4,5'])).ok).toBe(false);
  await expect(runJson(office, asnImport, { argument: join(folder, 'none.csv') })).rejects.toThrow(
    /cannot be read \(ENOENT\)/,
  );
});

test('two imports of the same people at once make each person once', async () => {
  const [first, second] = await Promise.all([imports([andi, dewi]), imports([andi, dewi])]);
  expect([first.json.added, second.json.added].sort()).toEqual([0, 2]);
});

test('a register of five thousand is imported and imported again in seconds', async () => {
  const nip = (n: number) =>
    `${1960 + (n % 40)}03152010011${String(1 + Math.floor(n / 40)).padStart(3, '0')}`;
  const rows = Array.from({ length: 5_000 }, (_, n) => `${nip(n)},P${n},J,OPD,0812${String(10_000_000 + n)}`);
  expect((await imports(rows)).json).toMatchObject({ added: 5_000, rejected: [] });
  expect((await imports(rows)).json).toMatchObject({ unchanged: 5_000 });
});
