import type { FieldContext, Reading } from '../field.ts';
import type { Field, FieldOf } from '../field-schema.ts';
import { fold, foldWords } from '../../kernel/fold.ts';
import { readField } from '../index.ts';
import { amountsIn } from '../read/amounts.ts';
import { inPeople } from '../read/spoken-numbers.ts';
import { countsPeople } from '../read/units.ts';
import { after, applies, type Filled, type Several } from './filled.ts';

/** Kinds of answers that words tell by themselves, whatever is asked; the surest first. */
const order = [
  'email',
  'url',
  'nip',
  'phone',
  'slot',
  'date',
  'time_range',
  'integer',
  'choice',
  'multi_choice',
];

const rank = new Map<string, number>(order.map((type, at) => [type, at]));
/** Whether answers of this kind are told by their words, whatever is asked. */
export const isToldApart = (type: string): boolean => rank.has(type);
const rankOf = ({ type }: Field): number => rank.get(type) ?? order.length;

/** The fields of these kinds, the surest kind first. */
const ranked = (fields: readonly Field[]): Field[] =>
  fields.filter(({ type }) => isToldApart(type)).sort((a, b) => rankOf(a) - rankOf(b));

/** Two days with what joins them: the first is the beginning, the second the end. */
const fromTo =
  /^(?:(.*?)(?<![\p{L}])(?:mulai|dari|tgl|tanggal)(?![\p{L}]))?(.+?) (?:sampai(?: dengan)?|sampe|smp|smpai|ampe|hingga|selesai(?:nya)?|berakhir|s ?\.? ?\/? ?d\.?|-) (?:dengan )?(.+)$/u;

/** "Tgl 7 desember selama 2 bulan": the beginning, and how long. */
const lasting = /^()((?:mulai |dari )?.*\d.*) (?:selama|slama|slm) (\S.*)$/u;

const ends = /selesai|sampai|akhir/i;

/** Whether an amount in the text has the field's own unit: a number without one may be anything. */
const hasOwnUnit = (text: string, unit: string | undefined): boolean =>
  amountsIn(inPeople(text), unit).amounts.some((amount) => amount.unit.is === 'own' && !amount.elsewhere);

/** Options called by words that are said of anything name nothing. */
const ofAnything = new Set(['lainnya', 'email', 'melihat', 'baru', 'website', 'web', 'berita']);
/** Other names of options that are said of anything, or of whoever or whatever a sentence is about. */
const alsoOfAnything = new Set([
  ...ofAnything,
  ...'lain,lain lain,data,media,konten,umum,keuangan,administrasi,keamanan,security,software,file,dikirim,kirim saja,datang,jemput,pelayanan,petugas,staf,pegawai,dosen,peneliti,profesi,online,live,percobaan,testing,dev,development,komputer,monitor,gambar,mutasi,pensiun,reset,publikasi,jaringan,server,domain'.split(
    ',',
  ),
]);

type Option = { id: string; label: string; also?: string | undefined };

/** What an option is called, as it is compared. */
const namesOf = ({ label, also = '' }: Option): string[] => [
  ...[foldWords(label)].filter((name) => !ofAnything.has(name)),
  ...also
    .split(',')
    .map((name) => foldWords(name))
    .filter((name) => name !== '' && !alsoOfAnything.has(name)),
];

/** The options of a list that a text names with all the words of one of their names, and with which. */
const optionsNamed = (text: string, options: readonly Option[]): { id: string; name: string }[] => {
  const words = ` ${foldWords(text)} `;
  return options.flatMap((option) => {
    const name = namesOf(option).find((one) => words.includes(` ${one} `));
    return name === undefined ? [] : [{ id: option.id, name }];
  });
};

type Left = { text: string; filled: Filled[] };

const keep = ({ filled }: Left, field: Field, reading: Reading): Left | null =>
  reading.ok === false ? null : { text: reading.rest, filled: [...filled, { key: field.key, reading }] };

