/** What people say out of politeness, or to be let alone for a while; one sentence a line. */
export const mannersExamples = {
  thanks: `
makasih ya udah ditolong
makasih kak bantuannya
terima kasih banyak loh
wah makasih banyak pak
terimakasih atas jawabannya
makasih penjelasannya
syukron
matur nuwun
kamsia
terima kasih sudah merespon
thanks a lot min
terima kasih banyak atas bantuannya
makasih ya sudah dibantu
makasih infonya
terima kasih petugasnya ramah
thank you so much
makasih banyak pak bu
alhamdulillah terima kasih
mantap terima kasih kominfo
terima kasih pelayanannya cepat
trims atas tanggapannya
sukses terus kominfo
terima kasih kemarin sudah ditindaklanjuti
wah cepat makasih
makasih banyak min sudah beres
sangat membantu terima kasih
tengkyu mimin
makaseh banyak ye
terima kasih atas perhatiannya
semoga berkah terima kasih
puas sekali terima kasih
`,
  wait: `
nanti sore saya lanjut
masih di motor nanti ya
lagi di pasar nanti aku lanjutkan
malam aja saya isi
habis kerja baru saya isi
bentar lagi
sebentar ya saya ambil suratnya
saya carikan dulu berkasnya
besok aja deh saya lanjutkan lagi
minggu depan saya chat lagi
kapan kapan aja lah
saya pikirkan dulu
sabar ya lagi repot
lagi ngajar nanti saya balas
ada tamu dulu nanti saya sambung
hpnya mau mati nanti lagi
mau tanya suami dulu
tunggu keputusan ketua dulu
belum sekarang deh
nanti saja pak
ya tapi nanti
nanti dulu ya
nanti saya lanjutkan
nanti malam saya isi lagi
besok saja saya teruskan
sebentar saya cari dulu
tunggu sebentar
bentar masih di jalan
lagi nyetir nanti ya
lagi kerja nanti saya kabari
nanti kalau sudah di rumah
saya tanya atasan dulu
saya tanya dosen dulu
saya pikir pikir dulu
mau mikir dulu
lain kali saja
kapan kapan saja
nanti aja deh
lagi rapat
lagi sibuk
hp lowbat nanti lagi
sinyal jelek nanti saya chat lagi
saya siapkan suratnya dulu
ntar malam ku lanjut
belum sempat sekarang
makan dulu ya
mau sholat dulu
antar anak dulu
later please
i will continue later
kejap ye
besok pagi saya hubungi lagi
saya diskusi sama teman dulu
nanti kalau perlu saya chat lagi
tidak sekarang
belum jadi sekarang
ya tapi nanti dulu
`,
  sorry: `
maaf salah ketik
eh maaf salah ketik nomor
abaikan tadi anak yang main hp
abaikan saja
tadi dipencet anak saya
keponakan saya yang mainin hp
maaf tadi tidak sengaja
ga sengaja kekirim
kekirim sendiri
kesalahan kirim pesan
maksudnya mau kirim ke grup
tadi salah masuk chat
lupakan pak salah
ups salah
tidak jadi salah kirim
maaf salah kirim
salah pencet
maaf kepencet
salah chat
maaf salah orang
salah sambung
bukan untuk sini maaf
abaikan pesan tadi
hiraukan saja pesan barusan
itu tadi anak saya yang ngetik
kepencet sama anak
hp dimainkan anak
salah grup
eh salah nomor
maaf pesan tadi untuk orang lain
lupakan saja yang tadi
wrong number sorry
ketekan maaf
sorry salah ketik nomor
iseng aja tadi
salah kirim foto
`,
  greeting: `
halo selamat pagi
assalamualaikum
permisi numpang tanya
halo ada orang
selamat siang kominfo
hai
mau tanya boleh
permisi pak mau tanya
boleh nanya
mau nanya nih
halo admin
salam sejahtera
om swastiastu
`,
  praise: `
bagus sekali layanannya
keren kominfo
mantap
hebat bisa lewat wa
canggih ya sekarang
memudahkan sekali
praktis ya lewat chat
`,
};
