import { fold, foldWords } from '../../kernel/fold.ts';
import { ordinalDigits } from '../../kernel/numbers.ts';
import { isCommon } from './common-words.ts';
import { oneSlip } from './mend-names.ts';
import { withoutCourtesy } from '../../kernel/lexicon/courtesy.ts';
import { normalWord } from '../../kernel/lexicon/spelling.ts';
import { isSoft } from './soft-words.ts';
import { wordsOfLabel } from './left-over.ts';
import { spokenNumbers } from './spoken-numbers.ts';

type Option = { id: string; label: string; also?: string | undefined };
/**
 * What a text chooses of a list: one option (`sure` unless it is only likely), several of them, several that one word
 * fits, or nothing; `rest` are the words that chose nothing.
 */
export type Chosen =
  { id: string; rest: string; sure: boolean } | { ids: string[]; rest: string } | { among: string[] } | null;

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const ties = set(
  'yang yg nomor nomer no nmr pilihan pilih milih opsi jawaban jawab ke poin point huruf saya sy aku kami mau pengen ingin minta perlu butuh untuk utk dengan dgn adalah yaitu itu ini di dalam bentuk hanya cuma cukup dan serta sama juga and dulu kayaknya bagian bidang urusan urus ngurus ngurusin mengurus menangani divisi seksi tim lewat via melalui pakai pake kirim dikirim pemkot punya milik tempat dinas kantor sedang masih lagi ambil sekarang program an nya nye bikin bikinin membuat ngerjain mengerjakan kerjain ngelola mengelola tentang ttg soal mengenai perihal terkait jenjang lulusan mahasiswa mhs siswa kuliah',
);

const wordsOf = ({ id, label }: Option): string[] =>
  foldWords(`${label} ${id}`)
    .split(' ')
    .filter((word) => word !== 'dan');

const acronymOf = ({ label }: Option): string =>
  foldWords(label)
    .split(' ')
    .filter((word) => word !== 'dan')
    .map((word) => word.charAt(0))
    .join('');

/** The other names of an option, as they are compared. */
const alsoOf = ({ also = '' }: Option): string[] =>
  also
    .split(',')
    .map((name) => foldWords(name))
    .filter((name) => name !== '');

/** As what is typed is compared: "pertama kali" is "1 kali". */
const withDigits = (name: string): string => foldWords(spokenNumbers(ordinalDigits(name)));

/** An option with its words, its other names, its initials and how it is compared. */
type Known = Option & { words: string[]; names: string[]; acronym: string; folded: string; foldedId: string };

const lists = new WeakMap<readonly Option[], Known[]>();
const knownOf = (options: readonly Option[]): Known[] => {
  const known = lists.get(options);
  if (known) return known;
  const made = options.map((option) => ({
    ...option,
    words: [...wordsOf(option), ...alsoOf(option).filter((name) => !name.includes(' '))],
    names: [...new Set(alsoOf(option).flatMap((name) => [name, withDigits(name)]))],
    acronym: acronymOf(option),
    folded: foldWords(option.label),
    foldedId: foldWords(option.id),
  }));
  lists.set(options, made);
  return made;
};

const means = (word: string, { words, acronym }: Known): boolean => {
  if (words.includes(word)) return true;
  if (word.length < 3) return false;
  // "Fotonya", "diprint".
  const stem = word.replace(/(?:nya|nye|nyo)$/, '').replace(/^di(?=\p{L}{4})/u, '');
  return (
    word === acronym ||
    words.some(
      (own) =>
        own.startsWith(word) || own === stem || (word.length > 3 && !isCommon(word) && oneSlip(word, own)),
    )
  );
};

/** "S 1" and "S-1" are "S1" where an option is called so. */
const joined = (words: string, options: readonly Known[]): string =>
  options.some(({ folded }) => /^[a-z]\d$/.test(folded))
    ? words.replace(/(?<![a-z])([a-z]) (?=\d)/g, '$1')
    : words;

/** How a word of a name is compared: "ruangannya" is "ruangan", "aja" is "saja". */
const comparedWord = (word: string): string => {
  const normal = normalWord(word);
  return normal.length > 5 ? normal.replace(/(?:nya|nye)$/, '') : normal;
};

/** Names of several words count as the label itself; "bukan" before one is still said. */
const byName = (words: string, options: readonly Known[]): string => {
  const said = words.split(' ');
  const compared = said.map(comparedWord);
  const found = options
    .flatMap(({ names, folded }) =>
      names.map((name) => ({ name: name.split(' ').map(comparedWord), folded })),
    )
    .filter(({ name }) => name.length > 1)
    .sort((a, b) => b.name.length - a.name.length)
    .flatMap(({ name, folded }) => {
      const at = compared.findIndex((_, from) => name.every((word, next) => compared[from + next] === word));
      return at < 0 ? [] : [{ at, size: name.length, folded }];
    });
  const [first] = found;
  if (!first) return words;
  return [...said.slice(0, first.at), first.folded, ...said.slice(first.at + first.size)].join(' ');
};

