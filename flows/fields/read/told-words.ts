const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** What offices like ours run, and what goes wrong there: by these a text is about something, and not about the asking. */
export const things = set(`
  wifi internet jaringan sinyal koneksi bandwidth modem router switch kabel fiber server komputer laptop printer pencetak perangkat layar website web situs
  laman portal aplikasi app sistem menu tombol akun password sandi login email domain hosting database basis data cctv kamera videotron radio link tautan
  video berita hoaks sms whatsapp telegram facebook instagram tiktok otp kode virus judi slot iklan penipuan spam loket antrean antri formulir pengumuman tampilan
  halaman backup cadangan listrik ups genset rak access point hotspot kuota ip dns ssl vpn firewall zoom vicon scanner mesin monitor proyektor genset etle drone antena centang ping speaker pengeras tower menara tiang call hotline 112
`);

/** How something is that does not go as it should. */
export const troubles = set(`
  mati rusak error eror lambat lemot lelet lelat putus hilang bobol retas hack hacker deface hang crash macet gagal blank padam nyala hidup konek connect
  sambung nyambung akses palsu bohong hoaks tipu curi bocor numpuk tumpuk penuh sering
  jambret maling ngaku mengaku sebar nyebar fitnah resah ganggu gangguan usang kuno lawas manual kertas telat terlambat diblokir blokir
  close update guna silau gelap kabur buram goyang miring putar berantakan tutup loading lag panas bau kotor banjir
  dilempar pingpong lupa bingung kosong ditolak diangkat dijawab bertambah meningkat naik serentak work down slow broken
`);
/** How people are who should be kind. */
export const manners = set(
  'judes kasar marah bentak ketus cuek jutek sombong galak sinis pungli pungut suap calo lalai abai acuh bolos omel caci hina usir',
);
/** Before these something is not so: "ndak bise konek". */
export const denials = set('tidak belum bukan gak tanpa jangan');

/** What can be looked for in an office's papers. */
export const information = set(`
  data daftar jumlah dokumen laporan salinan informasi statistik anggaran realisasi rekap rekapitulasi peta titik lokasi profil renstra renja lakip lkjip rka dpa
  sop sk perwali perda kontrak notulen notula risalah rekaman hasil rincian tarif struktur indeks angka persentase berkas arsip dataset grafik nilai harga
  belanja biaya pengadaan pagu proyek program kegiatan kebijakan peraturan keputusan nota perjanjian mou kerjasama aduan pengaduan pengguna pelanggan penerima
  pegawai jadwal nama alamat foto riwayat perkembangan capaian kinerja survei hibah bantuan aset inventaris izin menara tower spbe arsitektur tupoksi susunan prosedur syarat kuota tingkat alokasi dana gaji honor
`);

/** What papers, figures and pictures are wanted for. */
export const purposes = set(`
  bahan skripsi tesis disertasi tugas makalah karya jurnal penelitian riset survei kajian studi analisis berita liputan jurnalistik artikel konten publikasi
  arsip dokumentasi laporan lapor spj lpj evaluasi pameran lomba materi buletin majalah koran kliping album baliho spanduk poster presentasi paparan rapat
  perencanaan rencana proposal usaha bisnis investasi advokasi gugatan sengketa sidang bukti syarat lampiran akreditasi penilaian reviu audit monitoring
  pengawasan pengambilan media medsos website video profil sosialisasi edukasi pelatihan belajar pembelajaran buku perbandingan pembanding verifikasi pemeriksaan
  pelayanan layanan pendaftaran pendataan perhitungan penyusunan sinkron sinkronisasi integrasi kenang kenangan pajang transparansi keterbukaan pelengkap kelengkapan infografis lkjip lakip hadiah cetak unggah posting tayang
`);

/** What is done with our things, or by them. */
export const works = set(`
  pasang perbaiki perbaikan instal install tarik ganti pindah survei cek maintenance pemeliharaan perawatan rawat konfigurasi setting atur upgrade update
  tambah uji tes dites testing simulasi beban migrasi pencatatan catat pendaftaran daftar absen absensi presensi antri antrean pelayanan layanan surat arsip inventaris
  stok kas keuangan aset pegawai kepegawaian kinerja pengaduan laporan pelaporan pemesanan pinjam peminjaman perpustakaan pasien rekam medis
  vaksin posyandu perizinan izin pajak retribusi penduduk warga umkm bansos peta monitoring pantau dashboard informasi data simpan kelola cetak hitung
  pelatihan bimtek pembuatan pengembangan analisis rancang bangun ukuran kapasitas jaminan garansi spesifikasi titik meja ruang lantai
`);

/** Before what something is for. */
export const aims = set(
  'untuk utk buat guna agar supaya biar demi rangka sebagai mau akan bikin bikinin membuat',
);

/** Of what there is more, or not enough. */
export const growth = set(
  'tambah banyak naik meningkat ramai padat kurang cukup butuh perlu serentak bersamaan',
);
