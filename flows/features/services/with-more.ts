import { questionIn } from '../../catalogue/find/question-about.ts';
import { asksSomething } from '../../kernel/lexicon/question.ts';
import { said } from '../../kernel/lexicon/said.ts';
import { fold } from '../../kernel/fold.ts';
import { joined } from './open-service.ts';
import { findService, type Found } from '../../catalogue/find-service.ts';
import { meaningsOfPart } from '../../kernel/lexicon/meanings.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Service } from '../../catalogue/service.ts';

/** Words that begin when, where, how many, what for and with what: more of what was said, and no wish of its own. */
const begins =
  /^(?:untuk|utk|untok|buat|bwt|di|dr|dari|pada|tgl|tanggal|jam|pukul|hari|besok|lusa|senin|selasa|rabu|kamis|jumat|sabtu|minggu|sekitar|skitar|kira2|kira kira|kurang lebih|acara|acaranya|kegiatan|kegiatannya|lokasi|lokasinya|tempatnya|alamat|alamatnya|lewat|via|sama|dengan|dgn|bersama|selama|mulai|sampai|sampe)(?!\p{L})/u;
/** Something else that is wanted is looked for as ever. */
const wants =
  /(?<!\p{L})(?:mau|mo|mw|ingin|pengen|pingin|nak|hendak|minta|mohon|tolong|butuh|perlu|cari|daftar|pinjam|pinjem|lapor|bikin|ganti)(?!\p{L})/u;
const time = /\d/;
/** What is longer than a time, an amount or a date may be a number that is nobody's business here. */
const longNumber = /\d(?:[ .-]?\d){6}/;

/** "Kalau skripsi bisa kan": what is asked of a service is nothing told of the wish; "wifi tidak bisa" is. */
const asks =
  /[?]|(?<!\p{L})(?:kalau|kalo|klo|kl|(?<!(?:tidak|tdk|tak|ndak|dak|gak?|nggak|ngga|belum|blm) )(?:bisa|bs)|boleh|blh|apa|apakah|apkh|kan|kah)(?!\p{L})/iu;

/** Whether a text asks something, in so many words or not. */
export const isAsking = (text: string): boolean =>
  asks.test(text) || questionIn(text) !== null || asksSomething(said(text));

/** What was said of a wish with what a text says more of it; null when the text is something else, or too much to keep. */
export const withMore = (before: string | undefined, text: string): string | null => {
  const told = fold(text).trim();
  if (told === '' || wants.test(told) || isAsking(text)) return null;
  if (longNumber.test(told) || !(begins.test(told) || (time.test(told) && /\p{L}/u.test(told)))) return null;
  return joined(before, text);
};

/** A yes that is taken back, made to depend on something, or put off. */
const takenBack =
  /(?<!\p{L})(?:tapi|tp|tpi|cuma|cuman|asal|asalkan|bukan|bkn|tidak|tdk|gak?|nggak|ngga|enggak|ndak|dak|salah|ganti|jangan|jgn|nanti|ntar|belum|blm|atau|dulu|tanya|nanya)(?!\p{L})/iu;

/** A yes is said in so many words at most: "ya betul pak". */
const longestYes = 3;

const isOf = (found: Found | null, { code }: Service): boolean =>
  found === null ||
  (found.by === 'name' && found.service.code === code) ||
  (found.by !== 'name' && found.by !== 'elsewhere' && found.services.some((one) => one.code === code));

/**
 * "Iya, yang di taman Alun Kapuas": what was said of a wish with what a text says behind its yes; null when it is no such yes, or what
 * stands behind it takes it back, asks, or wishes for something else.
 */
export const yesWithMore = (
  before: string | undefined,
  text: string,
  { service, catalogue }: { service: Service; catalogue: Catalogue },
): string | null => {
  const heard = said(text);
  const { words } = heard;
  const mostYes = Math.min(longestYes, words.length - 1);
  const sizes = Array.from({ length: Math.max(0, mostYes) }, (_, at) => mostYes - at);
  const size = sizes.find((one) =>
    meaningsOfPart(heard, 0, one).some((meaning) => meaning === 'yes' || meaning === 'go_on'),
  );
  const rest = size === undefined ? '' : heard.text.slice(words[size]?.from);
  if (rest === '' || takenBack.test(rest) || isAsking(rest) || longNumber.test(rest)) return null;
  return isOf(findService(rest, catalogue), service) ? joined(before, rest) : null;
};
