import { cue } from '../look-ahead.ts';
import { asking } from './asking.ts';
import { phrases } from './pattern.ts';
import { feelings } from './feelings.ts';
import { standing } from './standing.ts';
import { stopping } from './stopping.ts';
import type { Meaning } from './meaning.ts';
import { isFiller, partOf, type Said } from './said.ts';

/*
 * What whole messages mean, whatever the question. Data: phrases in compared spelling (`spelling.ts`), without what is only
 * polite (`said.ts`). The first meaning that fits is taken, so what is narrow stands before what is wide.
 */
const meanings = {
  ...stopping,
  cancel: [
    '[saya] [mau|ingin|minta] [di]batal [formulir|permohonan|pengisian|mengisi|semua|semuanya] [saya]',
    '[saya] [tidak jadi|mending|mendingan|sebaiknya] batal',
    'tidak jadi [*]',
    'batal tidak jadi',
    '(urung|urungkan|gagalkan)',
    '[please|i|saya] [want|to|mau] [to] batal (it|this|that)',
  ],
  send: [
    '[ya|oke|sudah] [betul|pas|lengkap|lanjut|ayo|langsung|cocok|sesuai|mantap|oke] [semua|semuanya] [langsung] [di]kirim [sekarang|permohonan|semua|semuanya]',
    'simpan [dan kirim]',
    '[ya|oke|sudah] [betul|pas|lengkap|cocok|sesuai|oke] [semua|semuanya] (silakan|silahkan|monggo) [di](diproses|lanjut|kirim|dilanjutkan|ditindaklanjuti) [*]',
  ],
  restore: [
    '[saya] [mau|bisa|minta|tolong|boleh] (kembalikan|dikembalikan|balikin|kembaliin|balikkan|balikan|dibalikin|pulihkan|dipulihkan|munculkan) [lagi] [saya] (formulir|data|jawaban) [saya] [*]',
    '[saya] [mau|bisa|minta|tolong|boleh] (kembalikan|dikembalikan|balikin|kembaliin|balikkan|balikan|dibalikin|pulihkan|dipulihkan|munculkan) [lagi] yang (tadi|lama|kemarin|dibuang|dihapus|terhapus|dibatalkan|ditutup) [*]',
    '(formulir) [saya] [yang] (tadi|lama|kemarin) [bisa] (kembalikan|dikembalikan|balikin|kembaliin|balikkan|balikan|dibalikin|pulihkan|dipulihkan|munculkan) [lagi]',
    'undo',
  ],
  back: [
    '[mau|bisa|minta|go] [ke] kembali [lagi|one|ke sebelumnya|ke langkah sebelumnya|ke pertanyaan sebelumnya|sebelumnya|satu langkah]',
    '[ke] [langkah|pertanyaan] sebelumnya',
    '[mau|bisa] kembali ke [pertanyaan] (tadi|yang tadi|sebelumnya|yang sebelumnya)',
  ],
  leave_service: [
    '[saya] [mau|bisa|ingin|boleh|minta] (ganti|pindah|pilih) [ke] layanan [lain|yang lain]',
    '[saya] [mau|ingin] (layanan|menu) [yang] lain',
    '[saya] [mau|ingin] kembali ke (awal|depan|beranda|halaman awal)',
    '[saya] salah [masuk|pilih|pencet|klik] (layanan|menu|kamar|tempat|chat)',
    '[saya] salah (masuk|pilih)',
    '[saya] [mau|ingin|bisa|tolong] [lihat|kembali|buka] [ke] (menu|daftar layanan|semua layanan|layanan lain) [utama|awal]',
    'bukan (layanan|yang saya mau|yang saya cari)',
    'bukan yang saya (mau|cari|maksud)',
  ],
  start_over: [
    '[saya] [mau|ingin|bisa|tolong] [mulai|isi|mengisi] (ulang|dari awal|lagi dari awal|dari nol)',
    '[saya] [salah] [semua] [mau|ingin] ulang [isi|semua] dari (awal|nol)',
    'mulai (ulang|baru|dari awal)',
    'ulang dari awal',
    'reset',
  ],
  human: [
    '[saya] [mau|ingin|bisa|boleh|minta|perlu] (bicara|hubungi|menghubungi|hubungkan|sambungkan|disambungkan|dihubungi|dihubungkan|telepon|telpon|kontak|tanya|bantuan|dibantu|ketemu|nelpon) [langsung] [dengan|ke|oleh|kepada|dari] (petugas|orang|manusia|operator|customer dibalas) [kominfo|diskominfo|dinas|kantor] [asli|langsung|nya]',
    '[mau|minta|ada|mana|perlu|bisa] (orang|manusia|petugas) [asli|langsung|nya|yang bisa (bantu|membantu|dihubungi|ditelepon|ditelpon|ditanya|ditanyai|diajak bicara)]',
    '(customer service|layanan pelanggan|call center|hotline|nomor petugas|nomor kantor|nomor telepon kantor|nomor yang bisa dihubungi)',
    '[ada|minta|berapa] nomor [wa|telepon|telpon|hp] (petugas|kantor|dinas|kominfo) [berapa]',
    '[bisa] [saya|i] [mau] [to] (talk|speak|bicara) (to|with|dengan) [a|an|the|real] [someone|human|person|officer|petugas|orang] [real]',
    '(tanya|bicara|ketemu) [dengan|ke|sama] (orang|petugas) [langsung] [bisa|boleh] [tidak]',
    '[saya] [mau|ingin|bisa|boleh|minta] (bicara|hubungi) [langsung] [dengan|ke|kepada|sama] (kepala dinas|kepala kantor|kepala bidang|kadis|kabid|kepala|pimpinan|atasan|pejabat|bos) [kominfo|diskominfo|dinas|kantor|langsung]',
    'petugas mana',
    '(mana|dimana) (petugas|orang) [asli]',
    '(telepon|telpon|hubungi|kontak) saya [saja|langsung]',
  ],
  help: [
    '[saya] [mau|minta|perlu|butuh|bisa] (bantu|bantuan|bantuin|help) [saya]',
    '[saya] (mau|minta|perlu|butuh|bisa) dibantu [saya]',
    'tolong',
    'help [me]',
    'help',
  ],
  ...standing,
  wait: [
    '(sebentar|tunggu) [dulu|sebentar|ya|lagi] [lagi] [cari|cek|tanya|saya] [*]',
    'sabar [dulu|ya]',
    '(sabar|tunggu) sebentar',
    '[mau|saya|masih|lagi|biar] [mau] (cari|cek|tanya|lihat|ambil|siapkan|siapin|hitung|minta|isi|pikir|ingat|baca|makan|shalat|sholat|jalan|kerja|meeting|rapat|nyetir|dijalan|di jalan|sibuk|foto|scan|unduh|download|tidur|mandi|istirahat|konsultasi|diskusi|rundingan|nanya) * dulu [sebentar]',
    '[saya|masih|lagi] (lagi|masih|sedang) (cari|cek|di jalan|dijalan|kerja|sibuk|kuliah|rapat|meeting|tanya|nyari|siapkan|di luar|makan|sholat|shalat) [*]',
    '(nanti|besok|malam nanti|sore nanti|habis ini|pagi besok) [saya] (lanjut|isi|saya isi|sambung|kirim|saya kirim|saya kabari|kabari|balas|hubungi|saya lanjut|diisi|dilanjut) [lagi] [*]',
    'lanjut (nanti|besok|malam|sore|kapan) [lagi|saja] [*]',
    'nanti (malam|sore|siang|pagi) [saya] (lanjut|isi|sambung|kirim) [lagi]',
    '[saya] sudah dulu [ya|lanjut nanti|*]',
    '[saya] [mau] (istirahat|berhenti sebentar|jeda|rehat) [dulu|sebentar]',
    'jangan [di]kirim dulu',
    // "Ga jadi batal": on as before.
    '(tidak jadi|jangan [jadi]) [di]batal [dulu|deh]',
    '[di]simpan dulu [*]',
    'jangan dulu [dikirim|kirim]',
    'cukup [sekian] [dulu|sampai sini|sampai disini|segitu] [hari ini]',
    '(nanti|besok) [dulu|ya|lagi] (saja|lagi|dulu)',
    'nanti saya *',
    '[nanti] lain (kali|waktu|hari) [saja|dulu|lanjut]',
    '(kapan kapan|kapan2|besok besok|besok2) [saja|dulu|lanjut]',
    '(nanti|sebentar|tunggu|besok) dulu [ya|yo] [saya] (mau|lagi|ada|masih|sedang) *',
    '(nanti|sebentar|tunggu|besok) dulu [ya] [saya|kami] (tanya|cek|cari|lihat|pikir|diskusi|rapat|konsultasi|minta|siapkan|siapin) *',
    '(capek|malas|ngantuk|sibuk|pusing|lelah|cape) [saya|banget|ngetik|ngisi|isi|nulis] [banget] (besok|nanti|kapan) [kapan] (lagi|saja|dulu)',
    'mau * dulu',
  ],
  thanks: [
    '[oke|ya|betul] [oke] (terima kasih|makasih) [banyak|atas *|semoga *|moga *|ditunggu *|tunggu *|info|bantuan|sebelumnya|banget|sangat|semua|sama|bantuan dan info|ilmu|respon|waktu|sudah (diingatkan|ingatkan|dibantu|bantu|membantu|dibalas|balas|dijawab|diproses|info|kabari|mengabari) [saya|kami]]',
    '[masih|lagi|sudah|belum] (diproses|selesai) (terima kasih|makasih) [info|banyak|kabar]',
    '(thank|makasih) you [so much|very much]',
    '(syukron|jazakallah|matur nuwun|suwun)',
  ],
  greeting: [
    '(assalamualaikum|halo|selamat pagi|selamat siang|selamat sore|selamat malam|pagi|siang|sore|malam|permisi|shalom|salam|ping|tes|test|p|om swastiastu) [alaikum|wr wb|warahmatullahi wabarakatuh|wr|wrwb|warahmatullah|semua|semuanya|semua|selamat pagi|selamat siang|selamat sore|selamat malam|pagi|siang|sore|malam|juga|lagi]',
    'assalamualaikum [alaikum|wr|wb|warahmatullahi|wabarakatuh|warohmatullahi|wabarokatuh|ww|warahmatullah] [wr|wb|wabarakatuh|wabarokatuh|alaikum] [wb|wr wb]',
    '(good) (pagi|morning|afternoon|evening|siang|malam)',
    'waalaikumsalam [wr wb|warahmatullahi wabarakatuh|warahmatullahi|juga]',
    '(ada|online) (petugas|orang)',
    'apa kabar',
  ],
  ...feelings,
  unsure: [
    'bingung [saya|banget|isi apa|mau isi apa|isinya|jawab apa|caranya|*]',
    '[saya] [masih] (tidak|kurang|belum) (mengerti|tahu|yakin|pasti|ingat|hafal|hapal) [*]',
    'tidak bisa (isi|jawab|mengisi|buka|kirim|upload) [*]',
    '(entah|lupa) [*]',
    '[saya] lupa',
    '[saya] harus [jawab|isi|tulis] apa',
  ],
  repeat: [
    '(apa|bagaimana) (tadi|maksud) [*]',
    '(tadi|pertanyaan) [pertanyaan|tanya] apa [tadi]',
    '(ulang|bisa ulang|tolong ulang) [pertanyaan|lagi|sekali lagi]',
    'sampai mana tadi',
    'apa pertanyaan [tadi]',
  ],
  example: [
    '[minta|ada|bisa|kasih|beri|boleh] [lihat] contoh [jawaban|apa|bagaimana|mana|isian|pengisian|surat|format]',
    'contoh',
    'format [bagaimana|apa|seperti apa]',
    'seperti apa [contoh]',
    '(apa|mana|bagaimana) contoh [jawaban|isian|pengisian|yang betul|nya]',
  ],
  ...asking,
  later: [
    '(nanti|menyusul) [menyusul|dikirim|lagi|dulu]',
    '(nanti|menyusul) [saja] (surat|file|berkas|cv|foto|proposal|dokumen|rundown|bukti|lampiran|spesifikasi|materi)',
    '[surat|file|berkas|cv|ktp|foto|proposal|dokumen] [pengantar|dari *] [masih] (menyusul|nanti|belum ada|belum jadi|belum siap|belum punya|belum keluar|masih diurus|belum ditandatangani|belum selesai|masih dibuat|lagi dibuat|belum di tangan)',
    '(belum) [ada|punya|jadi|siap|bikin|buat|dibuat|selesai] [surat|suratnya|berkas|file|cv|*]',
    '(bisa|boleh) [tidak] [surat|cv|berkas|file] [menyusul|nanti|besok] (menyusul|nanti|besok|belakangan|dikirim nanti) [surat|tidak|saja|cv] [tidak]',
    '(bisa|boleh) [surat|cv] (menyusul|nanti|besok|belakangan) [tidak]',
    '(masih|belum) (diurus|dibimbing|bimbingan|dibahas|dirapatkan|direvisi|revisi|tentatif|disusun|ditentukan|ditunjuk|dikonfirmasi|diputuskan|fix|pasti) [*]',
    '(nanti|menyusul) (dikabari|dikabarkan|diinfo|diinfokan|dikonfirmasi|ditentukan|diberitahu|disusul) [lagi|saja|*]',
    '(surat|file|berkas|cv|proposal|dokumen) [pengantar|permohonan] [saya] masih (di|sama|dalam|pada|menunggu|nunggu) *',
    'masih (di kampus|di sekolah|dibuat|proses|diproses|ditandatangani) [*]',
    '[surat|file|berkas|cv|foto|proposal|dokumen|rundown] [pengantar|permohonan|asli] menyusul [dulu|ya|masih *|soalnya *|karena *|nanti *|besok *] [*]',
    '[surat|file|berkas|cv|foto|proposal|dokumen|rundown] [pengantar|permohonan|asli] (masih|belum|lagi) (dibuat|dibuatkan|diketik|diurus|ditandatangani|diteken|distempel|dicap|diambil|dicetak|keluar|turun|dicari|difoto|discan|diminta|ditangan) [*]',
  ],
  none: [
    'tidak (perlu|butuh|jangan|pakai) (apa apa|apapun|apa|semua)',
    'tidak (ada|punya|perlu|jangan|pakai)',
    'tidak (ada|punya) (komunitas|instansi|organisasi|lembaga|bukti|gambar|poto|screenshot|dokumentasi|rekaman|foto|video|lampiran|alternatif|kebutuhan|perangkat|lokasi) [apa|kak|lain|nya|*]',
    'tidak ada yang (khusus|spesial|lain|perlu|dibutuhkan|istimewa)',
    'tidak sempat [foto|difoto|memfoto|moto|ngefoto|ngambil|ngerekam|video|divideo|screenshot|motret|kefoto|ambil foto|rekam|direkam|simpan]',
    'tidak (pinjam|meminjam|minjam|butuh|perlu|pakai|sewa|minta) (alat|perangkat|peralatan|barang|fasilitas|tambahan) [apa apa|apapun|lain|lagi|dulu]',
    '(tidakada|kosong|tidak perlu|tidak jangan)',
    'tidak (ada|punya) (cv|email|surat|nip|nik|website|telepon|hp|gelar|file|berkas|dokumen) [apa|kak|lain]',
    '[di]kosong [saja]',
    '[foto|video|bukti|file|rekaman] sudah (kehapus|terhapus|dihapus|hilang|ilang|kedelete) [foto|video|bukti|file|rekaman|semua]',
    'jangan',
  ],
  skip: [
    '[saya|mau|bisa|boleh] [di]lewati [dulu|yang ini|pertanyaan ini|pertanyaan|bagian ini]',
    '(lompat|loncat)',
  ],
  go_on: [
    '[ya|oke] [mau|ayo] lanjut [ya|oke|isi|isinya|yang tadi|formulir|mengisi]',
    '(ayo|yuk|mari) [lanjut|mulai]',
    '[oke] (mantap|mantul|keren|bagus) lanjut',
    'lanjut',
    '[ya|oke] [sudah] (betul|pas|lengkap|sesuai|cocok) [semua|semuanya] [oke] (lanjut|ayo)',
  ],
  done: [
    '[ya|oke] (selesai|sudah selesai|sudah semua|cukup|sekian|sudah itu|sudah cukup|sudah lengkap)',
    '[ya|oke] [sudah] (betul|sesuai|pas|cocok|oke) (semua|semuanya) [oke]',
  ],
  yes: [
    '[oke] ya [ya|oke|betul|setuju|boleh|mau|siap|dong|benar]',
    '[ya|saya|oke|sudah|masih] (betul|setuju|sesuai|mau|boleh|betul sekali|sudah betul|ada)',
    'oke [oke|siap|setuju|ya|betul]',
    'sudah [betul|sesuai|pas|ada]',
    'oke (mantap|bagus|keren|cocok|perfect) [semua|semuanya|sekali|banget]',
    'oke sudah (betul|sesuai|pas|cocok|mantap) [semua|semuanya|sekali]',
    'masih [betul|sama|yang lama]',
    // "Iya itu keperluannya": yes to what was asked back.
    'ya [itu|memang|betul|benar] (keperluan|nama|kegiatan|acara|agenda|judul|tempat|jawaban|tujuan|maksud|maksud saya)',
    'sure',
    'ya tolong',
    'ya (itu|yang itu|yang tadi)',
  ],
  no: [
    'tidak [mau|setuju|jadi|bukan|betul|jangan]',
    'bukan [itu|yang itu]',
    '(kurang|tidak) (tepat|pas|cocok|sesuai)',
    't',
    '(belum) [setuju|mau]',
    'salah',
    'jangan',
  ],
  correct: [
    '(salah|eh salah|ralat|koreksi|typo|salah ketik|salah tulis|salah isi|salah pencet|salah kirim|salah jawab|keliru)',
    '[mau|bisa|boleh] (ganti|ubah|perbaiki|koreksi) [jawaban] (tadi|yang tadi|sebelumnya|jawaban|yang sebelumnya)',
  ],
} as const satisfies Record<Meaning, readonly string[]>;

