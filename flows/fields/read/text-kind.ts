import { fold, foldWords } from '../../kernel/fold.ts';
import { isCommon } from './common-words.ts';
import type { Holds, ToldOf } from '../field-schema.ts';
import { findDate } from './find-date.ts';
import { looksLike } from './looks-like.ts';
import { isSoft } from './soft-words.ts';
import { isPassedOn, passedOnCue } from './passed-on.ts';
import { anyCue, cue } from '../../kernel/look-ahead.ts';
import { evidence } from '../several/evidence.ts';
import { inStandard } from '../../kernel/lexicon/dialect.ts';
import { normalWord } from '../../kernel/lexicon/spelling.ts';
import { isTalk, isTalkWord, isTie, talkCue } from './talk-words.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words that answer nothing, whatever is asked. */
const nothing = set(
  'tidak tdk gak ga nggak ngga ndak ndk tak tau tahu entah entahlah bingung terserah bebas ada apa apapun apaan belum blm blom nanti menyusul nyusul sama test tes testing coba cobain ping p t n no yes y ya iya bener benar betul sudah udah dah lupa kosong nihil skip lewat lewati hmm hm ntar rahasia kepo yg yang itu ini gatau gtw gapapa lanjut siap oke ok sip jadi saya punya dll sdh bukan mau mana aja saja dulu',
);
/** "There is none", "later": perhaps a wish to leave the question open. */
const none = set(
  'tidak tdk gak ga nggak ngga ndak ndk tak ada punya belum blm blom nanti ntar menyusul nyusul kosong nihil',
);
/** Words that only say of what kind the answer will be: "kampus saya" names none. */
const kindOnly = set(
  'sekolah kampus universitas univ institusi instansi lembaga kantor dinas komunitas perguruan tinggi sma smk smp sd sman smkn smpn negeri negri swasta masih kuliah pelajar mahasiswa siswa jurusan prodi studi program bidang saya kami kita aku sy disini sini sana dari di kota asal tempat nama dekat sebelah samping belakang depan',
);
/** "Kegiatan rutin" names none. */
const noSubject = set(
  'kegiatan banyak beberapa macam acara agenda kegiatannya acaranya rutin biasa penting resmi dinas kantor kita kami internal khusus sekali pimpinan bapak',
);
/** How far somebody is, not what they study. */
const yearOfStudy =
  /^(?:(?:saya|sy|aku|sekarang|masih|mahasiswa|siswa) )*(?:semester|smt|smstr|sem|kelas|kls|angkatan|tingkat) ?(?:\d{1,4}|[ivx]+)(?: (?:pak|bu|kak|min))?$/;
/** "Kelas 12 IPA 2". */
const inClass = /^(?:anak |siswa )?(?:kelas|kls) ?(?:\d{1,2}|[ivx]+)(?: [a-z]{1,5})?(?: \d{1,2})?$/;
/** "Bahasa inggris boleh", "judul menyesuaikan": it ends in a question, or leaves it open. */
const leftOpen = /\S (?:boleh|bole|bisa|bise|biso|pacak|kan|menyesuaikan|menyusul|nyusul|bebas|terserah)$/u;

/** Where the answer is said to be, that it is another's, or what is asked or ordered instead: words of the patterns below. */
const turns = set(
  'sama sm sesuai mirip kayak kyk seperti lihat liat tertera tercantum cek baca terlampir kan lah semua semuanya surat suratnya lampiran berkas berkasnya undangan proposal proposalnya kemarin kmrn sebelumnya lalu biasa biasanya file filenya cv www http https apakah apkh apaan bagaimana gimana gmn gmna berapa brp kapan kpn dimana dmn kenapa knp mengapa kok siapa bisakah bolehkah boleh bisa maksud maksudnya contoh contohnya what how why when where di aja ganti ubah ralat koreksi hapus batal batalkan batalin cancel ulang ulangi kembali balik menu stop berhenti keluar lanjutkan tanya nanya bantu bantuan help hubungi bicara status kirim salah eh mulai mohon tolong minta please pls dong donk napa ke kah kehe',
);
/** Hit on the keys without a word: each of them begins so, or is one letter again and again; what is shorter joins with the next. */
const mashed = /^(?:asd|qwe|zxc|hjk|dfg|fgh|jkl|wasd|xyz|(.)\1*$|.{1,2}$)/;

