import type { Service } from '../../catalogue/service.ts';
import { cue } from '../../kernel/look-ahead.ts';
import { plainWords } from '../../kernel/fold.ts';

/** What people say of the pages of a letter, beside or under its photos. */
export type PageWord = 'finished' | 'more' | 'page' | 'wrong' | 'again';

const photo =
  '(?:foto|poto|photo|gambar|gbr|file|berkas|surat|dokumen|halaman|scan|upload|unggah|lampiran|pdf|kirim|kirimnya|ngirim)(?:nya|an|ku)?';
const that =
  '(?:yang|yg|yang tadi|yg tadi|tadi|barusan|itu|ini|yang itu|yg itu|sebelumnya|pertama|kedua|terakhir)';
const number =
  '(?:ke )?(?:\\d{1,2}|satu|dua|tiga|empat|lima|enam|pertama|kedua|ketiga|keempat|terakhir|selanjutnya|berikutnya|lanjutan|lanjutannya)';
const page = '(?:halaman|hal|hlm|hlmn|lembar|lembaran|lbr|page|pg)(?:nya)?';
const is = '(?:ini|itu|tadi|yang tadi|yg tadi|barusan|yang barusan|yg barusan)';
const unclear =
  '(?:buram|burem|blur|ngeblur|kabur|gelap|goyang|miring|kepotong|terpotong|kurang jelas|ndak jelas|nggak jelas|gak jelas|ga jelas|tidak jelas|tdk jelas|tidak terbaca|ndak terbaca|gak terbaca|kurang terang|pecah|silau|ketutup|tertutup)';
const again =
  '(?:ganti|gantikan|diganti|kirim ulang|kirim lagi|kirim kembali|foto ulang|foto lagi|ulang|ulangi|upload ulang|unggah ulang|perbaiki)';
const wrong = '(?:salah|slh|keliru|kliru|silap|ketukar|tertukar)';
const I = '(?:(?:saya|sy|aku|kami|mau|akan|bisa|boleh|biar|ini|ni|nak|eh|maaf|sori|sorry|waduh|aduh) )*';

const patterns: readonly [PageWord, string][] = [
  [
    'finished',
    '(?:sudah|udah|udh|sdh|dah|ok|oke|baik|ya|iya|sip)?(?: )?(?:(?:itu|segitu|cuma itu|hanya itu|cukup itu)(?: (?:saja|aja|jak|je|doang|semua|semuanya|dulu))?(?: (?:foto|fotonya|berkas|berkasnya|file|filenya|suratnya|buktinya|halamannya))?|semua|semuanya|semua sudah|selesai|selesai semua|selesai unggah|lengkap|sudah lengkap|cukup|habis|beres|komplit|terkirim semua|dikirim semua|saya kirim semua)(?: (?:semua|semuanya|saja|aja|jak))?',
  ],
  ['finished', `(?:tidak|tdk|tak|ndak|nggak|ga|gak|dah|sudah|tadak) (?:ada|ade|de) (?:lagi|agik|lg)`],
  ['finished', `(?:cuma|hanya|cukup) (?:\\d|satu|dua|tiga) (?:${page}|foto|lembar)|${page} terakhir`],
  [
    'more',
    `${I}(?:masih )?(?:ada|ade)(?: (?:satu|dua|\\d|beberapa))?(?: (?:lagi|agik|lg|lanjutannya|lanjutan|sambungannya|${page}(?: ${number})?|foto))+(?: lagi)?`,
  ],
  [
    'more',
    `${I}(?:belum|blm|belom) (?:selesai|semua|lengkap|habis|beres)|(?:masih )?(?:ada )?lanjutannya|sambungannya`,
  ],
  [
    'page',
    `(?:${is} )?(?:yang |yg |adalah |untuk )?${page} ${number}(?: (?:dari )?(?:surat|suratnya|surat pengantar|surat permohonan)(?:nya)?)?(?: tadi| itu| ya)?`,
  ],
  [
    'page',
    `(?:${is} )?(?:lanjutan|sambungan|lanjutannya|sambungannya)(?: (?:surat|suratnya|${page}))?(?: (?:tadi|itu|yang tadi|yg tadi))?`,
  ],
  ['wrong', `${I}(?:${that} )*${wrong} ${photo}(?: (?:tadi|itu|barusan))?`],
  ['wrong', `${I}(?:${photo} )?(?:${that} )*${wrong}`],
  ['wrong', `${I}${photo} (?:${that} )*${wrong}(?: (?:kirim|upload|foto|berkas))?`],
  ['wrong', `bukan (?:${photo} )?(?:yang |yg )?(?:itu|ini|tadi)(?: ${photo})?`],
  [
    'wrong',
    `${I}(?:hapus|buang|batalkan|abaikan) (?:${photo} )?${that}(?: ${that})*(?: ${photo})?|${I}(?:hapus|buang|abaikan) ${photo}`,
  ],
  [
    'again',
    `${I}(?:${photo} )?(?:${that} )*${unclear}(?: ${photo})?(?: ${I}${again}(?:nya)?(?: (?:${photo}|ya|dulu))*)?`,
  ],
  ['again', `${I}(?:${photo} )?(?:${that} )*${I}${again}(?: (?:${photo}|${that}|dulu|ya))*`],
];
const compiled = patterns.map(([word, pattern]) => [word, new RegExp(`^(?:${pattern})$`)] as const);
/** What is said of pages is said in these words and no others, some with an ending. */
const ofPages = new Set(patterns.flatMap(([, pattern]) => pattern.match(/[a-z]+/g) ?? []));

