import { questionIn } from '../../catalogue/find/question-about.ts';
import { fold } from '../../kernel/fold.ts';
import { joined } from './open-service.ts';

/** Words that begin when, where, how many, what for and with what: more of what was said, and no wish of its own. */
const begins =
  /^(?:untuk|utk|untok|buat|bwt|di|dr|dari|pada|tgl|tanggal|jam|pukul|hari|besok|lusa|senin|selasa|rabu|kamis|jumat|sabtu|minggu|sekitar|skitar|kira2|kira kira|kurang lebih|acara|acaranya|kegiatan|kegiatannya|lokasi|lokasinya|tempatnya|alamat|alamatnya|lewat|via|sama|dengan|dgn|bersama|selama|mulai|sampai|sampe)(?!\p{L})/u;
/** Something else that is wanted is looked for as ever. */
const wants =
  /(?<!\p{L})(?:mau|mo|mw|ingin|pengen|pingin|nak|hendak|minta|mohon|tolong|butuh|perlu|cari|daftar|pinjam|pinjem|lapor|bikin|ganti)(?!\p{L})/u;
const time = /\d/;
/** What is longer than a time, an amount or a date may be a number that is nobody's business here. */
const longNumber = /\d(?:[ .-]?\d){6}/;

/** What was said of a wish with what a text says more of it; null when the text is something else, or too much to keep. */
export const withMore = (said: string | undefined, text: string): string | null => {
  const told = fold(text).trim();
  if (told === '' || wants.test(told) || /[?]/.test(text) || questionIn(text) !== null) return null;
  if (longNumber.test(told) || !(begins.test(told) || (time.test(told) && /\p{L}/u.test(told)))) return null;
  return joined(said, text);
};
