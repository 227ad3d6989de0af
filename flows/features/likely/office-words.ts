/** How people ask an office when, where and for how much; one sentence a line. */
export const officeExamples = {
  hours: `
hari sabtu boleh kesana
sabtu bisa datang ke kantor
minggu ada yang jaga tidak
kalau ke sana siang masih ada orang
jam 3 masih sempat ke sana
masih sempat tidak kalau sekarang ke kantor
keburu ga ya sebelum tutup
pegawai pulang jam berapa
orang kantor masuk jam berapa
besok saya mau ke kantor bisa jam berapa
hari ini masih ada pelayanan
senin sampai jumat saja kah
jam segini masih ada petugas di kantor
habis magrib masih melayani
pagi pagi sudah buka belum jam 7
kantor libur sampai kapan
kapan masuk lagi pegawainya
setelah jumatan buka jam berapa
selasa tutup ga
buka kah hari ini
jam berapa kantornya buka
hari ini kantor buka sampai jam berapa
sabtu ada pelayanan tidak
apakah hari sabtu tetap melayani
minggu libur ya
kantor tutup jam berapa
jam kerja kantor
jam operasional kominfo
jadwal pelayanan hari apa saja
besok kantor masih buka kan
senin besok masuk tidak pegawainya
kalau tanggal merah kantor buka
jumat tutup jam berapa
jam istirahat jam berapa
setelah jam istirahat buka lagi jam berapa
sore masih bisa datang tidak
kalau saya datang jam 4 masih buka
malam ada orang di kantor tidak
cuti bersama kantor libur tidak
lebaran buka tidak
natal tutup sampai kapan
libur tahun baru kantor buka lagi tanggal berapa
masih bisa dilayani jam segini
sekarang masih ada yang melayani
udah tutup belum kantornya
kantornya udah buka blm
pagi mulai jam berapa pelayanannya
kira2 jam berapa saya bisa ke kantor
loket tutup jam brp
hari kerja senin sampai jumat ya
apakah buka setiap hari
24 jam tidak layanannya
jam pelayanan bulan puasa
ramadhan jam kantor berubah tidak
kantor bukanya jam berape
buka jam berapa tutup jam berapa
weekend buka ga
what time do you open
jam layanan tatap muka
pelayanan hari jumat sampai jam berapa
sampai jam brp bs ngantar berkas
imlek libur ga kantornya
jam berapa petugas loket mulai melayani
hari libur nasional tetap buka
kapan kantor buka lagi
pas puasa tutup jam brp
`,
  address: `
kantor kalian dimana sih
posisi kantornya di mana
kasih titik maps nya
boleh minta nope kantor
ada telepon yang bisa saya hubungi
nomor wa kantor berapa
letak gedungnya sebelah apa
dari mall ke kantor arah mana
masuk gang atau pinggir jalan
pintunya yang mana
kalau mau antar surat langsung ke alamat mana
alamat lengkapnya boleh
mau kesana tapi tidak tau tempatnya
tersesat nih kantornya yang mana
cari kantornya susah patokannya apa
ke lantai berapa kalau mau ke layanan
alamat kantornya dimana
kantor kominfo di mana ya
lokasi kantor dimana
boleh minta alamat lengkap
kirim lokasi dong
share lokasi kantor
minta maps kantor
peta ke kantor kominfo
kantornya sebelah mana
dekat apa kantornya
patokannya apa
di jalan apa kantor diskominfo
gedungnya lantai berapa
kalau mau ke kantor lewat mana
arah ke kantor dari bundaran
parkir motornya sebelah mana
parkir mobil ada tidak
ada tempat parkirnya
nomor telepon kantor berapa
minta nomor telepon dinas
no telp kominfo yang bisa dihubungi
ada nomor kantor yang bisa ditelepon
email resmi kominfo apa
alamat email dinas
instagram kominfo apa namanya
websitenya apa
ada akun media sosial
saya harus datang kemana
datangnya kemana
ngantar suratnya kemana
berkas fisik diantar ke mana
ruang pelayanan di lantai berapa
kantor pian dimane
dimane alamat kantor
where is your office
apa alamat diskominfo
loketnya dimana
masuk lewat pintu mana
gedung kontrol itu dimana
kode pos kantor
ke kantor naik apa
kantor walikota lama atau baru
boleh tau titik lokasinya
nomer tlp kantor brp y
kontak kantor
`,
  cost: `
habis berapa ongkosnya
ada bayaran ga
dipungut tidak
tidak dipungut bayaran kan
perlu keluar uang berapa
kena berapa nih
pakainya bayar atau cuma cuma
cuma cuma ya
mahal ga
murah ga
masuk situ bayar
berapa rupiah
harus nyiapin duit berapa
fasilitasnya gratis semua kah
biayanya berapa
ini gratis atau bayar
bayar tidak
ada biaya administrasi tidak
apakah dipungut biaya
kena biaya berapa
berapa tarifnya
harga sewanya berapa
bayar berapa kalau pakai ruangan
ada uang pendaftaran
perlu bayar di awal tidak
gratis kan ini
beneran gratis nih
free ga
is it free
ongkosnya berapa
berape bayarnye
tak bayar kan
bayar pakai apa
transfer kemana bayarnya
ada pungutan ga
katanya bayar ya
sewa per jam berapa
harus bayar berapa totalnya
kena charge tidak
ada retribusi
biaya pkl berapa
ada potongan biaya untuk mahasiswa
pakai ruang rapat bayar kah
semua layanan gratis
saya diminta uang apa benar
ini berbayar atau tidak
perlu siapkan uang berapa
ada tarif resminya
tidak ada biaya apa apa kan
bayarnya kapan
berapa duit
biaya lain lain ada
`,
  how_long: `
biasanya berapa hari baru jadi
kapan kira kira bisa jadi
bisa selesai hari ini juga ga
ngurusnya lama ga
paling lama berapa hari
nunggunya berapa hari
jadi dalam berapa hari
prosesnya berapa lama
berapa hari jadinya
berapa lama nunggunya
lama tidak prosesnya
kira2 berapa hari selesai
paling cepat berapa hari
bisa sehari jadi tidak
berapa hari kerja
prosesnya cepat atau lama
kalau saya ajukan hari ini kapan selesainya
biasanya berapa lama disetujui
berapa lama sampai ada jawaban
butuh waktu berapa hari
hari ini ajukan besok bisa pakai tidak
minimal berapa hari sebelumnya
harus dari jauh hari ya
bisa ditunggu tidak
how long does it take
berape lamak prosesnye
estimasi waktunya
seminggu cukup tidak
kalau mendadak bisa tidak
bisa cepat tidak soalnya mepet
berapa lama dapat balasan
ada batas waktunya
`,
  requirements: `
syaratnya apa saja
persyaratannya apa
apa saja yang harus disiapkan
dokumen apa yang dibutuhkan
berkas apa saja
perlu surat pengantar tidak
harus pakai surat
butuh ktp tidak
perlu fotokopi apa
apa yang harus dibawa
harus ada surat dari kampus
caranya bagaimana
bagaimana cara mengajukan
cara daftarnya gimana
prosedurnya seperti apa
alurnya gimana
langkah langkahnya apa
daftarnya lewat mana
formulirnya dimana
ada formulir yang harus diisi
contoh suratnya ada tidak
format suratnya bagaimana
surat ditujukan kepada siapa
suratnya ditujukan ke siapa
siapa saja yang boleh ikut
warga luar kota boleh tidak
apakah harus warga kota
perorangan boleh tidak atau harus instansi
what are the requirements
syarat2nye ape jak
harus datang langsung atau bisa online
bisa lewat wa saja tanpa ke kantor
perlu materai
surat harus dicap basah
`,
};
