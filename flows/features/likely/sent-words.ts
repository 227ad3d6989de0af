/** What people say of something they have sent; one sentence a line. */
export const sentExamples = {
  status: `
apa kabar permohonan kami
hampir seminggu tidak ada jawaban
sudah lama tidak ada jawaban
kami jadi diterima tidak
nomor pendaftaran saya berapa ya lupa
belum ada tanggapan juga
kok diam saja
kok tidak ada respon
sampai sekarang belum ada yang menghubungi
mana jawabannya
ditunggu tunggu belum ada kabar
sudah keluar belum hasilnya
hasilnya gimana pak
surat saya sudah sampai mana
gimana laporan saya
sudah ditangani belum
pengajuan saya lolos tidak
lolos ga
sudah dikirim ke siapa permohonan saya
sudah sampai mana permohonan saya
bagaimana kelanjutan pengajuan saya
sudah diproses belum
kok belum ada kabar
belum ada balasan sampai sekarang
sudah 3 hari belum dijawab
laporan saya kemarin gimana
sudah ditindaklanjuti belum
kapan ada jawabannya
suratnya sudah dibaca belum
sudah disetujui apa belum
diterima atau ditolak
nomor permohonan saya berapa
saya lupa nomor pengajuan
lupa nomor tiketnya
nomor registrasi hilang
cek permohonan saya
mau cek status
lihat perkembangan laporan
masih lama tidak permohonan saya
kenapa lama sekali prosesnya
sudah seminggu menunggu
kapan selesainya permohonan saya
tolong dipercepat
mohon segera diproses
kok statusnya tidak berubah
masih menunggu terus statusnya
berkas saya sudah lengkap belum
sudah masuk belum data saya
apakah permohonan saya sudah diterima
ada update
update dong
gimana kabarnya
jadi bagaimana pak permohonan kemarin
siapa yang mengerjakan laporan saya
sekarang di meja siapa
surat balasannya sudah ada belum
kapan surat balasannya keluar
surat izinnya kapan bisa diambil
udah acc belum
pkl saya diterima tidak
ruangannya sudah dipastikan belum
booking saya jadi kan
booking saya tanggal berapa ya
jadwal saya jam berapa
saya dapat ruangan mana
kapan teknisinya datang
kapan diperbaiki
any update on my request
ape kabar laporan kamek
udah sampek mane
permohonan saya ditolak kenapa
alasannya ditolak apa
nasib laporan saya gimana
yang saya ajukan kemarin gimana
saya sudah kirim tapi belum ada respon
kok belum dihubungi juga
kok belum ditelepon
janji katanya hari ini
katanya mau dikabari
`,
  take_back: `
yang kemarin tidak usah diproses
tidak usah diproses lagi
kami batal ke sana
kami batal sudah diterima di tempat lain
ga jadi lapor sudah normal
ga jadi lapor pak
tidak jadi mengajukan
tolong dibatalkan ya yang kemarin
dihentikan saja prosesnya
tidak usah dilanjutkan permohonan saya
rombongan kami batal berangkat
sekolah kami tidak jadi berkunjung
saya mau keluar dari pkl
batalkan permohonan saya
tidak jadi
saya mau batal
batal aja deh
ga jadi pak
cancel booking saya
acaranya batal
kegiatannya ditiadakan
kami tidak jadi datang
tidak jadi pinjam ruangan
kunjungannya batal
mau mencabut laporan
laporannya dicabut aja
tarik pengajuan saya
permohonan kemarin dibatalkan saja
saya mundur
kami mengundurkan diri
mundur dari pkl
dapat tempat lain jadi batal
sudah tidak perlu lagi
tidak perlu lagi sudah beres
udah ga usah, udah nyala
sudah baik sendiri laporannya dihapus aja
hapus pengajuan saya
please cancel my booking
tak jadi bang
ndak jadi lah
tidak bisa hadir karena hujan
berhalangan hadir
yang tanggal 15 batal
kami ga jadi pakai meja
gajadi pkl disitu
batal pklnya karena pindah
rapatnya tidak jadi
dibatalkan sama pimpinan
saya urungkan
urung niat
kuotanya dikasih ke orang lain saja
`,
  change: `
tanggalnya bisa digeser
bisa diundur harinya
jamnya maju satu jam bisa
teman kami satu orang mengundurkan diri
satu orang tidak jadi ikut
ada anggota baru
yang ikut jadi 5 orang
mau tukar hari
pindah hari boleh tidak
surat yang kemarin salah tanggal
salah kirim surat kemarin
nama saya salah ketik di permohonan
mau ubah tanggal booking
ganti jam bisa tidak
jadwalnya bisa dimundurkan
geser ke hari kamis bisa
dimajukan sejam bisa
undur seminggu
jadwal kunjungan digeser
pesertanya bertambah
jumlah orangnya berubah
ternyata yang datang cuma 20
tambah satu orang lagi
temannya nambah dua
nama pesertanya ada yang salah
salah tulis nama di formulir
saya salah isi
salah masukkan nomor hp
ada yang mau diperbaiki di permohonan
mau revisi data yang sudah dikirim
suratnya mau diganti
salah upload surat
mau kirim ulang suratnya
mau tambah foto bukti
mau tambah keterangan
ada yang kelupaan
lupa melampirkan proposal
nomor hp saya ganti
penanggung jawabnya diganti
tempatnya pindah
lokasinya salah
judulnya berubah
mau edit pengajuan
bisa diedit tidak yang sudah dikirim
reschedule bisa
can i change the date
mau ganti tanggal mulai pkl
ruangannya ganti yang lebih besar
jamnya jadi jam 10
durasinya ditambah
perpanjang booking
perpanjang pkl sebulan lagi
`,
  ask_unit: `
hari pertama lapor ke siapa
pas datang nanti ketemu dengan siapa
bawa perlengkapan apa
pakaian bebas atau seragam
boleh bawa teman
tempat parkir bus ada tidak
ada colokan listrik
ada musholla disana
alamat ruangnya sebelah mana
masih mati sampai sekarang
masih putus putus
malah tambah lambat
sudah bisa pak
di hp bisa di laptop tidak
hari pertama ketemu siapa
nanti cari siapa di sana
pakai baju apa
perlu bawa laptop sendiri tidak
boleh bawa makanan
ada proyektor disana
bisa pinjam mic
kursinya cukup tidak
ada wifi di ruangannya
ruangannya di lantai berapa
masuk jam berapa hari pertama
pembimbing lapangannya siapa
berapa lama kunjungannya nanti
ada pemandunya
boleh foto foto disana
datang langsung atau tunggu kabar
besok langsung datang boleh
perlu lapor dulu ke mana
ambil kuncinya dimana
hasilnya dikirim lewat apa
bisa dikirim ke email
filenya tidak bisa dibuka
file yang dikirim rusak
linknya tidak bisa diklik
passwordnya apa
wifinya masih mati
belum nyala juga
masih lelet sampai sekarang
lampunya masih kedip
tadi teknisi datang tapi masih rusak
sudah nyala lagi terima kasih
sudah normal
sudah beres pak
fotonya sudah saya kirim
ini foto tambahannya
suratnya sudah saya serahkan ke kantor
saya sudah di lokasi
saya sudah di depan kantor
petugasnya tidak ada
saya telat sedikit
mungkin terlambat 15 menit
yang datang perwakilan saja
`,
};
