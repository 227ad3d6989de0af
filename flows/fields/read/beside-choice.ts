import { normalWord } from '../../kernel/lexicon/spelling.ts';
import { isSoft } from './soft-words.ts';
import { isTrouble } from './told-of.ts';
import { evidence } from '../several/evidence.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** How something is that was chosen, and what only points at it: they choose nothing else. */
const describing = set(
  `gratis publik besar kecil gede gedhe luas lebar baru lama bagus enak nyaman bersih dingin sejuk tenang biasa umum itu ini tadi kemarin tersebut yang yg tu ni
  nya nye nyo buat untuk utk pakai pake di ke server website web aplikasi app sistem portal internet wifi jaringan tentang ttg soal mengenai masalah perihal terkait seputar seperti kayak biasanya`,
);

/** "Ga bisa dibuka": what it does not do. */
const doesNot =
  /(?<!\p{L})(?:tidak|tdk|tak|gak?|nggak|ngga|ndak|nda|dak) (?:bisa|bise|mau|dapat|kunjung)(?: (?:di|ter)?\p{L}{3,})?(?!\p{L})/gu;

/** Whether words beside a choice only describe it: how it is, whose or where it is, or what is wrong with it. */
export const describes = (rest: string): boolean =>
  rest
    .replace(doesNot, '')
    .split(' ')
    .every(
      (word) =>
        word === '' ||
        describing.has(word) ||
        describing.has(normalWord(word)) ||
        isTrouble(word) ||
        evidence(word, 'place') === 'yes' ||
        isSoft(word),
    );

/** Behind these stands why: "biar sesuai jurusan", "soalnya dekat", ", saya suka ngoding". */
const because =
  /^(.*?\S)(?:,? (?:biar|supaya|spy|agar|karena|krn|krna|karna|soalnya|soalnye|sebab|sbb|kebetulan|mumpung|sesuai|cocok) .+|,? (?:yang|yg) (?:di|ada|bisa|buat|untuk|utk|dekat|punya) .+|, ?(?:karena |soalnya )?(?:(?:saya|aku|sy|ak|kami|kita|anak(?:nya)?|dia|saye|sayo) )?(?:memang |emang |lebih |paling |sudah |udah )?(?:suka|senang|seneng|hobi|hoby|minat|berminat|tertarik|jago|bisa|pernah|biasa|pengen|pingin|ingin|mau|mo|nak)(?: (?:belajar|tau|tahu|coba|nyoba|mendalami|memperdalam))? \S.*)$/u;
/** What is taken back or left open there is no reason. */
const otherwise =
  /(?<!\p{L})(?:bukan|bkn|jangan|jgn|tapi|tp|tetapi|atau|ato|kalau|kalo|klo|kecuali|selain|tidak jadi|ga jadi|gak jadi)(?!\p{L})|\?/u;

/** A choice without the reason that is given behind it; null where none is. */
export const beforeReason = (folded: string): string | null => {
  const chosen = because.exec(folded)?.[1];
  return chosen === undefined || otherwise.test(folded) ? null : chosen;
};
