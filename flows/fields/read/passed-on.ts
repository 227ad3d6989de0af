import { cue } from '../../kernel/look-ahead.ts';

const papers =
  '(?:file|berkas|dokumen|word|pdf|excel|undangan|surat|lampiran|proposal|link|tautan|drive|gdrive|g-drive|email|e-mail|imel|wa|whatsapp|telepon|telp|telpon|web|flyer|brosur|kak|tor|dpa|nota|disposisi|poster|caption|gambar|foto|video|kertas)(?:nya)?';
/** "Ada di file word", "copas dari undangan", "lewat telepon saja": the answer is said to be elsewhere. */
const elsewhere = new RegExp(
  `(?<!\\p{L})(?:di|dari|dlm|lewat|via|pada|dalam|lihat|liat|cek|baca|copas|salin|ambil|sesuai|ikut|ikuti|seperti) (?:(?:di|dari|dalam|yang|isi|saja|aja) )*${papers}(?!\\p{L})`,
  'u',
);
/** "Lihat di ig dinas kami", "ada di grup wa": only behind a verb, for stories tell what stands in groups. */
const shownIn =
  /^(?:(?:kan|sudah|udah|sdh|semua|semuanya|coba) )*(?:ada|lihat|liat|tengok|cek|baca|cari|buka)(?: (?:aja|saja|jak|sendiri))? (?:di|dari|lewat|ke) (?:grup|group|ig|instagram|fb|facebook|tiktok|youtube|google|medsos|sosmed|internet|arsip|kantor|meja|papan)(?!\p{L})/u;
/** "Mohon dibuatkan tim kominfo", "tolong ditulis bapak saja": somebody else is to answer. */
const others =
  /(?<!\p{L})(?:mohon|tolong|minta|bisa|boleh|silakan|silahkan|biar|nanti) (?:\p{L}+ ){0,2}di(?:buat|susun|tulis|isi|ketik|bantu|rangkai|karang|lengkapi|cari|carikan|atur)(?:kan|in)?(?!\p{L})/u;
/** "Serahkan ke tim teknis": it is left to others. */
const leftTo =
  /^(?:di)?(?:serahkan|serahin|pasrah|pasrahkan|tanyakan|tanyain|tanya|hubungi|ikut|ikuti|koordinasikan) (?:aja |saja |langsung )?(?:ke|sama|kepada|dengan|tim|bagian|vendor|pak|bu)(?!\p{L})/u;
/** "Wali kelas yang tahu": somebody else is to be asked. */
const whoKnows =
  /(?<!\p{L})(?:yang|yg)(?: (?:lebih|paling|akan|bisa|mau))? (?:n|me?n?g?)?(?:tau|tahu|atur|urus|pegang|erti|mengerti|paham|isi|jawab|jelaskan|jelasin)(?:nya)?$/u;
/** "Narasinya …", "infografisnya sudah jadi": something of the answer is spoken of, and not told. */
const spokenOf =
  /^\p{L}{4,}(?:nya|nye) (?:ada|sudah|udah|sdh|belum|blm|masih|nanti|menyusul|tinggal|sama|akan|kami|saya|lagi|sedang|terlampir)(?!\p{L})/u;

/** "Semua data", "data apa saja": everything, and so nothing that could be looked for. */
const anything =
  /^pokoknya(?: \p{L}+){0,6}$|^(?:semua|seluruh|segala)(?:nya)? ?(?:data|informasi|dokumen|info|hal|yang ada|berkas)?(?:nya)?(?: (?:yang ada|saja|aja|tentang kominfo|kominfo|dinas|kantor))*$|^(?:data|info|informasi|dokumen) apa (?:saja|aja)$|^(?:data|info|informasi|dokumen|datanya) (?:yang |yg )?(?:lengkap|detail|rinci|akurat|valid|terbaru|baru|lama|banyak|bagus|benar|bener|penting|umum|biasa|ada|diperlukan|dibutuhkan|lengkapnya)(?: (?:saja|aja|dong|ya|pak|bu|kak|min|dan lengkap|semua))*$|^(?:untuk |utk |buat )?(?:keperluan|kepentingan|kebutuhan|urusan) (?:internal|pribadi|kantor|dinas|kami|saya|sendiri|umum|instansi|kerja|pekerjaan)$/u;
/** "Hak saya", "disuruh dosen": why it is asked for at all, and not what for. */
const noReason =
  /^(?:kan |ini |itu |memang )*(?:(?:atas |karena |sesuai )?(?:permintaan|arahan|perintah|instruksi|petunjuk|disposisi|suruhan) \p{L}+|hak (?:saya|kami|warga|publik|masyarakat)|rahasia|(?:di)?(?:suruh|perintah|perintahkan|tugaskan|minta|mintak) (?:oleh |sama )?(?:(?:pak|bu|bapak|ibu) \p{L}+|dosen|guru|atasan|kepala|bapak|ibu|pimpinan|bos|kampus|sekolah))(?!\p{L})/u;
/** "Tidak wajib alasan": somebody will not say. */
const refusing =
  /(?<!\p{L})(?:tidak|tdk|gak?|nggak|ndak) (?:wajib|perlu|harus|mau|usah|akan) (?:\p{L}+ )?(?:alasan|jawab|menjawab|isi|mengisi|diisi|tau|tahu|ditanya|menjelaskan|jelaskan|bilang|sebut|menyebut|disebut|memberi)/u;

/** One of these stands in each of the patterns above. */
const told = new RegExp(
  `^(?:${papers}|di(?:buat|susun|tulis|isi|ketik|bantu|rangkai|karang|lengkapi|cari|atur).*|yang|yg|\\p{L}{4,}(?:nya|nye)|(?:semua|seluruh|segala|data|info|informasi|dokumen).*|untuk|utk|buat|keperluan|kepentingan|kebutuhan|urusan|hak|rahasia|permintaan|arahan|instruksi|petunjuk|disposisi|suruhan|(?:di)?(?:suruh|perintah)|(?:di)?(?:serahkan|serahin|pasrah|pasrahkan|tanyakan|tanyain|tanya|hubungi|ikut|ikuti|koordinasikan)|tidak|tdk|gak?|nggak|ndak|drive|gdrive|mail|grup|group|ig|instagram|fb|facebook|tiktok|youtube|google|medsos|sosmed|internet|arsip|kantor|meja|papan)$`,
  'u',
);

/** What tells where an answer is to be had has one of these words. */
export const passedOnCue = cue({ words: told });

/** Whether a short folded text tells where or by whom the answer is to be had, or that there will be none, instead of giving it. */
export const isPassedOn = (folded: string): boolean => {
  if (folded.length >= 70) return false;
  const words = folded.replace(/[\s.!,]+$/, '');
  return [elsewhere, shownIn, others, leftTo, whoKnows, spokenOf, anything, noReason, refusing].some((kind) =>
    kind.test(words),
  );
};
