/** What staff ask where nothing is going on; one sentence a line. */
export const staffExamples = {
  inbox: `
ada permohonan baru
ada yang masuk hari ini
apa yang harus saya kerjakan
tugas saya hari ini apa
mana yang belum selesai
yang lewat tenggat mana
ada yang terlambat
daftar permohonan masuk
lihat antrean
antrian saya
yang belum diverifikasi mana
masih ada yang menumpuk
berapa yang belum dikerjakan
ada pekerjaan apa
ada disposisi untuk saya
ada yang perlu ditindaklanjuti
yang menunggu saya apa saja
cek masuk
permohonan baru mana
laporan warga hari ini ada
ada aduan baru
mana yang mendesak
sisa berapa lagi
`,
  schedule: `
jadwal ruangan hari ini
ruangan kosong ga besok
kamis ruang penuh tidak
siapa yang pakai ruang rapat hari rabu
agenda ruangan minggu ini
ruang rapat dipakai siapa besok
besok ada yang booking meja
cek jadwal ruang kontrol
ada kunjungan hari apa
lihat jadwal tanggal 25
jam 10 ruangan dipakai tidak
`,
};
