import { spokenNumbers } from './spoken-numbers.ts';
import { unitOf, type Unit } from './units.ts';

/** One number of a text: its value, the word behind it, where it stands, and whether it only is about so much. */
export type Amount = {
  value: number;
  word: string;
  unit: Unit;
  about: boolean;
  elsewhere: boolean;
  at: number;
  end: number;
};

const number =
  /(?<![\p{L}\d])(?<sign>-?)(?<digits>\d[\d.,]*)(?<about> ?-? ?an(?!\p{L}))?(?: ?-? ?\(?(?<word>\p{L}+)\)?)?/gu;

/** What a number behind these words tells has nothing to do with how many. */
const leads =
  /(?<!\p{L})(?:tgl|tanggal|jam|pukul|pkl|bulan|bln|tahun|thn|kelas|semester|smt|smstr|sma|smk|smkn|sman|smp|smpn|sd|sdn|man|mtsn|no|nomor|nomer|ke|rt|rw|lantai|lt|jl|gang|gg|mulai|angkatan)[ .-]*$|(?<!\p{L})(?:jam|pukul|pkl|tgl|tanggal)[ .]*\d{1,2}(?:[.:]\d{2})? ?(?:-|sampai|sampe|hingga|s ?\.?\/? ?d\.?) ?$/u;
const month = /^(?:jan|feb|peb|mar|apr|mei|may|jun|jul|agu|ags|agt|aug|sep|okt|oct|nov|nop|des|dec)[a-z]*$/;
const ofTime = /^(?:hari|hr|minggu|pekan|bulan|bln|tahun|thn|jam|menit|pagi|siang|sore|malam|wib)$/;

const valueOf = (sign: string, written: string): number => {
  const digits = written.replace(/[.,]+$/, '');
  const plain = /^\d{1,3}(?:\.\d{3})+$/.test(digits)
    ? digits.replaceAll('.', '')
    : digits.replace(',', '.').replace(/\.(?=.*\.)/g, '');
  return Number(`${sign}${plain}`);
};

/** The numbers of a folded text, in their order, seen by a field that counts in `unit`. */
export const amountsIn = (folded: string, unit: string | undefined): { text: string; amounts: Amount[] } => {
  const text = spokenNumbers(folded.replace(/[()[\]]/g, ' ').replace(/ +/g, ' '))
    .replace(/(?<=(?:laki|perempuan|anak|siswa|orang|guru))2(?![\d\p{L}])/gu, '')
    .replace(/(?<=\d)k(?!\p{L})/gu, '000')
    .replace(/(?<=\d) - (?=\d)/g, '-')
    .replace(/(?<=\d) ?x ?(?=\d)/g, ' x ');
  const amounts = [...text.matchAll(number)].map((match) => {
    const { sign = '', digits = '', about, word: behindIt = '' } = match.groups ?? {};
    // "12 jam 9": the word belongs to the next number.
    const next = /^ ?\d/.test(text.slice(match.index + match[0].length));
    const word = next && /^(?:jam|pukul|pkl|tgl|tanggal|mulai)$/.test(behindIt) ? '' : behindIt;
    const seen = unitOf(word, unit);
    const own = seen.is === 'own';
    const before = text.slice(0, match.index);
    const end = match.index + match[0].length;
    const elsewhere =
      !own && (leads.test(before) || month.test(word) || ofTime.test(word) || /[/:]$/.test(before));
    // A word that is no unit was not read: it stays for what is left over.
    const behind = own || behindIt === '' ? 0 : match[0].length - match[0].lastIndexOf(behindIt);
    return {
      value: digits.length > 15 ? NaN : valueOf(sign, digits),
      word,
      unit: seen,
      about: about !== undefined,
      elsewhere,
      at: match.index,
      end: end - behind,
    };
  });
  return { text, amounts };
};

/** A text with a mark in the place of some of its numbers. */
export const withoutAmounts = (text: string, amounts: readonly Amount[]): string =>
  amounts
    .toSorted((a, b) => b.at - a.at)
    .reduce((left, { at, end }) => `${left.slice(0, at)} § ${left.slice(end)}`, text);
