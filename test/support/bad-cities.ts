import { copyFile, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What somebody does wrong in the folder of a city, and the line that tells where and how to mend it. */
export type BadCity = { what: string; spoil(folder: string): Promise<void>; says: RegExp };

const magang = 'services/magang.yaml';

const rewrite =
  (name: string, from: string | RegExp, to: string) =>
  async (folder: string): Promise<void> => {
    const file = join(folder, name);
    const before = await readFile(file, 'utf8');
    const after = before.replace(from, () => to);
    if (after === before) throw new Error(`${name} has no ${String(from)}`);
    await writeFile(file, after);
  };

const withEmblem =
  (bytes: Buffer) =>
  async (folder: string): Promise<void> => {
    await rewrite('city.yaml', /^zone:/m, 'emblem: lambang.png\nzone:')(folder);
    await writeFile(join(folder, 'lambang.png'), bytes);
  };

/** Each kind of bad input, done to a copy of a whole city. */
export const badCities: BadCity[] = [
  {
    what: 'two services with one code, in one file each',
    spoil: rewrite(magang, /^code: magang$/m, 'code: data'),
    says: /^services\/magang\.yaml:1 code: .*(call it data\.yaml|give each service a code of its own)/m,
  },
  {
    what: 'two files of one service',
    spoil: (folder) => copyFile(join(folder, magang), join(folder, 'services/magang.yml')),
    says: /^services\/magang\.ya?ml:1 code: "magang" stands twice; give each service a code of its own\.$/m,
  },
  {
    what: 'a field that refers to nothing',
    spoil: rewrite('services/coworking.yaml', 'amountFrom: jumlah_orang', 'amountFrom: nirwana'),
    says: /^services\/coworking\.yaml:\d+ fields\.waktu\.uses\.1\.amountFrom: it refers to "nirwana", which is no field/m,
  },
  {
    what: 'an example its own field refuses',
    spoil: rewrite('services/coworking.yaml', "example: '4'", "example: '40'"),
    says: /^services\/coworking\.yaml:\d+ fields\.jumlah_orang\.example: its example "40" is not accepted .*; write one that is/m,
  },
  {
    what: 'a tab',
    spoil: rewrite(magang, /^ {2}- key:/m, '\t- key:'),
    says: /^services\/magang\.yaml:\d+ yaml: a tab stands where spaces must; indent with spaces only\.$/m,
  },
  {
    what: 'a key twice',
    spoil: rewrite(magang, /^unit:/m, 'unit: ikp\nunit:'),
    says: /^services\/magang\.yaml:\d+ yaml: this key stands twice; keep one of them\.$/m,
  },
  {
    what: 'ten megabytes',
    spoil: (folder) => writeFile(join(folder, magang), 'a: b # '.padEnd(10_000_000, 'x')),
    says: /^services\/magang\.yaml:1 file: has 9766 KB, at most 256 KB are read; make it shorter\.$/m,
  },
  {
    what: 'a link out of the folder',
    spoil: async (folder) => {
      await rm(join(folder, magang));
      await symlink('/etc/hostname', join(folder, magang));
    },
    says: /^services\/magang\.yaml:1 file: is a link out of the folder of the city; put the file itself there\.$/m,
  },
  {
    what: 'an emblem that is no picture',
    spoil: withEmblem(Buffer.from('Ini bukan gambar')),
    says: /^city\.yaml:\d+ emblem: lambang\.png is no picture that can be opened; save it as PNG or JPG\.$/m,
  },
  {
    what: 'letters of another encoding',
    spoil: (folder) => writeFile(join(folder, magang), Buffer.from([0x63, 0xff, 0xfe])),
    says: /^services\/magang\.yaml:1 file: is not UTF-8; save it in that encoding\.$/m,
  },
];
