/** What is none of these: wishes, other offices' work, statements. A sentence like these is left to whoever else reads it. */
export const otherExamples = {
  other: `
jam tangan saya hilang
aku sayang kamu
harga beras naik
berapa harga bensin
kapan gajian
kapan lebaran
jalan di depan kantor rusak
kantor pos dimana
alamat dukcapil dimana
nomor telepon pemadam
nomor pln berapa
nomor polisi berapa
biaya nikah berapa
biaya sekolah mahal
gratis ongkir
siapa walikota sini
siapa kepala dinas pendidikan
berapa jumlah penduduk
data kemiskinan
lapor penipuan online
lapor situs judi
ada orang gila di jalan
anak saya hilang
main game
cerita dong
nyanyi dong
siapa presiden
hari ini hujan ga
mau beli motor
data kami bocor di forum
akun dinas diretas
aplikasi kami kena hack
server kena serangan
email dinas dibobol
lapor kebocoran data
harga beras hari ini
berapa harga cabai
lowongan kerja
mau lapor wifi mati
mau praktik kerja di kominfo
mau pinjam ruang rapat
mau penelitian skripsi
minta data statistik
lapor hoaks
jalan rusak depan rumah
lampu jalan mati
mau bikin ktp
air pdam mati
sampah menumpuk
mau bayar pajak
cctv rusak
website error
aplikasi tidak bisa dibuka
mau kunjungan sekolah
mau pakai coworking
butuh email dinas
minta bandwidth tambahan
butuh link zoom
minta liputan acara
tanda tangan elektronik
mau titip server
mau wawancara pejabat
undangan acara peresmian
pembukaan lowongan kerja
mau jadi relawan
mau kerjasama media
penawaran produk internet
jual paket data
saya warga kota bagian timur
nama saya budi
kemarin saya lihat di tv
cuaca panas hari ini
anak saya sekolah di smp
listrik padam
banjir di gang
parkir liar
pungli di kelurahan
bantuan sosial belum turun
bpjs saya mati
surat pindah
nikah di kua
sim habis masa berlaku
perpanjang stnk
macet di jembatan
pohon tumbang
kebakaran
anjing liar
tetangga ribut
pacar saya hilang
pinjam uang
pulsa saya habis
akun facebook saya dihack
ditipu online
judi online
sama sama
sudah saya cek
sudah saya baca
iya betul
oke saya paham
baik kami tunggu
ada yang bisa dibantu
saya bantu ya
saya sudah tau
bukan saya
itu bukan punya saya
entahlah
tidak tahu juga
wah begitu ya
oh gitu
aku juga
saya dari kelurahan
saya guru sd
namanya budi santoso
tanggal 15 desember
senin aja ya
selasa saja
hari rabu
besok pagi
jumat sore
lusa
minggu depan
bulan depan
akhir bulan
januari
pagi aja
habis jumatan
sampai sore
dua orang
30 orang
jam 10
di taman alun kapuas
minta dibantu zoom rapat
mau dibuatkan website
dapat sms penipuan
wifi gratis di taman
ada wifi gratis tidak
minta alamat email dinas
bikin alamat email
data pegawai
data titik wifi
minta data penduduk
syarat pkl
syarat penelitian apa
cara lapor hoaks
cara pinjam ruangan
mau daftar pkl caranya
daftar pkl lewat mana
lupa kata sandi email
password email dinas lupa
ganti nama domain
tambah penyimpanan hosting
bayar pbb dimana
bayar pajak motor berapa
buat sim berapa
syarat bikin paspor
jam buka puskesmas
jam berapa azan
berapa harga emas
berapa harga cabe
pelayanan disdukcapil lambat
`,
};
