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

const course = 'services/kursus.yaml';

/** What YAML lets through though nobody means it, and other slips of one file, done to a copy of the small city. */
export const badFiles: BadCity[] = [
  {
    what: 'a list of lists of references',
    spoil: (folder) => writeFile(join(folder, course), 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n'),
    says: /^services\/kursus\.yaml:[12] yaml: (write the text itself, not a reference \(\*\)|"&[ab]" would not be read; .*)\.$/m,
  },
  {
    what: 'a text that begins with &, of which a part would be lost',
    spoil: rewrite(course, /^title: /m, 'title: &Co '),
    says: /^services\/kursus\.yaml:\d+ yaml: "&Co" would not be read; put a text that begins with & between double quotes\.$/m,
  },
  {
    what: 'a tag',
    spoil: rewrite(course, /^version: .*$/m, 'version: !!timestamp 2026-11-01'),
    says: /^services\/kursus\.yaml:\d+ yaml: put a text that begins with ! between double quotes\.$/m,
  },
  {
    what: 'another version of YAML, in which yes is true and 0561 another number',
    spoil: rewrite(course, /^/, '%YAML 1.1\n---\n'),
    says: /^services\/kursus\.yaml:1 yaml: remove the line that begins with %\.$/m,
  },
  {
    what: 'a date with a time',
    spoil: (folder) => writeFile(join(folder, 'holidays.yaml'), '- date: 2026-12-01T00:00:00Z\n  name: A\n'),
    says: /^holidays\.yaml:1 1\.date: correct it \(write a date such as 2026-10-23, in quotes\)/m,
  },
  {
    what: 'a number between quotes',
    spoil: rewrite(course, /^promiseWorkingDays: .*$/m, "promiseWorkingDays: '5'"),
    says: /^services\/kursus\.yaml:\d+ promiseWorkingDays: takes a number, not "5"; write it without quotes: 5\.$/m,
  },
  {
    what: 'a number with a zero before it',
    spoil: rewrite(course, /^promiseWorkingDays: .*$/m, 'promiseWorkingDays: 010'),
    says: /^services\/kursus\.yaml:\d+ promiseWorkingDays: takes a number, not "010"\.$/m,
  },
  {
    what: 'a step with a colon in it',
    spoil: rewrite(course, /^sop:\n/m, 'sop:\n  - Anda: datang\n'),
    says: /^services\/kursus\.yaml:\d+ sop\.1: takes text, not a group of keys; put the whole text between double quotes/m,
  },
  {
    what: 'a key without a space behind its colon',
    spoil: rewrite(course, /^summary: /m, 'summary:'),
    says: /^services\/kursus\.yaml:\d+ yaml: write "key: text" with a space behind the colon/m,
  },
  {
    what: 'an empty file',
    spoil: (folder) => writeFile(join(folder, course), '# nanti\n'),
    says: /^services\/kursus\.yaml:1 file: is empty; write a group of keys there or remove it\.$/m,
  },
  {
    what: 'twenty thousand lists within one another',
    spoil: (folder) => writeFile(join(folder, course), `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}`),
    says: /^services\/kursus\.yaml:1 yaml: more lies within one another here than any file needs; take it apart\.$/m,
  },
  {
    what: 'signs that nobody sees',
    spoil: rewrite(course, /^title: .*$/m, 'title: "Kursus \\u202E \\u0000"'),
    says: /^services\/kursus\.yaml:\d+ yaml: has a sign that nobody sees \(U\+202E\); remove it\.$/m,
  },
  {
    what: 'a title of two lines',
    spoil: rewrite(course, /^title: .*$/m, 'title: |\n  Kursus\n  singkat'),
    says: /^services\/kursus\.yaml:\d+ title: correct it \(write it on one line\)/m,
  },
  {
    what: 'the title of another service',
    spoil: rewrite('services/keluhan.yaml', /^title: .*$/m, 'title: kursus  SINGKAT'),
    says: /^services\/kursus\.yaml:\d+ title: the title is that of "keluhan", too; give each service a title of its own\.$/m,
  },
  {
    what: 'a key that every object has',
    spoil: (folder) => writeFile(join(folder, 'texts.yaml'), '__proto__:\n  x: y\n'),
    says: /^texts\.yaml:1 yaml: no key is called __proto__; remove or correct it\.$/m,
  },
  {
    what: 'a brace that is left open',
    spoil: (folder) => writeFile(join(folder, 'texts.yaml'), "form:\n  exampleText: 'Misalnya: {example'\n"),
    says: /^texts\.yaml:2 form\.exampleText: has a \{ or \} that holds no name of a parameter; complete or remove it\.$/m,
  },
  {
    what: 'a condition that waits for itself',
    spoil: rewrite(
      'services/keluhan.yaml',
      /^( +)(label: .*)$/m,
      '    label: Tentang\n    when: { field: tentang, in: [lainnya] }',
    ),
    says: /^services\/keluhan\.yaml:\d+ fields\.tentang\S*: it refers to "tentang", which comes later|refers to itself/m,
  },
  {
    what: 'a file in place of the folder of services',
    spoil: async (folder) => {
      await rm(join(folder, 'services'), { recursive: true });
      await writeFile(join(folder, 'services'), 'x');
    },
    says: /^services:1 file: is no folder; make it one, with a file a service\.$/m,
  },
];