const { find, mayBegin } = phrases<Meaning>(meanings);

/** A word with which something begins that has a meaning whatever the question. */
export const meaningCue = cue({ words: mayBegin });

/** Longer messages say more than one thing. */
const longestWords = 12;

/** "Tidak jadi batal" takes back what would be called off. */
const takesBack = /^tidak jadi (?:di)?batal/;

const read = ({ words, alone, core }: Said): Meaning[] => {
  if (words.length === 0 || words.length > longestWords) return [];
  const found = find(core).filter((meaning) => meaning !== 'cancel' || !takesBack.test(core));
  // "Mohon maaf" and "ya" are only polite beside other words; alone they are the message.
  if (found.length > 0) return found;
  // "Kirim kirim", "pelan pelan": said twice it means the same.
  const once = core.replace(/(?<!\S)(\S{4,}) (?=\1 )/gu, '');
  if (once !== core) return find(once);
  return core === alone ? found : find(alone);
};

/** Read once a message, though many ask. */
const known = new WeakMap<Said, Meaning[]>();

/** All that a whole message may mean, the narrowest first; nothing for one that says more than that. */
export const meaningsOf = (heard: Said): Meaning[] => {
  const before = known.get(heard);
  if (before) return before;
  const found = read(heard);
  known.set(heard, found);
  return found;
};

/** All that some words of a message may mean by themselves; most words begin no phrase, which is seen at once. */
export const meaningsOfPart = (heard: Said, from: number, to: number): Meaning[] => {
  for (let at = from; at < to; at += 1) {
    const word = heard.words[at]?.word ?? '';
    if (mayBegin(word)) return meaningsOf(partOf(heard, from, to));
    if (!isFiller(word)) return [];
  }
  return [];
};

/** Whether a whole message means one of these. */
export const means = (heard: Said, ...wanted: readonly Meaning[]): boolean =>
  meaningsOf(heard).some((meaning) => wanted.includes(meaning));