/** "Peserta 200", "jumlahnya 12": people, counted behind their word. */
const counted =
  /(?<!\p{L})(?:jumlah )?(?:peserta|anggota|jumlah|total)(?:nya)?(?: (?:orang|peserta))?[ :]+(\d{1,4})(?![\d.:/-]| ?(?:jam|hari|bulan|minggu|tahun|gb|%))/u;

/** A number of people that is told by the word before it. */
const readCounted = (left: Left, field: FieldOf<'integer'>, context: FieldContext): Left | null => {
  const number = countsPeople(field.unit) ? counted.exec(left.text)?.[1] : undefined;
  if (number === undefined) return null;
  const reading = readField({ text: number }, field, context);
  if (reading.ok === false) return null;
  const text = left.text.replace(counted, ' ').trim();
  return { text, filled: [...left.filled, { key: field.key, reading }] };
};

const readOne = (left: Left, field: Field, context: FieldContext): Left | null => {
  const { text } = left;
  if (field.type === 'integer' && !hasOwnUnit(text, field.unit)) return readCounted(left, field, context);
  if (field.type === 'choice' || field.type === 'multi_choice') {
    const named = optionsNamed(text, field.options);
    if (named.length === 0 || (field.type === 'choice' && named.length > 1)) return null;
    const value = field.type === 'choice' ? (named[0]?.id ?? '') : named.map(({ id }) => id);
    const rest = named.reduce(
      (each, { name }) => ` ${each} `.replace(` ${name} `, ' ').trim(),
      foldWords(text),
    );
    return keep(left, field, { ok: true, value, rest });
  }
  // A date beside hours, or of another field, is told by the word before it.
  if (field.type === 'date' && ends.test(field.label) && !/sampai|hingga|selesai|s\/d|berakhir/.test(text))
    return null;
  return keep(left, field, readField({ text }, field, context));
};

const periodOf = (left: Left, fields: readonly Field[], context: FieldContext): Left => {
  const [start, end] = [false, true].map((last) =>
    fields.find(({ type, label }) => type === 'date' && ends.test(label) === last),
  );
  if (!start || !end) return left;
  const [, before = '', from, to] = fromTo.exec(left.text) ?? lasting.exec(left.text) ?? [];
  if (from === undefined || to === undefined) return left;
  // "1 sampai 15 desember": both are of the month that is named.
  const day = /^\s*(?:tgl|tanggal)? ?(\d{1,2})\s*$/u.exec(from)?.[1];
  const begun = day === undefined ? from : to.replace(/^\D*\d{1,2}/u, day);
  const first = readField({ text: begun }, start, context);
  if (first.ok === false) return left;
  const known = after(context, [{ key: start.key, reading: first }]);
  const second = readField({ text: to }, end, known);
  if (second.ok === false) return left;
  return {
    text: [before.trim(), first.rest, second.rest].filter((part) => part !== '').join(' '),
    filled: [...left.filled, { key: start.key, reading: first }, { key: end.key, reading: second }],
  };
};

/**
 * What a whole sentence tells of the fields of a form, wherever it stands: days and hours, numbers with their unit,
 * telephone numbers and addresses, and options by their full name. Free text is left in `rest`; a field that is not told
 * for sure is left out.
 */
export const readScattered = (text: string, fields: readonly Field[], context: FieldContext): Several => {
  const begun: Left = { text: fold(text.slice(0, 300)), filled: [] };
  const dated = periodOf(begun, fields, context);
  const found = ranked(fields).reduce((left, field) => {
    const known = after(context, left.filled);
    if (left.filled.some(({ key }) => key === field.key) || !applies(field, known)) return left;
    return readOne(left, field, known) ?? left;
  }, dated);
  const inOrder =
    found.filled.length < 2
      ? found.filled
      : fields.flatMap(({ key }) => found.filled.filter((one) => one.key === key));
  return {
    filled: inOrder,
    rest: found.text.trim() === '' ? [] : [found.text.trim()],
    sure: inOrder.every(({ reading }) => reading.ok === true),
  };
};
