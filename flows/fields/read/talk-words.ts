import { fold, remembered } from '../../kernel/fold.ts';
import { normalWord } from '../../kernel/lexicon/spelling.ts';
import type { Holds } from '../field-schema.ts';
import { cue } from '../../kernel/look-ahead.ts';
import { evidence } from '../several/evidence.ts';
import { tellsActivity } from './activity.ts';
import { isSomebodys, isVerbForm } from './verb-forms.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/**
 * Words people talk with, in compared spelling: of oneself and the other, of wanting, knowing, doing and putting off, of how it
 * goes. None of them is part of the name of a body, of a person or of what is studied.
 */
const talk = set(`
  saya anda kamu dia mereka beliau kalian tidak belum bukan jangan sudah masih nanti tadi kemarin besok sekarang dulu lagi
  mau bisa boleh harus perlu wajib akan pernah sering kadang selalu cuma juga karena kalau tapi tetapi supaya biar agar jadi
  kalo soalnya padahal walau meski makanya apa apakah siapa bagaimana kenapa berapa kapan dimana mana yang begini
  ketik ketikin diketik tulis tulisin ditulis nulis isi isiin diisi ngisi mengisi jawab dijawab balas kirim dikirim ngirim baca
  bacain lihat cek ngecek tanya cari carikan nyari tunggu tahu tahunya mengerti lupa ingat bingung pilih pilihin dipilih hubungi
  telepon telpon bantu bantuin lanjut batal ganti ubah salah buka tutup keluar pulang datang hadir ikut pergi tidur makan mandi
  pakai pake ambil kasih dikasih minta diminta coba dicoba nyoba mulai selesai hapus simpan disimpan terserah kosong kosongin
  kosongkan malas males capek cape panjang bener betul banget susah gampang mudah ribet penting biasa aneh penuh cukup sekian
  banyak sedikit semua semuanya sendiri bareng terima makasih maaf oke ya halo permisi tolong beda mirip rata kayaknya kayak
  mungkin kira pasti yakin ragu rencana rencananya insya insyaallah semoga mudahan moga entah bebas suka ngikut ikutin ngerjain
  bikin dibuat urus ngurus diurus bilang bilangnya omong bicara cerita sebut disebut sebentar lama lambat cepat buru gerak
  allah astaga ampun aduh waduh wah duh yaelah lho loh sih dong deh kok nih kan hehe haha wkwk gaje
  habis setelah sebelum sambil lewati menyusul tersedia terlampir tertera tercantum
  parah gawat keterlaluan masak mosok
  disini disana kesini kesana situ sini sana begitu gitu gitulah dong lah punya punyanya gada kagak enggak
  buat gimana menurut terkait mengenai ngapain ngapa emang memang sebenarnya sebetulnya pokoknya intinya
  gatau gatahu gtw inget ngerti gaktau taktau
  yaudah yaudahlah udahlah lewatkan
  laksanakan kerjakan jalankan meluncur merapat otw
  panggil panggilnya panggilan jelasin jelaskan dijelaskan maksud maksudnya ulang ulangi diulang repot merepotkan ditanya ditanyain nanyain
  cantik ganteng ramah manis pintar hebat keren lucu asik seru baik
  kepikiran pikir mikir liburan libur sibuk sakit lulus lulusan nganggur pengangguran kerjaan
  jelek bagus buruk dekat jauh lemot lelet rusak hilang error sinyal baterai lowbat kuota percuma tua muda pusing ngantuk lapar haus
  tentatif disposisi arahan petunjuk perintah jadwal konfirmasi cuti
  cepetan cepatan buruan i you me my we us our your dont don't do does doing understand what who whose which how why please would should is are am was this that not just
  myself yourself help know think need sure anyone someone nobody thanks
  ayo harap maklum pandai baru pertama kali hujan panas macet ngeluh mengeluh beberapa disitu disinilah
  macam nya pelosok kelihatan keliatan nampak kedengaran ketahuan ngerasa merasa rasanya cas
`);
/** Words that tie others together: in names as well as in talk. */
const ties = set(
  'dan di ke dari untuk dengan pada atau itu ini saja oleh seperti dalam per hari minggu bulan tahun jam pagi siang sore malam orang pak bu kak min bang mas mbak',
);
/** What tells when something was: an answer where that is asked. */
const times = set(
  'tadi kemarin besok sekarang dulu lagi nanti lama sudah sejak sebelum setelah habis sebentar',
);
/** Names of people that are also everyday spellings. */
const names = set('si ade amat met can bg same asw ass td ang nah ama jan bagus manis');
/** Fields that hold a name: one word of talk in it is one too many. */
const named = new Set<Holds | undefined>(['person', 'people', 'institution', 'study', 'position']);
/** Fields whose answers are told in words of one's own. */
const told = new Set<Holds | undefined>(['subject', 'title', 'system', 'place']);
/** Longer texts are no talk with us, whatever their words. */
const longest = 16;