/** What makes a text odd where anything may be told: words that answer nothing, talk, questions, orders, what is told elsewhere. */
export const oddCue = anyCue(
  talkCue,
  passedOnCue,
  cue({
    words: (word) =>
      nothing.has(word) || none.has(word) || turns.has(word) || isSoft(word) || mashed.test(word),
    signs: '@/?',
  }),
);
/** A word that does not only tie others together. */
export const contentCue = cue({ words: (word) => !isTie(normalWord(word)) });

/** What names do not have. */
const figures = /\p{L}\d|\d{3}|^\d+ /u;
/** "Masih dipikirkan", "belum di acc": there is no answer yet. */
const putOff =
  /^(?:masih|belum|blm|blom|belom|lagi|lg|sedang|nanti|ntar|mau|akan) (?:di ?|men|mem|meng|me|nge?|nunggu|tunggu|acc|ada|fix|pasti|tau|tahu|jadi|cari|nyari|siap|dapat|dapet|saya|kami|pikir|mikir)/u;
/** "Gatau alamatnya", "ikut standar kantor", "masih rahasia": somebody answers us, and not the question. */
const noAnswer =
  /^(?:gatau|gak ?tau|ga ?tau|gtw|ndak ?tau|tak ?tau|tidak (?:tau|tahu|ingat)|lupa|kurang (?:tau|tahu)|terserah|entah|ikut(?:i|in)? (?:aja|saja|standar|aturan|ketentuan|kantor|yang|yg|jadwal)|(?:masih )?rahasia|kan (?:sudah|udah|tadi|ada)|(?:tidak|tdk|gak?|nggak|ngga|ndak|dak|belum|blm) (?:ada|punya)|(?:yang|yg) penting|pokoknya|cek (?:aja|saja|di)|tanya (?:aja|saja|ke|pak|bu))(?!\p{L})/u;
/** Where nobody could go: near, in front of, behind something of somebody's. */
const nowhere = set(
  'dekat gedung masjid warung toko pemerintah sekolah depan belakang samping sebelah seberang sekitar beberapa berbagai banyak titik rumah tetangga warga penduduk masyarakat teman kawan saudara keluarga kampung gang jalan sini situ sana tempat lokasi kejadian lapangan dalam luar atas bawah kota daerah sesuai foto gambar',
);
/** "Disamping", "rumahnye": written as one word, and whose. */
const isNowhere = (word: string): boolean =>
  nowhere.has(word.replace(/n(?:ya|ye|yo)$/, '').replace(/^(?:di|ke)(?=\p{L}{4})/u, ''));
const everywhere =
  /^(?:di )?(?:seluruh|semua|setiap|tiap|beberapa|banyak|se ?-? ?(?:kota|kecamatan|kelurahan|kabupaten|provinsi|kampung|komplek|rt|rw|desa)|dimana ?-? ?mana|di mana ?-? ?mana|mana ?-? ?mana)(?!\p{L})/u;
/** "Sama dengan pemohon": the answer is another one's. */
const sameAs =
  /^(?:sama|sm|sesuai|mirip|kayak|kyk|seperti)(?: (?:dengan|dgn|seperti|kayak|sama|yang|yg|aja|saja))*(?: \p{L}+){0,4}$/u;
/** "Udah saya tulis di atas": it has been said, they say. */
const alreadySaid =
  /^(?:(?:kan|lah|udah|udh|sudah|sdh|dah|tadi|td|itu|di ?atas|yang|yg|semua|semuanya) )+(?:saya |sy |aku |kami |kamek |sempat |di)*(?:tulis|nulis|sebut|nyebut|bilang|cerita|ceritain|jelas|isi|ketik|ngetik|laporkan|kasih tau|kasi tau|terangkan)(?:kan|in)?(?: (?:di ?atas|tadi|td|semua|pak|bu|kak|min|di awal|sebelumnya|barusan|lengkap))*$/u;
/** What is to be found elsewhere: in the letter, in what was said before. */
const elsewhere =
  /^(?:(?:kan|lah|udah|sudah|sdh|semua|semuanya) )?(?:sama|sesuai|seperti|lihat|liat|ada|tertera|tercantum|sdh ada|sudah ada|udah ada|cek|baca|yang|yg|terlampir|di)(?!\p{L}).*(?<!\p{L})(?:surat|suratnya|surat nya|lampiran|berkas|berkasnya|undangan|proposal|proposalnya|kemarin|kmrn|sebelumnya|tadi|lalu|biasa|biasanya|dulu|file|filenya|cv)(?!\p{L})/u;

const mash = /^(?:asd[a-z]*|qwe[a-z]*|zxc[a-z]*|hjk[a-z]*|dfg[a-z]*|fgh[a-z]*|jkl[a-z]*|wasd|xyz|(.)\1{2,})$/;

