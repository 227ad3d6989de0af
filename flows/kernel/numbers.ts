const units: Record<string, number> = {
  nol: 0,
  satu: 1,
  dua: 2,
  tiga: 3,
  empat: 4,
  lima: 5,
  enam: 6,
  tujuh: 7,
  delapan: 8,
  sembilan: 9,
  sepuluh: 10,
  sebelas: 11,
  seratus: 100,
  seribu: 1000,
  sejuta: 1_000_000,
};
/** What a word does to the number it follows: "dua belas" adds ten, "dua puluh" multiplies. */
const small: Record<string, (n: number) => number> = {
  belas: (n) => n + 10,
  puluh: (n) => n * 10,
  ratus: (n) => n * 100,
};
const large: Record<string, number> = { ribu: 1000, rb: 1000, juta: 1_000_000, jt: 1_000_000 };

type Sum = { done: number; group: number; last: number };

const add = ({ done, group, last }: Sum, word: string): Sum => {
  const unit = units[word];
  const grow = small[word];
  const factor = large[word];
  if (unit !== undefined) return { done, group: group + last, last: unit };
  if (grow) return { done, group, last: grow(last === 0 ? 1 : last) };
  if (factor) return { done: done + (group + last || 1) * factor, group: 0, last: 0 };
  return { done, group: group + last, last: Number(word) };
};

const valueOf = (words: string[]): number => {
  const { done, group, last } = words.reduce(add, { done: 0, group: 0, last: 0 });
  return done + group + last;
};

/** "satu dua" is a list, not three. */
const isList = (words: string[]): boolean =>
  words.some((word, at) => (units[word] ?? 10) < 10 && (units[words[at + 1] ?? ''] ?? 10) < 10);

/** The digits of a run of number words; a list keeps one number a word. */
const digitsOf = (words: string[]): string =>
  isList(words) ? words.map((word) => valueOf([word])).join(' ') : `${valueOf(words)}`;

const names = [...Object.keys(units), ...Object.keys(small), ...Object.keys(large)].join('|');
const run = new RegExp(`(?<![\\p{L}\\d])(?:(?:${names})(?: |(?![\\p{L}\\d])))+`, 'gu');
const mixed = /(?<![\d.,])(\d{1,9}) ?(ribu|rb|juta|jt)(?!\p{L})/gu;

/** "Dua ribu dua tujuh": a year as it is said. */
const year =
  /(?<!\p{L})(?:dua ribu|duaribu) dua (satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)(?!\p{L}| (?:belas|puluh|ratus))/gu;

/** A folded text with its Indonesian number words as digits: "dua belas orang" is "12 orang", "12 ribu" is "12000". */
export const digitsForWords = (folded: string): string =>
  folded
    .replace(year, 'dua ribu dua puluh $1')
    .replace(mixed, (_, digits: string, factor: string) => String(Number(digits) * (large[factor] ?? 1)))
    .replace(run, (words) => `${digitsOf(words.trim().split(' '))}${words.endsWith(' ') ? ' ' : ''}`);

/** "Yang pertama", "pilihan ke-2", "nomor dua" with a plain number: "yang 1", "pilihan 2", "nomor 2". */
export const ordinalDigits = (words: string): string =>
  digitsForWords(
    words
      .replace(/(?<!\p{L})(?:per|ke)?tama(?!\p{L})/gu, 'satu')
      .replace(
        /(?<!\p{L})ke[ -]?(?=\d|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas)/gu,
        '',
      ),
  );
