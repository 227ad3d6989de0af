import { fold, remembered } from '../../kernel/fold.ts';
import { normalWord } from '../../kernel/lexicon/spelling.ts';
import { stemsOf } from '../../kernel/lexicon/stems.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/**
 * Roots of words everybody uses for people, things, places, time, work and how something is. Nobody's name is among them, so that
 * a text of nothing else names nobody and no place.
 */
const roots = set(`
  orang manusia warga masyarakat penduduk rakyat tamu undangan hadirin umum pribadi lelaki laki pria wanita perempuan cowok cewek bapak ibu
  ayah mama papa emak abah nenek kakek datuk kakak adik abang saudara sepupu keponakan paman bibi menantu mertua ipar suami istri anak cucu
  kandung tiri angkat asuh sulung bungsu kembar besan biras moyang buyut cicit canggah sepupunya ponakan kemenakan uwak pakde bude budhe paklek
  pakcik makcik pakngah makngah paksu maksu paklong maklong bulek mbah eyang opa oma ompung nyai embah umi ummi abi mami papi bunda mamak
  mak emak bapake bini misan pupu
  bayi balita remaja pemuda pemudi dewasa lansia teman kawan rekan sahabat tetangga kenalan keluarga kerabat rombongan kelompok gabungan
  tukang sopir supir kernet satpam penjaga juru kasir pelayan buruh kuli petani nelayan pedagang pembeli penjual juragan bos majikan bawahan
  atasan pimpinan ketua wakil kepala anggota pengurus pengelola pelaksana panitia penyelenggara pembina pelatih pendamping pembimbing guru dosen
  murid siswa siswi mahasiswa mahasiswi pelajar santri ustadz ustad kiai pendeta pastor khatib marbot dokter perawat bidan apoteker
  pasien polisi tentara jaksa pengacara wartawan penyiar penulis peneliti pejabat pegawai karyawan staf honorer sekretaris bendahara
  operator teknisi programer programmer developer admin humas protokol ajudan kurir ojek montir mekanik relawan wiraswasta wirausaha pengusaha
  swasta negeri pensiunan janda duda yatim piatu tunangan pacar mantan
  kepala rambut mata telinga hidung mulut gigi tangan kaki jari perut punggung badan kulit darah sakit sehat demam batuk pusing luka obat
  rumah kamar dapur pintu jendela atap lantai tembok dinding pagar halaman kebun taman lapangan gedung kantor toko warung pasar mall pabrik gudang
  sekolah kelas kampus perpustakaan laboratorium masjid gereja kelenteng kuburan hotel penginapan restoran kafe kantin terminal bandara
  pelabuhan dermaga stasiun halte jalan jembatan gang simpang persimpangan bundaran trotoar parit sungai laut pantai danau hutan gunung bukit
  sawah ladang desa kota kampung dusun kecamatan kelurahan kabupaten provinsi negara daerah wilayah pusat pinggir tepi tepian ujung tengah
  depan belakang samping sebelah seberang dekat jauh sekitar atas bawah dalam luar kiri kanan utara selatan timur barat sini situ sana
  lokasi tempat titik posisi alamat ruang ruangan aula meja kursi papan layar lampu kipas listrik kabel alat barang benda mesin kotak tas
  baju celana sepatu topi kacamata jam kunci uang dompet kartu kertas buku pena pensil spidol stempel amplop map surat berkas dokumen file
  foto gambar video suara musik lagu film berita cerita kabar pesan informasi data nama nomor tanda bukti bahan contoh
  motor mobil bus truk sepeda kapal perahu pesawat kereta angkot bensin ban parkir
  air api tanah udara angin hujan panas banjir asap kabut sampah pohon daun rumput hewan kucing anjing burung ikan ayam sapi kambing
  makan minum nasi kue roti buah sayur kopi teh susu gula garam bekal snack konsumsi katering prasmanan
  pagi siang sore malam subuh zuhur dzuhur asar ashar magrib maghrib isya dini hari minggu pekan bulan tahun detik menit kemarin besok lusa
  tadi nanti sekarang dulu lagi awal akhir pertengahan jadwal waktu kala saat senin selasa rabu kamis jumat sabtu libur cuti lebaran puasa
  satu dua tiga empat lima enam tujuh delapan sembilan sepuluh puluh belas ratus ribu juta pertama kedua ketiga setengah separuh ganda
  besar kecil tinggi rendah panjang pendek lebar sempit luas tebal tipis berat ringan keras lembut kuat lemah cepat lambat baru lama muda tua
  kini terbaru terkini modern kuno baik buruk jelek rusak bersih kotor rapi penuh kosong sama beda lain mirip lengkap kurang lebih cukup
  banyak sedikit semua seluruh sebagian sendiri bersama ramai sepi terang gelap mahal murah gratis mudah sulit susah penting perlu wajib
  biasa khusus istimewa resmi rutin mendadak darurat rahasia aman bahaya betul benar salah pasti tentu mungkin jelas bingung yakin ragu
  senang sedih marah kecewa takut malu lelah capek lapar haus ngantuk bosan sibuk santai rajin malas sabar gede
  tanding banding ikut gabung datang pergi pulang jalan lari naik turun masuk keluar duduk tidur bangun lihat dengar baca tulis bicara tanya
  jawab cari temu ambil bawa kirim terima beri beli jual bayar pinjam sewa pakai guna buat bikin kerja main belajar ajar latih tugas urus
  atur susun siap bantu tolong tunggu panggil ajak suruh larang izin lapor adu daftar ubah ganti tukar gilir gantian giliran tambah kurangi
  hapus simpan buka tutup mulai selesai berhenti lanjut ulang tunda batal gagal berhasil menang kalah pindah geser tinggal hilang jatuh
  dapat punya jadi ada harap mimpi pikir ingat lupa tahu kenal rasa coba pilih tentukan putus setuju tolak jawab tanggung pegang jaga rawat
  kelola pimpin wakil undang hadir sambut antar jemput kunjung tengok jumpa kumpul rapat bahas diskusi musyawarah acara kegiatan agenda
  program proyek lomba pesta nikah kawin lahir mati tahlil doa sembahyang sholat ibadah upacara
  sistem aplikasi web website situs internet wifi jaringan sinyal server komputer laptop hape ponsel telepon teknologi perangkat lunak
  bahasa basis pemrograman berbayar lisensi merek tipe jenis model versi ukuran warna bentuk bawaan standar spek spesifikasi
  harga biaya anggaran dana bantuan hasil masalah kendala alasan tujuan maksud keperluan kebutuhan urusan rencana usul saran pendapat
  aturan syarat hukum pemerintah dinas instansi lembaga badan bagian bidang seksi unit cabang perusahaan usaha vendor rekanan pihak
  kontraktor penyedia yayasan organisasi komunitas perkumpulan kesiswaan kurikulum sarana prasarana jurusan prodi semester wisuda skripsi
  dunia nyata langsung campur gabung aneka macam ragam berbagai beberapa tertentu terkait berikut tersebut kedatangan kejadian
  atas nama individu perorangan perseorangan freelance freelancer lepas mandiri independen turis tourist wisatawan pelancong tangga irt asn pns
  grab gojek ojol driver guide private personal kos kost jualan kepsek kades sekdes lurah camat kadis kabid kabag kasi kasubag kasubbag
  kadus bupati walikota sekda prokopim sekpri koordinator penanggung jawab situasi polos pabrik lokal luar ketiga instal install kembang
  keliling muter putar
  rt rw ketos biru merah hijau putih hitam kuning cokelat
  tenaga kontrak magang pemerintah calon pengantin tetap harian sementara pengganti cadangan bantuan jasa
  tingkat angkatan senior junior ijazah rapor ujian jaminan syarat panggilan julukan samaran inisial singkatan kepanjangan pilihan kesukaan idaman kenangan sebaya seangkatan sekelas sekampung serumah sekantor komite favorit populer terbaik unggulan jualan pramuka osis humas piket ronda keamanan kebersihan kesehatan pendidikan agama budaya olahraga seni
`);

/** Names of people that look like forms of these. */
const names = set('permata nanda perdana prabu saleh soleh ade karna maman kasiran nyana');

/** Shorter stems are found in too many names. */
const leastStem = 4;
const leastForm = 5;

const commonOf = remembered((typed) => {
  const folded = fold(typed);
  if (names.has(folded)) return null;
  const word = normalWord(folded);
  // "Nopi" is a name, and no form of a hat.
  const stems = folded.length < leastForm ? [] : stemsOf(folded).filter((stem) => stem.length >= leastStem);
  return [folded, word, ...stems].some((form) => roots.has(form)) ? word : null;
});

/** Whether a word as typed is one everybody uses, or a form of one: "gantian", "kesiswaan", "sopirnya". */
export const isCommon = (typed: string): boolean => commonOf(typed) !== null;