const email = /^\S+@\S+\.\S+$/;
const url = /^(?:https?:\/\/|www\.)\S+$/i;
const onlyNumber = /^[\d\s.,+()/-]+$/;
const amount =
  /^(?:kira-kira |sekitar |± ?)?\d+ ?(?:orang|org|gb|mb|tb|watt|unit|buah|hari|minggu|bulan|tahun|jam|menit|siswa|mahasiswa|peserta|u|server)$/;
const hours =
  /^(?:jam|pukul|pkl)?\.? ?\d{1,2}(?:[.:]\d{2})? ?(?:-|s\/?d|sampai|hingga) ?(?:jam|pukul|pkl)?\.? ?\d{1,2}(?:[.:]\d{2})?(?: ?wi(?:b|ta|t))?$|^(?:jam|pukul|pkl) ?\d{1,2}(?:[.:]\d{2})?(?: (?:pagi|siang|sore|malam))?$/;

const questionWord =
  /(?<!\p{L})(?:apa|mana) (?:aja|saja) (?:yang |yg )?(?:boleh|bisa|perlu|harus|dapat|ada)(?!\p{L})|(?<!\p{L})(?:apa|apaan) (?:ya|sih|maksud(?:nya)?)(?!\p{L})|^(?:apa|apakah|apkh|bagaimana|gimana|gmn|gmna|berapa|brp|kapan|kpn|di ?mana|dmn|kenapa|knp|mengapa|kok|siapa|bisakah|bolehkah|boleh|bisa|ini (?:apa|untuk|buat)|maksud(?:nya)?|contoh(?:nya)?|what|how|why|when|where)(?!\p{L})/u;
const order =
  /^(?:(?:saya |kami |aku )?(?:mau|ingin|pengen|mo|minta|tolong|mohon|bisa) )?(?:ganti|ubah|ralat|koreksi|hapus|batal(?:kan|in)?|cancel|ulang(?:i)?|kembali|balik|mulai baru|mulai dari awal|menu|stop|berhenti|keluar|lanjut(?:kan)?|lihat|cek|tanya|nanya|bantu(?:an)?|help|hubungi|bicara|status|kirim|salah|eh salah|eh bukan)(?!\p{L})/u;

/** What a text is instead of an answer: nothing at all, another kind of thing, only perhaps the answer, or no sign of the answer's kind. */
export type Odd = 'nothing' | 'kind' | 'doubt' | 'unshown' | null;

/** A number of people, a day or an hour in the middle of a name: more than one answer. */
const severalThings =
  /(?<![\p{L}\d])\d{1,3} ?(?:orang|org|peserta|siswa|mahasiswa|anak)(?!\p{L})|(?<!\d)\d{1,2} (?:jan|feb|mar|apr|mei|jun|jul|agu|sep|okt|nov|des)[a-z]*(?!\p{L})|(?<!\p{L})(?:jam|pukul|tgl|tanggal) ?\d|(?<!\p{L})(?:awal|akhir|pertengahan|mulai|bulan) (?:jan|feb|mar|apr|mei|jun|jul|agu|sep|okt|nov|des)[a-z]*(?!\p{L})|(?<!\p{L})be?r?(?:dua|tiga|empat|lima|due|tige)(?:an)?$/u;

/** Fields that hold names of people or bodies; a sentence in them is hardly meant. */
const named: readonly (Holds | undefined)[] = ['person', 'people', 'institution', 'study', 'position'];

const isDateAlone = (folded: string): boolean => {
  const found = findDate(folded, '2000-01-01');
  return 'rest' in found
    ? !/\p{L}/u.test(found.rest)
    : found.trouble === 'many' && !/[a-z]{3}/.test(found.beside);
};

const odd = (folded: string, holds: Holds | undefined): Odd => {
  if (email.test(folded) || url.test(folded)) return holds === 'technology' ? 'doubt' : 'kind';
  if (holds === 'code' || holds === 'when' || holds === undefined) return null;
  if (onlyNumber.test(folded) || amount.test(folded) || hours.test(folded))
    return holds === 'technology' ? 'doubt' : 'kind';
  return /\d|hari|besok|lusa|senin|selasa|rabu|kamis|jumat|sabtu|minggu/.test(folded) && isDateAlone(folded)
    ? 'kind'
    : null;
};

/** Where one is asked for. */
const twoPeople = /^\S+(?: \S+){0,3} (?:dan|dn|serta|&|sama|sm|ama|bareng|plus) \S+/u;