type Pick = { options: Known[]; rest: string[]; blurred: Known[] | null };

/** What single words choose: a number, a word of one option; a word of several counts for the one that others name, too. */
const pickByWords = (tokens: readonly string[], options: readonly Known[]): Pick => {
  const rest: string[] = [];
  const scores = new Map<Known, number>();
  const blurred: Known[][] = [];
  for (const [at, token] of tokens.entries()) {
    // "Strata 1" is no first option: a number is one by itself or behind an option's own words.
    const alone = rest.length === 0 || rest.at(-1) !== tokens[at - 1];
    const numbered = alone && /^\d{1,3}$/.test(token) ? options[Number(token) - 1] : undefined;
    const exact = options.filter(({ words }) => words.includes(token));
    const fitting =
      numbered && exact.length === 0
        ? [numbered]
        : exact.length > 0
          ? exact
          : options.filter((option) => means(token, option));
    if (fitting.length === 0) rest.push(token);
    if (fitting.length > 1) blurred.push(fitting);
    const [only] = fitting;
    if (only && fitting.length === 1) scores.set(only, (scores.get(only) ?? 0) + 1);
  }
  const chosen = options.filter((option) => scores.has(option));
  const open = blurred.filter((fitting) => !fitting.some((option) => scores.has(option)));
  const together = open.reduce<Known[] | null>(
    (all, fitting) => (all === null ? fitting : all.filter((option) => fitting.includes(option))),
    null,
  );
  if (together?.length === 1) return { options: [...chosen, ...together], rest, blurred: null };
  return { options: chosen, rest, blurred: together && (together.length > 0 ? together : (open[0] ?? null)) };
};

const letter = /^[a-h]$/;
/** "Yang terakhir": the last of the list. */
const lastOne = /^(?:yang |yg |pilihan |nomor |no )?(?:paling )?(?:terakhir|bawah|akhir)(?: aja| saja)?$/;

/** "Opsi b": a letter of a list that has numbers; only likely, and nothing where a label begins so. */
const byLetter = (words: string, options: readonly Known[]): Known | undefined => {
  const last = words.replace(/^(?:opsi|pilihan|yang|yg|huruf|jawaban|poin) /, '');
  if (!letter.test(last)) return undefined;
  return options.some(({ folded }) => folded.startsWith(last)) && last === words
    ? undefined
    : options[last.charCodeAt(0) - 97];
};

/** Whether a folded text means the last option of a list, whichever that is. */
export const isLastOne = (folded: string): boolean => lastOne.test(foldWords(folded));

/** Chooses by number (from 1), label, id, words of a label or a start that only one label has; case and diacritics do not matter. */
export const matchOption = (text: string, list: readonly Option[], label = ''): Chosen => {
  const options = knownOf(list);
  const folded = fold(text.slice(0, 200));
  if (/(?<![\p{L}\d])-\d/u.test(folded)) return null;
  const whole = foldWords(folded);
  const exact = options.find(
    (option) => option.folded === whole || option.foldedId === whole || option.names.includes(whole),
  );
  if (exact) return { id: exact.id, rest: '', sure: true };
  const said = byName(
    joined(foldWords(spokenNumbers(ordinalDigits(fold(withoutCourtesy(text.slice(0, 200)))))), options),
    options,
  );
  const named = options.find((option) => option.folded === said);
  if (named) return { id: named.id, rest: '', sure: true };
  const lettered = byLetter(said, options);
  if (lettered) return { id: lettered.id, rest: '', sure: false };
  const labelWords = wordsOfLabel(label);
  const all = said.split(' ').filter((word) => word !== '');
  const inOption = (word: string): boolean => options.some(({ words }) => words.includes(word));
  const tokens = all.filter(
    (word) => inOption(word) || !(ties.has(word) || isSoft(word) || labelWords.has(word)),
  );
  if (tokens.length === 0) return null;
  const begin = tokens.join(' ');
  const starting = options.filter((option) => option.folded.startsWith(begin));
  const [only] = starting;
  if (only && starting.length === 1) return { id: only.id, rest: '', sure: true };
  if (only) return { among: starting.map((option) => option.label) };
  const picked = pickByWords(tokens, options);
  const rest = picked.rest.join(' ');
  if (picked.blurred)
    return { among: [...new Set([...picked.options, ...picked.blurred])].map((option) => option.label) };
  const [one] = picked.options;
  if (!one) return null;
  return picked.options.length === 1
    ? { id: one.id, rest, sure: true }
    : { ids: picked.options.map(({ id }) => id), rest };
};
