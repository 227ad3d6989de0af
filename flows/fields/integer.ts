import type { FieldKind, Reading } from './field.ts';
import { dotted, fieldTexts as say } from './field-texts.ts';
import { fold } from '../kernel/fold.ts';
import { ask, readText, refuse, take } from './read/give.ts';
import { amountsIn, withoutAmounts, type Amount } from './read/amounts.ts';
import { meantOf } from './read/denials.ts';
import { withoutHedges } from './read/hedges.ts';
import { leftOver } from './read/left-over.ts';
import { productIn } from './read/product.ts';
import { withMe } from './read/with-me.ts';
import { countsPeople, unitOf } from './read/units.ts';
import { inPeople } from './read/spoken-numbers.ts';
import { plain } from '../kernel/plain.ts';
import type { FieldOf } from './field-schema.ts';

type IntegerField = FieldOf<'integer'>;

/** More words than this around a number, and it may be about something else. */
const longest = 320;

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const own = set(
  'ada sebanyak sejumlah total totalnya semua semuanya keseluruhan seluruhnya kurang cuma cuman cm hanya hny akan mau untuk utk sama dengan dgn butuh perlu pakai pake kira jumlah jml jlh jumlahnye berjumlah terdiri dari kapasitas kebutuhan di dalam dan serta termasuk cukup sekian kayaknya pasti fix jelas sudah sm bersama beserta berisi isi anggota anggotanya',
);
const ownOfPeople = new Set([
  ...own,
  ...set(
    'laki-laki ikut hadir datang orang org orangnya peserta pesertanya laki perempuan cowok cewek cowo cewe lk pr putra putri mahasiswa mhsiswa mhs siswa satu tim group grup rombongan',
  ),
]);
const ownOfThings = new Set([...own, ...set('buah unit')]);

const ownWords = ({ unit }: IntegerField): ReadonlySet<string> => {
  if (countsPeople(unit)) return ownOfPeople;
  return /^(?:GB|watt|bulan)$/i.test(unit ?? '') ? own : ownOfThings;
};

const trouble = (value: number, field: IntegerField): string | null =>
  value < field.min || value > field.max ? say.outOfRange(field, value) : null;

const shown = (value: number, { unit }: Pick<IntegerField, 'unit'>): string =>
  `${dotted(value)}${unit ? ` ${unit}` : ''}`;

const inRange = (value: number, field: IntegerField): boolean =>
  Number.isInteger(value) && trouble(value, field) === null;

/** Several numbers: those that would pass, to choose one of. */
const several = (values: readonly number[], field: IntegerField): Reading =>
  refuse(
    say.manyNumbers(field, field.min, field.max),
    [...new Set(values)]
      .filter((value) => inRange(value, field))
      .slice(0, 4)
      .map((value) => ({ label: shown(value, field), text: String(value) })),
  );

/** "10-15 orang", "10 atau 12": no one number, though only the last of them has its unit. */
const span =
  /(?<![\d.,:/-])(\d+)(?: ?(?:orang|org|watt|gb|u|unit))? ?(?:-|~|\/|s ?\.? ?\/? ?d\.?|sampai(?: dengan)?|sampe|hingga|atau|ato|atw|or|to) ?(\d+)(?![\d.:/-]| ?(?:jan|feb|mar|apr|mei|jun|jul|agu|sep|okt|nov|des|wib|pagi|siang|sore))/u;
const afterTime = /(?<!\p{L})(?:jam|pukul|pkl|tgl|tanggal) ?$/u;

const spanIn = (text: string): [number, number] | null => {
  const found = span.exec(text);
  if (!found || afterTime.test(text.slice(0, found.index))) return null;
  return found[1] === found[2] ? null : [Number(found[1]), Number(found[2])];
};

/** The numbers that can be the answer: those with the field's own unit, or those that belong to nothing else. */
const candidates = (amounts: readonly Amount[]): Amount[] => {
  const withUnit = amounts.filter(({ unit }) => unit.is === 'own');
  if (withUnit.length === 0) return amounts.filter(({ elsewhere }) => !elsewhere);
  // "25 (25) orang" is one number written twice.
  return amounts.filter(
    (amount) =>
      amount.unit.is === 'own' ||
      (amount.unit.is === 'none' &&
        !amount.elsewhere &&
        withUnit.some(({ value }) => value === amount.value)) ||
      (amount.unit.is === 'none' && !amount.elsewhere && amount.end >= (withUnit[0]?.at ?? 0) - 2),
  );
};

const anybody = /^(?:orang|org|urang|orng)(?:nya)?$/;
const joins = /(?<!\p{L})(?:dan|dn|sama|serta|plus|dengan|dgn|ada|sebanyak|jumlah)(?!\p{L})/gu;