const word = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

/** "Cepatlah" is "cepat". */
const particle = /(?<=\p{L}{4})(?:lah|kah)$/u;
/** "Mano", "jugo": Malay ends in another vowel. */
const vowel = /(?<=\p{L}{3})[oe]$/u;

const talkOf = remembered((typed) => {
  const folded = fold(typed);
  if (names.has(folded)) return null;
  const forms = [folded, normalWord(folded), folded.replace(particle, ''), folded.replace(vowel, 'a')];
  return forms.find((form) => talk.has(form)) ?? null;
});
/** Whether a word is one people talk with. */
export const isTalkWord = (typed: string): boolean => talkOf(typed) !== null;
/** Whether a word only ties others together. */
export const isTie = (typed: string): boolean => ties.has(typed);
/** As words are compared, remembered: the same few are asked about several times. */
const normalOf = remembered((typed) => normalWord(fold(typed)));

/** Somebody of whom something is said. */
const somebody = set(
  'saya anda kamu dia mereka beliau kita kami bapak ibu pak bu anak teman kawan dosen guru orang atasan vendor panitia pimpinan kadis kabid bos camat lurah walikota sekda bupati',
);
/** What says that somebody wants, does, has done or does not do something. */
const clause = set(
  'mau akan ingin masih belum sudah lagi sedang tidak bisa harus baru nanti suka cuma juga minta yang bukan punya butuh perlu',
);
/** Of oneself and the other, of what is not, not yet, or how it goes: no subject and no place is called by them. */
const plainTalk = set(
  'saya anda kamu dia mereka beliau tidak belum jangan sudah masih lagi sedang nanti tadi kemarin sekarang dulu banget sekali terserah pokoknya rencananya biasanya biasa bagaimana kenapa apakah siapa kapan berapa kah sih dong deh kok nih lho loh bukan disini sini situ sana kesana kesini disana disitu yaudah i you dont what how why cant mohon tolong maaf makasih',
);
/** What people do together, and that they do it together. */
const doing = set(
  'ngerjain ngerjakan mengerjakan kerjain kerjakan bikin membuat buat baca membaca nulis menulis belajar ngumpul kumpul bareng barengan bersama bareng2 nobar ngobrol diskusi latihan nyiapin menyiapkan ngerapatin ngebahas bahas membahas presentasi main',
);
/** How somebody puts it who names nothing: "sesuai undangan", "seperti biasa". */
const pointing = set('sesuai seperti mirip menyesuaikan mengikuti menunggu tergantung');
/** Behind these a verb is part of a name: "komunitas menulis". */
const bodies = set(
  'komunitas sanggar rumah forum kelas klub gerakan sekolah taman yayasan lembaga kelompok tim ruang universitas',
);

/** Talk has a word of it, or a form of a verb. */
export const talkCue = cue({
  words: (word) => isTalkWord(word) || isVerbForm(word) || isSomebodys(word) || somebody.has(word),
});

/** In a name that is written in capitals a word is part of it: "SMA Kembali Jaya". */
const isWritten = (typed: string): boolean => /^\p{Lu}/u.test(typed);

const isVerb = (typed: string): boolean => {
  const folded = fold(typed);
  return isVerbForm(folded) || isSomebodys(folded);
};

/** What points at a name instead of saying it. */
const deictic = set('ini itu tersebut berikut dibawah diatas bawah');

/** "Guru ahli muda". */
const ranks = set('muda pertama');
/** "Desa parit baru", "sma gembala baik". */
const ofPlaces = set('baru baik besar lama panjang cepat');

