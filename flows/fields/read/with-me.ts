import { spokenNumbers } from './spoken-numbers.ts';

const me = '(?:saya|aku|sy|gue|gw|saye|kamek|ane)(?: sendiri)?';
const and = '(?:dan|dn|n|sama|sm|ama|ma|same|dengan|dgn|&|\\+|plus|bersama|beserta|bareng|ditambah|tambah)';
const others =
  '(?:orang |org )?(?:teman|temen|tmn|kawan|rekan|sahabat|anggota|mahasiswa|mhs|siswa|orang|org|lainnya|lain|panitia|pendamping|guru|staf)(?:nya|ku)?(?: (?:saya|kuliah|sekolah|sekelas|kampus|lainnya|lain))*';

const first = new RegExp(`(?<![\\p{L}])${me} ?${and} ?(\\d{1,3}) ?(?:${others})?(?![\\p{L}\\d])`, 'u');
const last = new RegExp(`(?<![\\p{L}\\d])(\\d{1,3}) ?(?:${others})? ?${and} ?${me}(?![\\p{L}])`, 'u');
const pair = new RegExp(
  `(?<![\\p{L}])${me} ?${and} ?(?:1 )?(?:teman|temen|tmn|kawan|rekan)(?:nya|ku)?(?: saya)?(?![\\p{L}])`,
  'u',
);
/** "Me and my wife". */
const inEnglish = /^(?:just |only )?(?:me and (?:my|a) \p{L}+|my \p{L}+ and (?:me|i))$/u;
const notMe = new RegExp(
  `(?<![\\p{L}\\d])(\\d{1,3}) ?(?:${others})?[ ,(]*(?:belum|blm|tidak|tdk|di ?luar|selain)(?: termasuk)? ${me}`,
  'u',
);
const counted = new RegExp(`[ ,(]*(?:sudah |udah )?termasuk ${me}\\)?`, 'u');

/** "Dia sama 3 temannya". */
const ofSomebody = new RegExp(
  `^(?:dia|die|ia|beliau|anak(?:nya)?(?: saya| sy| kami)?|ade?k(?: saya)?|adik(?: saya)?|kakak(?: saya)?|\\p{Lu}?\\p{L}+ ?) ${and} (\\d{1,3}) (?:orang |org )?(?:teman|temen|tmn|kawan|rekan)(?:nya|nye)(?: (?:pak|bu|kak|min|aja|saja))*$`,
  'u',
);

/** "Saya dan 4 teman" is five; `sure` where nothing else can be meant. Null where nobody counts themselves. */
export const withMe = (folded: string): { total: number; rest: string; sure: boolean } | null => {
  if (inEnglish.test(folded)) return { total: 2, rest: '', sure: false };
  const somebody = ofSomebody.exec(folded);
  if (somebody)
    return { total: Number(somebody[1]) + 1, rest: folded.replace(somebody[0], ' '), sure: false };
  if (!/(?<!\p{L})(?:saya|aku|sy|gue|gw|saye|kamek|ane)(?!\p{L})/u.test(folded)) return null;
  const text = spokenNumbers(folded);
  const alone =
    /^(?:(?:cuma|cume|hanya|cm|cuman) (?:saya|aku|sy|saye|gue|kamek)|(?:saya|aku|sy|saye|gue|kamek)(?= ))(?: (?:sendiri|saja|aja|jak|seorang|sorang|doang))*(?: (?:pak|bu|kak|min))?$/u;
  if (alone.test(text)) return { total: 1, rest: '', sure: true };
  const cut = (found: RegExpExecArray): string => text.replace(found[0], ' ');
  const outside = notMe.exec(text);
  if (outside) return { total: Number(outside[1]) + 1, rest: cut(outside), sure: false };
  if (counted.test(text)) return null;
  const more = first.exec(text) ?? last.exec(text);
  if (more) return /\d/.test(cut(more)) ? null : { total: Number(more[1]) + 1, rest: cut(more), sure: true };
  const two = pair.exec(text);
  return two && !/\d/.test(text) ? { total: 2, rest: cut(two), sure: false } : null;
};
