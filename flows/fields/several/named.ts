import { said } from '../../kernel/lexicon/said.ts';
import { foldWords } from '../../kernel/fold.ts';
import type { Field, FieldType, Holds } from '../field-schema.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** What people call a field by what is answered there, whatever its title. */
const byType: Partial<Record<FieldType, ReadonlySet<string>>> = {
  slot: set('jam waktu tanggal hari jadwal'),
  time_range: set('jam waktu'),
  date: set('tanggal hari'),
  phone: set('nomor no hp wa telepon telpon kontak'),
  integer: set('jumlah orang peserta berapa'),
  email: set('email imel surel alamat'),
  url: set('link tautan url'),
  location: set('lokasi tempat alamat'),
};
const byContent: Partial<Record<Holds, ReadonlySet<string>>> = {
  person: set('nama orang pj pic cp'),
  people: set('nama peserta anggota'),
  when: set('waktu kejadian'),
  institution: set('nama instansi sekolah kampus universitas lembaga asal kantor komunitas'),
  study: set('jurusan prodi'),
  position: set('jabatan'),
  place: set('tempat lokasi alamat'),
  subject: set('nama judul kegiatan acara agenda topik tema keperluan'),
  title: set('judul topik tema'),
};

/** What any field may be called. */
export const fieldNames: ReadonlySet<string> = new Set(
  [...Object.values(byType), ...Object.values(byContent)].flatMap((names) => [...names]),
);

/** Words that may stand before the name of a field. */
const before = set('yang isian bagian jawaban untuk di ini itu tadi saya');

/** "Jamnya" is "jam". */
export const bare = (word: string): string => word.replace(/(?:nya|nye|ku)$/, '');

/** What a word of a label is called for short. */
const forShort = new Map([
  ['os', 'operasi'],
  ['storage', 'simpan'],
  ['kapasitas', 'simpan'],
  ['space', 'simpan'],
  ['listrik', 'daya'],
  ['merk', 'merek'],
  ['tipe', 'merek'],
]);
/** What is done, as what a label calls it: "dipimpin pak asisten". */
export const doneAs: ReadonlyMap<string, string> = new Map<string, string>([
  ['dipimpin', 'pimpinan'],
  ['dihadiri', 'hadir'],
  ['bertempat', 'tempat'],
  ['berlokasi', 'lokasi'],
  ['berjudul', 'judul'],
  ['bertema', 'tema'],
  ['dimulai', 'mulai'],
  ['dimulainya', 'mulai'],
  ['berakhir', 'selesai'],
  ['berjumlah', 'jumlah'],
  ['bertanggung', 'penanggung'],
  ['mimpin', 'pimpinan'],
  ['memimpin', 'pimpinan'],
  ...['ngurus', 'mengurus', 'urus', 'megang', 'pegang', 'mengelola', 'ngelola'].map(
    (word) => [word, 'pj'] as const,
  ),
]);

const onlyOfPhone = set('hp wa telepon telpon nomor no kontak');
const isCalled = (typed: string, field: Field): number => {
  const word = forShort.get(typed) ?? typed;
  if (foldWords(field.label).split(' ').includes(word)) return 2;
  const holds = field.type === 'text' ? field.holds : undefined;
  return byType[field.type]?.has(word) || (holds && byContent[holds]?.has(word)) ? 1 : 0;
};

/** Of a few words the fields they call by name, those that fit best: "jamnya", "tanggal mulai", "jumlah orangnya jadi 4". */
export const fieldsNamed = (text: string, fields: readonly Field[]): Field[] => {
  const words = said(text)
    .words.map(({ word }) => doneAs.get(word) ?? bare(word))
    .filter((word) => !before.has(word));
  const names: string[] = [];
  for (const word of words.slice(0, 3)) {
    if (!fields.some((field) => isCalled(word, field) > 0)) break;
    names.push(word);
  }
  if (names.length === 0) return [];
  const scores = fields.map((field) => names.reduce((sum, name) => sum + isCalled(name, field), 0));
  const best = Math.max(...scores);
  const fitting = fields.filter((_, at) => scores[at] === best);
  // "Penanggung jawab" is that field, not the telephone number of one.
  const whole = fitting.filter(({ label }) =>
    foldWords(label)
      .split(' ')
      .every((word) => names.includes(word)),
  );
  if (whole.length === 1) return whole;
  // "Hp narahubung" is a number, and nobody's name.
  const numbers = onlyOfPhone.has(names[0] ?? '') ? fitting.filter(({ type }) => type === 'phone') : [];
  if (numbers.length === 1) return numbers;
  // "Nama sekolah": the last of the words tells most.
  const byLast = fitting.filter((field) => isCalled(names.at(-1) ?? '', field) > 0);
  return byLast.length > 0 ? byLast : fitting;
};

/** "Instansi", "jumlah orangnya": the one field that a few words name and say nothing else of. */
export const onlyNamed = (text: string, fields: readonly Field[]): Field | undefined => {
  const words = said(text)
    .words.map(({ word }) => doneAs.get(word) ?? bare(word))
    .filter((word) => !before.has(word));
  const [only, ...others] = words.length > 0 && words.length < 4 ? fieldsNamed(text, fields) : [];
  const ofPerson = only?.type === 'phone' && onlyOfPhone.has(words[0] ?? '');
  const calls = (word: string): boolean =>
    (ofPerson ? fields : [only]).some((field) => field !== undefined && isCalled(word, field) > 0);
  return only && others.length === 0 && words.every(calls) ? only : undefined;
};