/** The words without which nothing is said of pages. */
export const pageCue = cue({
  words: (word) => ofPages.has(word) || ofPages.has(word.replace(/(?:nya|an|ku)$/, '')),
});

const politeness =
  '(?:kak|kakak|min|admin|pak|bu|bapak|ibu|bang|mas|mbak|ya|yah|sih|dong|deh|ni|nih|lah|kah|tolong|mohon|makasih|terima kasih|aja|saja)';
const around = new RegExp(
  `^(?:(?:halo|hai|maaf|permisi|mohon|tolong|pak|bu|min|kak) )+|(?: ${politeness})+$`,
  'g',
);

/** The words without punctuation and the politeness around them. */
const spoken = (text: string): string =>
  plainWords(text)
    .replace(/[,.!?]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(around, '')
    .trim();

/** What is longer is about something else. */
const longest = 60;

/** What a whole message says of the pages of a letter; null when it says something else. */
export const pageWordIn = (text: string): PageWord | null => {
  if (text.length > longest) return null;
  const words = spoken(text);
  return words === '' ? null : (compiled.find(([, pattern]) => pattern.test(words))?.[0] ?? null);
};

/** What letters are called, by what stands in their label. A sensitive one is known by the same words. */
const called: readonly { label: RegExp; words: RegExp }[] = [
  {
    label: /\bktp\b|identitas/,
    words:
      /\b(?:e ?ktp|ktp|ktpnya|kartu identitas|identitas|kartu keluarga|kk|sim|paspor|kartu pelajar|ktm)\b/,
  },
  { label: /\bcv\b/, words: /\b(?:cv|cvnya|(?:daftar )?riwayat hidup|curriculum vitae|resume)\b/ },
  { label: /proposal/, words: /\b(?:proposal|propsal|proposalnya)\b/ },
  { label: /susunan acara/, words: /\b(?:susunan acara|rundown|run down|jadwal acara)\b/ },
  { label: /spesifikasi/, words: /\b(?:spesifikasi|spek|speknya)\b/ },
  { label: /dokumen kebutuhan/, words: /\b(?:dokumen kebutuhan|kebutuhan perangkat lunak|srs)\b/ },
  { label: /\bmateri\b/, words: /\b(?:materi|materinya|flyer|poster|banner|brosur|desain)\b/ },
  { label: /\bbukti\b/, words: /\b(?:bukti|buktinya|screenshot|ss|tangkapan layar)\b/ },
  { label: /\bsurat\b/, words: /\b(?:surat|suratnya|srt|pengantar|permohonan|rekomendasi)\b/ },
];
const card = called[0];
/** Said of what is not here: "CV menyusul", "bukan KTP". */
const absent = /\b(?:menyusul|nyusul|nanti|ntar|besok|belum|blm|bukan|bkn|tidak|tdk|ndak|gak|ga|tanpa)\b/;

/** The keys of a service's letters that words name as what they are about. */
export const lettersNamed = (text: string, { letters }: Pick<Service, 'letters'>): string[] => {
  const words = plainWords(text);
  if (absent.test(words)) return [];
  return letters
    .filter(({ label }) => {
      const known = called.filter((each) => each.label.test(label.toLowerCase()));
      return known.length > 0
        ? known.some((each) => each.words.test(words))
        : words.includes(plainWords(label));
    })
    .map(({ key }) => key);
};

/** Whether words say that what they go with is an identity card, which never travels through a chat. */
export const namesIdentityCard = (text: string): boolean => {
  const words = plainWords(text);
  return card?.words.test(words) === true && !absent.test(words);
};
