import { plainWords } from '../../kernel/plain-words.ts';
import { spoken } from '../../kernel/spoken.ts';

/** What somebody says beside the question they were asked: for a human, a complaint about us, thanks, or a question of their own. */
export type Remark =
  | 'human'
  | 'complaint'
  | 'thanks'
  | 'purpose'
  | 'unsure'
  | 'how_long'
  | 'cost'
  | 'requirements'
  | 'hours'
  | 'address';

const who =
  '(?:orang(?:nya)?|manusia|petugas(?:nya)?|operator|admin(?:nya)?|cs|customer service|staf|pegawai)';
const how =
  '(?:gimana|gimane|gmn|gmana|bagaimana|bgmn|kayak mana|macam mana|mcm mana|cemane|camane)(?: cara(?:nya)?)?';
const howMuch = '(?:berapa|brp|berape|brapa)';
const what = '(?:apa|apaan|ape)';
const not = '(?:tidak|tdk|gak|ga|ngga|nggak|enggak|tak|ndak|kurang|belum|blm)';
const slow = 'lama(?: (?:kali|banget|bgt|amat|sekali|sangat|bener|benar|betul|prosesnya))+';
const very = '(?: (?:banget|bgt|kali|amat|sekali|ribet|lama|lambat|susah|bot|sistem|sistemnya|nya))*';
const swearing =
  '(?:anjing|anjir|anjay|bangsat|bajingan|kampret|goblok|goblog|tolol|bego|brengsek|sialan|asu|jancok|jancuk|kontol|pantek|bodoh|bodo|tai|taik)';

const patterns: [Remark, string][] = [
  [
    'human',
    `(?:(?:saya|aku|kami) )?(?:(?:mau|ingin|bisa|boleh|minta|pengen|nak) )*(?:(?:bicara|ngomong|chat|chatting|ngobrol|tanya|bertanya|hubungi|menghubungi|sambungkan|disambungkan|dihubungi|bantuan|becakap|kontak) )(?:(?:sama|dengan|dgn|ke|langsung|oleh|kepada) )*${who}(?: (?:asli|langsung|saja|aja))*`,
  ],
  [
    'human',
    `(?:(?:mau|minta|ada|mana) )(?:orang|manusia|petugas(?:nya)?|operator)(?: asli)?|orang asli|petugas`,
  ],
  ['complaint', slow],
  ['complaint', `(?:kok |koq )?(?:ribet|lambat|lelet|susah|nyebelin|menyebalkan|payah|ruwet)${very}`],
  [
    'complaint',
    `(?:dasar )?${swearing}${very}|(?:bot|sistem(?:nya)?) (?:${swearing}|payah|rusak|eror|error)`,
  ],
  [
    'thanks',
    '(?:ok |oke |baik |siap )?(?:terima ?kasih|trima ?kasih|makasih|makasi|mksh|trims|thanks?|thank you|tq)(?: (?:banyak|atas bantuannya|atas infonya|infonya|bantuannya|sebelumnya|banget|byk))*',
  ],
  ['purpose', `(?:(?:ini|itu) )?(?:buat|untuk|utk|bwt) ${what}(?: (?:ini|itu))?`],
  [
    'purpose',
    `(?:kenapa|knp|kok|ngapain|mengapa)(?: (?:harus|mesti|perlu|minta|diminta|ditanya|tanya|pakai|pake|isi|ngisi)(?: .{1,30})?)?`,
  ],
  [
    'purpose',
    `(?:ini |itu )?(?:maksud(?:nya|ny)?(?: ${what}| gimana)?|${what} (?:ini|itu|maksud(?:nya)?))|isi(?:nya)? ${what}|(?:di)?isi ${how}`,
  ],
  ['purpose', `${how}|contoh(?:nya)?(?: ${what}| gimana| gmn)?`],
  [
    'unsure',
    `bingung|(?:saya |aku )?${not} (?:ngerti|mengerti|paham|faham|tau|tahu|yakin|pasti)|entah(?:lah)?`,
  ],
  [
    'how_long',
    `(?:proses(?:nya)? )?${howMuch} (?:lama|hari)(?: (?:lagi|proses(?:nya)?|selesai(?:nya)?|jadi(?:nya)?|nunggu|menunggu|urus(?:nya)?|kerja))*`,
  ],
  [
    'how_long',
    `kapan (?:selesai|jadi|diproses|keputusan|dijawab|dibalas)(?:nya)?|lama (?:gak|ga|nggak|tidak|ndak)`,
  ],
  [
    'cost',
    `(?:(?:ini|ada|kena|pakai|pake) )*(?:biayanya|biaya(?:nya)? ${howMuch}|${howMuch} (?:biaya|bayar|harga|tarif)(?:nya)?|bayar (?:${howMuch}|gak|ga|nggak|tidak|ndak)|gratis (?:gak|ga|nggak|tidak|ndak))`,
  ],
  ['cost', 'apakah (?:ini )?(?:gratis|berbayar|bayar)|(?:harus )?bayar'],
  [
    'requirements',
    `(?:${what} (?:saja |aja )?)?(?:per)?syarat(?:an)?(?:nya)?(?: ${what}(?: (?:saja|aja))?)?|${what} (?:saja |aja )?(?:yang |yg )?(?:harus |perlu )?(?:disiapkan|dibawa|disiapin)|(?:perlu|butuh) surat ${what}`,
  ],
  [
    'hours',
    `(?:jam |kapan )?buka(?:nya)? (?:jam )?(?:${howMuch}|kapan)|jam (?:buka|kerja|layanan|operasional|kantor)(?:nya)?(?: ${howMuch})?|(?:hari )?(?:ini|sabtu|minggu|besok) buka(?: (?:gak|ga|nggak|tidak|ndak))?`,
  ],
  [
    'address',
    `(?:alamat(?:nya)? )?(?:kantor(?:nya)?(?: diskominfo)?) (?:di ?mana|dmn|dimane)|(?:di ?mana|dmn) (?:alamat )?kantor(?:nya)?|alamat kantor(?:nya)?`,
  ],
];

/** Single words that may as well be an answer in words of one's own. */
const bare: Record<string, Remark> = {
  operator: 'human',
  cs: 'human',
  manusia: 'human',
  alamat: 'address',
  biaya: 'cost',
};

const compiled = patterns.map(([remark, pattern]) => [remark, new RegExp(`^(?:${pattern})$`)] as const);
/** "minta petugas", "lama kali": what is longer is about something else. */
const longest = 70;
const angryFaces = /^[😡🤬😠💢👎😤🤮🖕\s]+$/u;

/** The remark a text is, if it is one and nothing else; `words`: any words may be the answer here, so single ones are none. */
export const remarkIn = (text: string, answer: 'words' | 'choice'): Remark | null => {
  if (text.length > longest) return null;
  if (angryFaces.test(text.replace(/\p{M}/gu, ''))) return 'complaint';
  const words = spoken(text);
  const said = plainWords(text);
  if (answer === 'choice' && Object.hasOwn(bare, words)) return bare[words] ?? null;
  const isSaid = (pattern: RegExp): boolean => pattern.test(words) || (said !== words && pattern.test(said));
  return compiled.find(([, pattern]) => isSaid(pattern))?.[0] ?? null;
};