/** Somebody of somewhere, or a body instead of a person. */
const body =
  /(?<!\p{L})(?:dari|bagian|bidang|seksi|divisi|tim|team|pihak|vendor|perusahaan|pt|cv|dinas|kantor|instansi|opd|skpd|unit|panitia|admin|helpdesk|programm?er|developer|teknisi|operator|kelurahan|kecamatan|universitas|kampus|sekolah)(?!\p{L})/u;

/** "Kampus 2": one of several that are not named. */
const numberedKind = /^(?:kampus|universitas|sekolah|kantor|dinas|fakultas|gedung)(?: \d{1,2})+$/;
/** "Kasubbag umum", "orang dinas": told by an office. */
const byOffice =
  /^(?:kasubbag|kasubag|kabag|kabid|kasi|kadis|kepala|staf|staff|ketua|sekretaris|bendahara|admin|operator|orang|petugas|pegawai|bagian|pihak)(?!\p{L})/u;
const does = set(
  'belajar mengenal kenal melihat lihat kunjungan berkunjung rapat pelatihan sosialisasi seminar workshop lomba diskusi bimtek koordinasi evaluasi studi',
);
/** "Besok jam 9, rapat inflasi": when it is stands before what it is. */
const timeFirst =
  /^(?:besok|lusa|hari ini|nanti|(?:hari )?(?:senin|selasa|rabu|kamis|jum'?at|sabtu)|(?:jam|pukul|pkl|tgl|tanggal) ?\d)[^,;]{0,40}[,;] ?\p{L}/u;
/** "Tanggal sama jamnya jg berubah": that something is another, and not what. */
const isOther = /(?<!\p{L})(?:berubah|diubah|diganti|salah|keliru|ketuker|tertukar|kebalik)$/u;
/** Telephones write the first letter large by themselves. */
const isPlain = (text: string): boolean => !/(?<=\S.*)\p{Lu}|\p{N}/u.test(text);

/** Whether what is written without a capital letter shows by no word that it is the name of a body, a person or an office. */
const isUnnamed = (
  text: string,
  words: readonly string[],
  folded: string,
  holds: Holds | undefined,
): boolean => {
  if (holds === 'institution')
    return (
      numberedKind.test(folded) || (isPlain(text) && words.length > 1 && evidence(text, holds) === 'open')
    );
  if (!isPlain(text)) return false;
  if (holds === 'person') return byOffice.test(folded);
  return holds === 'position' && evidence(text, holds) === 'open';
};

/** What is called by a name, which has at least one word that not everybody uses for something else. */
const byName = new Set<Holds | undefined>([
  'person',
  'people',
  'institution',
  'study',
  'place',
  'technology',
]);
/** Of these none is called by such words, however they are written. */
const neverCommon = new Set<Holds | undefined>(['person', 'technology']);

/** Whether a text has no name in it: "sopir bus", "pinggir sungai", "teknologi terkini". */
const namesNothing = (text: string, words: readonly string[], holds: Holds | undefined): boolean =>
  byName.has(holds) &&
  words.every((word) => isCommon(word) || isTalkWord(word) || isTie(word) || isSoft(word)) &&
  (neverCommon.has(holds) ||
    (isPlain(text) && (evidence(text, holds) !== 'yes' || (holds === 'place' && words.includes('yang')))));

/** What speaks against a text as an answer to a field that holds such things; of one that `tells` what is asked, words of talk and of telling somebody do not. */
const speaksAgainst = (text: string, holds: Holds | undefined, tells: ToldOf | null): Odd => {
  // A stop behind an answer changes nothing.
  const typed = fold(text.slice(0, 300)).replace(/(?<=[\p{L}\p{N}])[\s.!,]+$/u, '');
  // "Samo cak kemaren": of what is no name the local words are heard as everybody's.
  const folded = holds === 'person' || holds === 'people' ? typed : inStandard(typed);
  const words = foldWords(folded)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return null;
  if (words.every((word) => none.has(word) || isSoft(word)) && words.some((word) => none.has(word)))
    return 'doubt';
  if (words.every((word) => nothing.has(word) || isSoft(word)) || mash.test(words.join(''))) return 'nothing';
  if (
    (holds === 'institution' || holds === 'study') &&
    (words.every((word) => kindOnly.has(word) || isSoft(word)) || yearOfStudy.test(words.join(' ')))
  )
    return 'nothing';
  if (words.length < 9 && alreadySaid.test(folded)) return 'nothing';
  if (holds === 'study' && inClass.test(folded)) return 'doubt';
  if (holds !== undefined && isPlain(text) && leftOpen.test(folded)) return 'doubt';
  if (holds === 'subject' && (/^(?:yang|yg) \S+ /u.test(folded) || timeFirst.test(folded))) return 'doubt';
  if (holds !== undefined && holds !== 'when' && words.length < 7 && isOther.test(folded)) return 'doubt';
  if (holds === 'place' && words.every((word) => isNowhere(word) || isSoft(word))) return 'doubt';
  if (words.length < 10 && elsewhere.test(folded)) return 'doubt';
  const mayBePassedOn = holds !== 'technology' && holds !== 'when' && tells !== 'trouble';
  if (mayBePassedOn && isPassedOn(folded)) return 'doubt';
  if (holds === 'subject' && words.every((word) => noSubject.has(word) || isSoft(word))) return 'nothing';
  const kind = odd(folded, holds);
  if (kind !== null) return kind;
  if (
    /\?$|(?:apa|atau|ato) (?:tidak|tdk|gak?|nggak|ndak|belum|bukan)$/u.test(folded) ||
    questionWord.test(folded) ||
    (tells === null && words.length < 5 && order.test(folded))
  )
    return 'doubt';
  if (tells === null && isTalk(text, holds)) return 'doubt';
  if (namesNothing(text, words, holds)) return 'doubt';
  if (holds === 'place' && everywhere.test(folded)) return 'doubt';
  if (holds !== 'when' && words.length < 6 && sameAs.test(folded)) return 'doubt';
  if (holds !== undefined && holds !== 'when' && words.length < 8 && putOff.test(folded)) return 'doubt';
  if (holds !== undefined && words.length < 8 && noAnswer.test(folded)) return 'doubt';
  // A number or code of one's own has a figure in it.
  if (holds === 'code' && !/\d/.test(folded)) return 'doubt';
  if (!named.includes(holds)) return null;
  if (isUnnamed(text, words, folded, holds)) return 'doubt';
  // "Belajar sistem informasi desa" is what is done there.
  if (holds === 'institution' && isPlain(text) && does.has(words[0] ?? '')) return 'doubt';
  // "Aula bappeda" is no position, "rapat panitia" no school.
  if (holds !== 'people' && evidence(text, holds) === 'no') return 'doubt';
  if ((holds === 'people' && figures.test(folded)) || (holds === 'person' && /\d/.test(folded)))
    return 'doubt';
  if (severalThings.test(folded)) return 'doubt';
  // "Eko Prasetyo (vendor)": of where somebody is.
  if (holds === 'person' && (body.test(folded.replace(/\(.*\)/, ' ')) || twoPeople.test(folded)))
    return 'doubt';
  const one =
    holds === 'person' || holds === 'position'
      ? /(?<!\p{L})(?:atau|ato|belum|blm|nanti|mungkin|kayaknya|bukan|tidak|gak|ga|ndak|saya sendiri|sendiri)(?!\p{L})/u
      : /(?<!\p{L})(?:atau|ato|mungkin|kayaknya|bukan|bkn|bkan|belum tau|belum tahu)(?!\p{L})|^(?:tidak|tdk|gak|ga|nggak|ngga|ndak|ndk|tak|belum|blm)(?!\p{L})/u;
  return one.test(folded) || (holds !== 'people' && words.length > 12) ? 'doubt' : null;
};

/** Behind a word it says nothing. */
const endStop = /(?<=[\p{L}\p{N}]{2})[\s.!,]+$/u;

/** How far a text is from an answer to a field that holds such things; `tells` is what it shows that it tells. */
export const oddness = (text: string, holds: Holds | undefined, tells: ToldOf | null = null): Odd =>
  speaksAgainst(text, holds, tells) ?? (looksLike(text.replace(endStop, ''), holds) ? null : 'unshown');

const request = /^\W*(?:mohon|tolong|minta|please|pls)\s+(?!maaf|mangap|izin|ijin)/iu;

/** "Cepat dong", "ada AC ke": it urges, or asks. */
const urging = /\p{L}{3}.* (?:dong|donk|napa|napa sih|ke|kah)\W*$/iu;

/** "Mohon waktu", "tolong cepat": what is left without the courtesy may be a wish, unless its words tell what it is. */
export const asksUs = (typed: string, value: string, holds: Holds | undefined): boolean =>
  (request.test(typed) || urging.test(typed)) && evidence(value, holds) !== 'yes';