const isTalkInName = (
  text: string,
  words: readonly string[],
  shouting: boolean,
  holds: Holds | undefined,
): boolean =>
  words.some((typed, at) => {
    if (!shouting && at > 0 && isWritten(typed)) return false;
    // "Himpunan pengusaha muda".
    const inBody = ranks.has(fold(typed)) || ofPlaces.has(fold(typed));
    if (holds === 'institution' && at > 0 && inBody && evidence(text, holds) === 'yes') return false;
    if (holds === 'position' && (evidence(typed, holds) === 'yes' || (at > 0 && ranks.has(fold(typed)))))
      return false;
    if (isTalkWord(typed) || deictic.has(fold(typed))) return true;
    return isVerb(typed) && !words.slice(Math.max(0, at - 2), at).some((before) => bodies.has(fold(before)));
  });

/** "Bapak mau turun", "saya masih rapat": a sentence about somebody. */
const isSentence = (words: readonly string[]): boolean => {
  const [first = '', second = '', third = ''] = words.slice(0, 3).map((typed) => normalOf(typed));
  return somebody.has(first) && (clause.has(second) || (somebody.has(second) && clause.has(third)));
};

/** "Kantor kita" is a place. */
const ours = set('kita kami kite kamek');
/** As much of a text as talks with us, if it is not all of it, makes it one to ask about. */
const mostly = 0.6;
/** What is written in a name's way, with a capital letter, is part of the name. */
const isPlainTalk = (typed: string, at: number): boolean =>
  (at === 0 || !isWritten(typed)) && !ours.has(fold(typed)) && plainTalk.has(normalOf(typed));

/** "Acara dibatalkan", "akan diumumkan": what is done with something is no name of it. */
const isDone = (typed: string): boolean => /^di\p{Ll}{4,}$/u.test(typed) && isVerbForm(typed);

/** "Kegiatan dimulai setelah makan siang": where anything may be told, a sentence about what will take place. */
const tellsOfActivity = ([first = '', second = '']: readonly string[]): boolean =>
  tellsActivity(first) && isDone(second);

/** "Himbauan tidak buang sampah": what is asked of everybody is a subject. */
const appeals = set('himbauan imbauan larangan ajakan peringatan awas waspada stop');

/** Whether a subject or a place is told in words that name none. */
const tellsNothing = (words: readonly string[], text: string): boolean => {
  const first = normalWord(fold(words[0] ?? ''));
  if (appeals.has(first)) return false;
  if (isSentence(words) || (words.length < 5 && pointing.has(first))) return true;
  return text !== text.toUpperCase() && words.some((typed, at) => isPlainTalk(typed, at) || isDone(typed));
};

/** Whether a text talks with us instead of answering: a name has such a word in it, or most of other words are nothing else. */
export const isTalk = (text: string, holds: Holds | undefined): boolean => {
  const words = text.match(word) ?? [];
  if (words.length === 0) return false;
  // What offices run is often called so: "Si Pandai".
  if (holds === 'system' && words.length < 4 && /^S[iI][ -]\p{Lu}/u.test(text)) return false;
  if (named.has(holds) && isTalkInName(text, words, text === text.toUpperCase(), holds)) return true;
  if (words.length > longest || (holds === undefined && tellsOfActivity(words))) return false;
  if (told.has(holds) && tellsNothing(words, text)) return true;
  const tellsWhen = (typed: string): boolean => holds === 'when' && times.has(normalOf(typed));
  const telling = words.filter((typed) => !ties.has(normalOf(typed)));
  const isNamed = telling.some((typed) => !isTalkWord(typed) && !isVerb(typed));
  // "Ngerjain skripsi bareng": what is done, with what.
  const tellsWhat = (typed: string): boolean => holds === 'subject' && isNamed && doing.has(fold(typed));
  const talking = telling.filter(
    (typed) => (isTalkWord(typed) || isVerb(typed)) && !tellsWhen(typed) && !tellsWhat(typed),
  ).length;
  if (telling.length === 0 && holds === 'when') return false;
  if (talking === telling.length) return true;
  // One thing that is named may be what a story is about, two of them are one.
  const things = telling.length - talking;
  return (
    holds !== 'when' &&
    talking > 1 &&
    talking >= mostly * telling.length &&
    (holds !== undefined || things < 2)
  );
};