/** Who is counted by each amount: its own word, or what stands before it: "perangkat desa 8 orang, bpd 5 orang". */
const countedBy = (text: string, amounts: readonly Amount[]): string[] =>
  amounts.map(({ word, at }, index) => {
    if (!anybody.test(word)) return word;
    const before = text.slice(amounts[index - 1]?.end ?? 0, at).replace(joins, ' ');
    return /\p{L}{2}[\p{L} ]*$/u.exec(before)?.[0].trim() ?? 'orang';
  });

/** "2 guru dan 20 siswa": parts of one whole; "3 orang, 2 laki-laki 1 perempuan" names the whole first. */
const totalOf = (text: string, amounts: readonly Amount[]): number | null => {
  const counted = new Set(countedBy(text, amounts));
  if (counted.size !== amounts.length || !amounts.every(({ unit }) => unit.is === 'own')) return null;
  const sum = amounts.reduce((all, { value }) => all + value, 0);
  const whole = amounts.length > 2 ? amounts.find(({ value }) => value * 2 === sum) : undefined;
  return whole?.value ?? sum;
};

const whole = (value: number): number => Math.round(value * 1000) / 1000;

const one = (amount: Amount, hedged: boolean, rest: string, field: IntegerField): Reading => {
  const factor = amount.unit.is === 'own' ? amount.unit.factor : 1;
  const value =
    amount.value % 1024 === 0 && factor === 1 / 1000 ? amount.value / 1024 : whole(amount.value * factor);
  const written =
    `${Number.isInteger(amount.value) ? dotted(amount.value) : String(amount.value).replace('.', ',')} ${amount.word}`.trim();
  if (!Number.isInteger(value)) {
    if (factor === 1) return refuse(say.fraction(field, field.min, field.max));
    const near = Math.max(field.min, Math.ceil(value));
    return refuse(
      say.partOfUnit(written, `${String(value).replace('.', ',')} ${field.unit ?? ''}`.trim(), field),
      inRange(near, field) ? [{ label: shown(near, field), text: String(near) }] : [],
    );
  }
  const why = trouble(value, field);
  if (why !== null) return refuse(why);
  if (factor !== 1) return ask(value, say.converted(written, shown(value, field)), rest);
  if (!hedged && !amount.about) return take(value, rest);
  // Where an estimate is asked for, an estimate is the answer.
  return /perkiraan|estimasi/i.test(field.label)
    ? take(value, rest, say.told(shown(value, field)))
    : ask(value, say.about(shown(value, field)), rest);
};

const without = (text: string, amounts: readonly Amount[], field: IntegerField): string =>
  leftOver(withoutHedges(withoutAmounts(text, amounts)).text, field, ownWords(field));

/** "Belasan", "beberapa": more than one, and no number. */
const vague =
  /(?<!(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|\d) )(?<!\p{L})(?:belas|puluh|ratus|ribu)an(?!\p{L})|(?<!\p{L})(?:beberapa|banyak orang|rame|ramai)(?!\p{L})/u;

/** "Tidak banyak, cuma 2": nothing but the number is said. */
const notMany = /(?<!\p{L})(?:tidak|tdk|gak?|nggak|ngga|ndak) (?:banyak|ramai|rame)(?!\p{L})[ ,]*/u;

/** "Satu kelompok isi 4": the group is counted out. */
const countedOut =
  /(?<!\p{L})(?:satu|se|1) ?(?:kelompok|tim|team|grup|group|regu|kelas|rombongan)(?:nya)?,? (?=(?:ber)?isi(?:nya)? |terdiri |anggota(?:nya)? |jumlah(?:nya)? )/u;

const added = /^[^\d+]*(\d{1,4})[^\d+]{0,20}\+ ?(\d{1,4})(?!\d)[^\d+]*$/u;
/** "35 + 5 guru": both together. */
const plusIn = (text: string, field: IntegerField): number | null => {
  const [, first, second] = added.exec(text) ?? [];
  if (first === undefined || second === undefined) return null;
  const sum = Number(first) + Number(second);
  return inRange(sum, field) ? sum : null;
};

const peopleWord = (word: string, unit: string | undefined): boolean =>
  /^\p{L}{3,}$/u.test(word) && unitOf(word.replace(/n(?:ya|ye)$/, ''), unit).is === 'own';
const whoFirst = /(\p{L}+)(?:nya|nye)? ?[:=]? ?(\d{1,3})(?![\d\p{L}])/gu;
/** "Murid 28 guru 3": who they are, and behind that how many of them. */
const byWhoIn = (text: string, field: IntegerField): number | null => {
  if (!countsPeople(field.unit)) return null;
  const found = [...text.matchAll(whoFirst)];
  const rest = found.reduce((left, [whole]) => left.replace(whole, ' '), text);
  const isAll = found.length > 1 && !/\d/.test(rest) && leftOver(rest, field, ownWords(field)) === '';
  if (!isAll || !found.every(([, who = '']) => peopleWord(who, field.unit))) return null;
  return found.reduce((sum, [, , count]) => sum + Number(count), 0);
};

