import { remembered } from '../../kernel/fold.ts';
import { stemsOf } from '../../kernel/lexicon/stems.ts';

/** What people do, ask of others and wait for, by its root: the forms of it are found by rule. */
const roots: ReadonlySet<string> = new Set(
  `kirim tulis isi jawab ketik tanya kata bilang omong ngomong bicara cerita jelas sebut panggil telepon telpon hubung kabar balas tunggu
  tunda batal ganti ubah hapus simpan buka tutup baca lihat liat dengar cari temu ambil antar bawa kasih beri minta mohon tolong bantu
  suruh ajak pesan pakai pake coba pilih tentu putus ingat lupa tahu kira rasa harap rencana pikir bingung paham erti yakin percaya ragu
  senang marah kecewa kesal bosan malas lelah tidur makan minum pergi pulang datang tiba sampai naik turun masuk keluar duduk ikut gabung
  pindah tinggal hilang rusak jatuh kena dapat punya habis tambah mulai selesai lanjut henti ulang sibuk repot siap tanggap proses umum
  sebar unggah foto scan cetak tandatangan setuju konfirmasi verifikasi atur susun jadwal tunjuk tugas perintah arah bayar beli jual pinjam
  urus buat bikin lapor adu info informasi beritahu terima tolak tangan revisi bimbing rapat bahas jemput tampil lewat lengkap singkat
  rinci detail perinci cek tes telat lambat cepat paksa larang bolak ribet salah betul benar kenal gagal lolos dukung terus susul
  tindaklanjut respon layan pimpin sesuai hadir damping gantung undang laku laksana selenggara eluh wakil kumpul sampaikan keluh kerja`.split(
    /\s+/,
  ),
);

/** Shorter words are names of their own. */
const least = 6;
const before = /^(?:di|me|nge|ng|ny|[nm](?=[aiueo]))/;
const behind = /(?:in|kan|kin|i)$/;
/** "Gurunya", "sekolahku": something of somebody's, and no name of it. */
const somebodys =
  /^\p{L}{3,}(?:nya|nye|nyo)$|^(?:sekolah|kampus|guru|dosen|teman|kawan|suami|istri|bapak|mama|anak|adik|kakak|orang ?tua)(?:ku|mu)$/u;

const isForm = (word: string): boolean =>
  word.length >= least &&
  (before.test(word) || behind.test(word)) &&
  stemsOf(word).some((stem) => roots.has(stem));
/** People use the same words again and again. */
const formOf = remembered((word) => (isForm(word) ? word : null));

/** Whether a folded word says what somebody does or what is done: "dikirim", "nanyain", "menunggu". */
export const isVerbForm = (word: string): boolean => formOf(word) !== null;

/** Whether a folded word says whose something is instead of what it is called. */
export const isSomebodys = (word: string): boolean => somebodys.test(word);
