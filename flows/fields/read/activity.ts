import { fold } from '../../kernel/fold.ts';
import { isVerbForm } from './verb-forms.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** What people meet for, work on, ask to be filmed or want to write about: one of these words makes a text a subject. */
const activities = set(`
  gerakan ekspose expose ekspos paparan audit reviu penilaian rapat rakor raker rakornas musrenbang musyawarah mufakat pertemuan temu meeting briefing diskusi dialog debat talkshow talk audiensi hearing konsultasi
  koordinasi evaluasi monitoring monev supervisi review asistensi pendampingan bimbingan bimtek diklat workshop webinar seminar lokakarya
  simposium konferensi kongres kuliah kelas les belajar ngajar latihan magang praktik prakerin pkl kerja kerjo kerje tugas nugas ngerjain skripsi tesis
  riset studi survei wawancara observasi uji ujian tes lomba kompetisi turnamen festival pameran bazar pasar expo karnaval pawai konser pentas
  upacara apel lantik sertijab wisuda resepsi hut ultah milad dies natalis maulid isra natal paskah imlek capgomeh gawai halal bihalal
  safari tabligh pengajian doa zikir kebaktian misa kunjungan kunker visit tour tur wisata outing outbound jalan jalan2 field trip fieldtrip
  sidak razia operasi patroli gotong royong bakti sosial donor vaksin vaksinasi imunisasi posyandu penyuluhan kampanye launching louncing soft opening
  groundbreaking peletakan ground breaking press conference konferensi pers jumpa konten ngonten podcast live streaming siaran zoom ngezoom vicon
  video foto liputan dokumentasi coding ngoding hackathon desain gambar editing edit remote wfh wfa freelance bisnis usaha jualan reuni arisan silaturahmi
  sistem aplikasi portal website web dashboard basis data informasi layanan pelayanan analisis pengaruh hubungan peran strategi implementasi penerapan efektivitas
  dampak faktor rancang bangun perancangan kajian tinjauan laporan lapor agenda program proyek proposal acara kegiatan event hari pekan bulan
  nonton nengok belanja nulis ngeprint ngeprin nyetak nginput ngoding ngedit ngajar ngaji ngecat ngetik ngerapat nyusun silaturrahmi silahturahmi pisah sambut cap go meh robo saprahan naik dango mtq porprov pekan raya
  bantuan santunan khitanan nikah sunatan lelang tender rekrutmen seleksi interview tryout simulasi demo senam bersepeda gowes maraton marathon parade jambore kemah perkemahan outing syukuran tasyakuran yasinan khataman bukber puasa tarawih sahur nobar bedah forum rembug rembuk olimpiade cerdas cermat pelepasan ziarah kirab beasiswa lamaran cpns utbk snbt toefl sidang revisi revisian deadline temuan smart ranperda raperda raperwali penyuluh pencanangan fgd bursa karier sosialisasi edukasi literasi numpang nebeng
`);
/** "Pengenalan", "peresmian", "digitalisasi", "branding", "menanam": a word made of what is done. */
const formed =
  /^(?:pe(?:ng|ny|m|n|r|l)?\p{L}{3,}an|ke\p{L}{4,}an|me(?:ng|ny|m|n)\p{L}{3,}|\p{L}{3,}(?:asi|isasi|ing|tion|ment|isme))(?:nya)?$/u;

/** Formed like it, and only how something is. */
const howItIs = set(
  'mendadak mendesak menarik menyusul menyenangkan mengasyikkan membosankan meriah merata mewah',
);

/** What says only that something takes place; beside it has to stand what. */
const anything = set(`
  acara kegiatan agenda event program proyek kerja hari lomba laporan lapor informasi data basis sistem aplikasi website web portal layanan pelayanan tes
  kampus sekolah kantor dinas walikota wali kota bapak ibu kami kita saya pak bu besar kecil penting resmi biasa rutin rutinan harian mingguan bulanan tahunan
  bersama internal pimpinan kepala pemerintah pemkot instansi lembaga organisasi komunitas teman kawan keluarga warga masyarakat dll khusus
  buat untuk di ke dari yang ada ini itu dan dengan aja saja lah dong ya sih kok nih deh pribadi lain lainnya semua banyak macam
  sesuai seperti nanti besok sekarang keperluan urusan perlu soal masalah hal lanjutan bareng
  ada sedikit dikit banyak tersebut berikut tertentu mendadak dadakan darurat pakai pake zoom online daring undangan kementerian kementrian foto video pusat menarik bagus seru seperti kurang lebih sekitar kira kira2 senam bulan pekan tahun minggu itu lalu depan tadi kemarin senin selasa rabu kamis jumat sabtu satu dua tiga empat lima beberapa mendesak menyusul meriah merata mewah
`);

/** "Kegiatan yang di waterfront itu": one of them is pointed at, by no name. */
const pointsAt =
  /^(?:kegiatan|acara|agenda|event|program|keperluan)(?:nya)? (?:yang|yg) (?:di|ke|kemarin|kmrn|tadi|itu|waktu|pas|bulan|minggu|tahun|lalu|dulu|ada)(?!\p{L})/iu;

/** Whether a text names what is done, and does not only say that something is: "acara kampus" and "buat lomba" name nothing. */
export const isNamedActivity = (text: string): boolean => {
  if (pointsAt.test(text)) return false;
  const words = text.match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu) ?? [];
  return tellsActivity(text) && words.some((word) => !anything.has(fold(word)) && !/^\d{1,2}$/.test(word));
};

/** Whether a text of somebody's own tells what is done, or has a name in it: a capital letter or a figure behind the first word. */
export const tellsActivity = (text: string): boolean => {
  const words = text.match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu) ?? [];
  if (
    words.some(
      (word, at) => /\p{N}/u.test(word) || (at > 0 && /^\p{Lu}/u.test(word)) || /.\p{Lu}/u.test(word),
    )
  )
    return true;
  return words
    .map((word) => fold(word))
    .some(
      (word) =>
        activities.has(word) ||
        (!howItIs.has(word) && (formed.test(word) || (word.startsWith('me') && isVerbForm(word)))),
    );
};