/** "2x 750 watt": so many of them. */
const timesIn = (text: string, field: IntegerField): number | null => {
  const product = productIn(text, field.unit);
  return product !== null && inRange(product, field) ? product : null;
};

/** "2 ratus". */
const hundreds =
  /(?<![\d.,])(\d{1,2}) ?(puluh|ratus|ribu)(?![\p{L}]|,? ?\d| (?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|se))/gu;

const readFolded = (typed: string, field: IntegerField): Reading => {
  const folded = typed
    .replace(countedOut, '')
    .replace(hundreds, (_, count: string, of: string) =>
      String(Number(count) * (of === 'puluh' ? 10 : of === 'ratus' ? 100 : 1000)),
    );
  if (vague.test(folded)) return refuse(say.exactNumber(field, field.min, field.max));
  const { amounts, text } = amountsIn(folded.replace(notMany, ' '), field.unit);
  if (amounts.some(({ value }) => Number.isNaN(value)))
    return refuse(say.noNumber(field, field.min, field.max));
  const plus = plusIn(text, field);
  if (plus !== null) return ask(plus, say.inTotal(shown(plus, field)));
  const byWho = byWhoIn(text, field);
  if (byWho !== null && inRange(byWho, field)) return ask(byWho, say.inTotal(shown(byWho, field)));
  const times = timesIn(text, field);
  if (times !== null) return ask(times, say.inTotal(shown(times, field)));
  const alternatives = spanIn(text);
  if (alternatives) return several(alternatives, field);
  const found = candidates(amounts);
  const [first] = found;
  const group = amounts.find(({ unit }) => unit.is === 'group');
  if (group && (first === undefined || found.includes(group)))
    return refuse(say.howMany(`${group.value} ${group.word}`, field));
  // A code or a telephone number is no count.
  if (first === undefined || /(?<!\d)0\d{5}/.test(text))
    return refuse(say.noNumber(field, field.min, field.max));
  const values = new Set(found.map(({ value, unit }) => value * (unit.is === 'own' ? unit.factor : 1)));
  // "15 putra 15 putri" are two of one number; "25 (25) orang" is one number written twice.
  const parts =
    found.length > 1 && found.every(({ unit }) => unit.is === 'own') && totalOf(text, found) !== null;
  const rest = without(text, found, field);
  if (values.size > 1 || parts) {
    const total = totalOf(text, found);
    return total !== null && inRange(total, field)
      ? ask(total, say.inTotal(shown(total, field)), rest)
      : several([...values], field);
  }
  const foreign = found.find(({ unit }) => unit.is === 'other' || unit.is === 'own') ?? first;
  const reading = one(foreign, withoutHedges(text).hedged, rest, field);
  return reading.ok === true && foreign.unit.is === 'other'
    ? ask(reading.value, say.meant(shown(Number(reading.value), field)), reading.rest)
    : reading;
};

const read = (typed: string, field: IntegerField): Reading => {
  const folded = fold(typed.slice(0, longest + 1).replaceAll('½', ' setengah '));
  if (folded.length > longest) return refuse(say.noNumber(field, field.min, field.max));
  const { meant, denied } = meantOf(folded);
  if (meant === null) return refuse(say.noNumber(field, field.min, field.max));
  const people = countsPeople(field.unit) ? inPeople(meant) : meant;
  const mine = countsPeople(field.unit) ? withMe(people) : null;
  if (mine) {
    const why = trouble(mine.total, field);
    const rest = leftOver(withoutHedges(mine.rest).text, field, ownWords(field));
    if (why !== null) return refuse(why);
    return mine.sure
      ? take(mine.total, rest, say.toldTotal(shown(mine.total, field)))
      : ask(mine.total, say.inTotal(shown(mine.total, field)), rest);
  }
  const reading = readFolded(people, field);
  return denied && reading.ok === true
    ? ask(reading.value, say.meant(shown(Number(reading.value), field)), reading.rest)
    : reading;
};

/** A whole number: "12", "12 orang", "dua belas orang", "1.000", "25 (dua puluh lima) orang". */
export const integer: FieldKind<'integer'> = {
  read: (input, field, context) => readText(input, field, context, (typed) => read(typed, field)),
  refusal: (value, field) =>
    typeof value === 'number' && Number.isInteger(value)
      ? trouble(value, field)
      : say.noNumber(field, field.min, field.max),
  show: (value, { unit }) =>
    `${typeof value === 'number' ? dotted(value) : plain(value)}${unit ? ` ${unit}` : ''}`,
};
