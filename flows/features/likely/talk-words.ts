/** What people say about the talk itself and about whoever answers; one sentence a line. */
export const talkExamples = {
  who_are_you: `
lagi bicara sama robot ya aku
yang bales mesin apa manusia
yang jawab ini orang asli bukan sih
ini dibalas otomatis kah
kok kayak robot jawabnya
kamu bot ya
ini bot pemkot ya
beneran ini nomor dinas
takut ketipu ini benar kominfo
yakin ini bukan penipuan
ini wa resmi bukan abal abal kan
ini nomornya siapa
nomor siapa ini
punya siapa nomor ini
admin atau bot nih
ini ai bukan
saya lagi chat sama siapa
disko itu apa
ini siapa
ini dengan siapa
siapa ini
kamu siapa
anda siapa ya
ini robot ya
ini bot atau orang
saya ngobrol sama manusia atau mesin
yang balas ini orang bukan
admin asli atau bot
dijawab otomatis ya ini
pakai ai ya
chatgpt ya ini
ini beneran dari kominfo
ini nomor resmi pemkot bukan
benar ini wa diskominfo
nomor ini asli atau penipuan
takutnya penipuan
jangan jangan ini penipu
ini akun resmi
dapat nomor saya dari mana
kenapa chat saya
nama kamu siapa
namanya siapa
teman disko itu apa
apa itu teman disko
ini layanan apa sebenarnya
are you a bot
who is this
is this a real person
mesin ya yang jawab
komputer ya yang balas
ini manusia kan
ini siape
ini dengan bagian apa
admin namanya siapa
ini nomor apa
ini hotline apa
bisa dipercaya tidak ini
kok balasnya cepat banget robot ya
pian robot kah
ini orang beneran
`,
  which_services: `
bisa ngurus apa aja lewat sini
kalian melayani apa aja
chat kesini bisa untuk apa
ada pelayanan apa aja di kominfo
aku bisa minta apa aja di sini
sebutkan layanannya
layanannya apa saja
bisa bantu apa saja
bisa apa saja disini
ada layanan apa
apa aja yang bisa diurus disini
menunya apa saja
kominfo ngurus apa saja
tugas kominfo apa sih
fungsi chat ini apa
chat ini untuk apa
disini bisa ngapain
pilihan layanannya apa
daftar layanan
tolong jelaskan layanan yang ada
saya mau tau layanan apa aja
apa yang bisa kamu lakukan
what can you do
what services do you have
ape jak yang bise diurus di sini
bisa minta tolong apa aja
lihat semua layanan
ada menu lain
layanan untuk masyarakat apa saja
`,
  human: `
tolong sambungkan ke orangnya
pengen ngobrol langsung sama pegawai
bisa bicara langsung dengan pegawainya
mau ngomong sama yang berwenang
minta orang yang jawab
ada yang bisa ditelepon ga
petugasnya dong yang jawab
panggil orang
boleh minta kontak pegawainya
mau bicara sama kepala bidang
saya lansia susah ngetik minta dibantu
ketemu pak kadis bisa
mau bicara dengan petugas
bisa ngomong sama orang
sambungkan ke admin
saya mau ketemu orangnya langsung
minta nomor petugas
ada orang yang bisa saya tanya
tolong panggilkan petugas
mau tanya langsung ke orang dinas
chat sama manusia aja
jangan robot mau orang
minta dihubungi petugas
telepon saya dong
bisa ditelpon tidak
ada cs nya
hubungi customer service
minta nomor wa admin
mau konsultasi dengan petugas
mau tanya tanya dulu sama petugas
bisa dibantu langsung sama orangnya
ada petugas online ga
i want to talk to a human
can i speak with someone
nak cakap dengan orang
operator mana
siapa yang bisa saya hubungi
kontak person siapa
hubungi siapa kalau mau tanya
saya bingung minta dibantu orang
tolong dibantu petugas aja
tidak mau sama bot
mau curhat sama petugas
mau komplain langsung ke kepala dinas
`,
  complaint: `
dari tadi jawabannya itu itu saja
jawabnya itu melulu
pusing saya bacanya
puyeng lihat chat ini
panjang amat chatnya
bahasanya susah dimengerti
ditanya apa dijawab apa
beda yang ditanya beda yang dijawab
gak nyambung blas
bosen jawabannya sama terus
masa dari tadi disuruh pilih
gimana sih ini
kok malah balik ke menu
kesel saya
buang buang waktu
mending datang langsung daripada chat
sistemnya jelek
tidak profesional
kecewa berat sama pelayanannya
percuma lapor tidak ada tindakan
jawabannya tidak nyambung
kok jawabnya itu terus
muter muter terus
ribet banget
susah amat sih
botnya bodoh
payah botnya
ga guna ini
kok dari tadi ga ngerti ngerti
bukan itu maksud saya
kamu tidak paham
tidak membantu sama sekali
capek ngetik terus
lama kali balasnya
pelayanan jelek
kecewa saya
ngeselin
emosi saya lama lama
bikin pusing
kok gitu terus jawabannya
percuma chat disini
gak jelas
aneh jawabannya
ngaco
this bot is useless
tadak paham paham bot ni
dari tadi disuruh ulang terus
masa gitu aja tidak ngerti
bertele tele
kepanjangan tanyanya
banyak kali pertanyaannya
`,
  quiet: `
udahan kirim pesannya
jangan wa saya terus
tolong berhenti wa saya
saya terganggu pesannya
ga mau dapat pesan ginian
jangan hubungi saya
males dikirimi pesan terus
hapus nomor saya jangan dihubungi lagi
stop notif nya ganggu
tidak usah kirim kirim lagi
jangan kirim info lagi
cukup pesannya ya
jangan kirim pesan lagi
stop kirim pesan
berhenti kirim notifikasi
jangan ganggu saya
jangan chat saya lagi
tidak usah diingatkan terus
stop ingatkan saya
jangan spam
matikan notifikasinya
tidak mau terima pesan lagi
hapus nomor saya dari daftar kirim
saya tidak mau dihubungi lagi
stop promosi
unsubscribe
keluarkan saya dari daftar
cukup jangan kirim lagi
berisik notifnya
jangan kirim2 lagi ya
udah stop aja jangan wa terus
stop sending me messages
jgn ingatin terus
ga usah kirim pengingat
blokir aja pesan ini
terganggu saya dikirimi terus
`,
  my_data: `
nomor saya tidak disebar kan
data kami aman tidak
nomor hp saya dipakai untuk apa
nanti nomor saya disebarkan tidak
foto ktp saya disimpan ga
jangan sampai data saya bocor
apa jaminan data saya aman
data saya dilihat siapa
kerahasiaan data bagaimana
data saya dijual ga
takut data disalahgunakan
identitas saya aman kah
rahasiakan nama saya ya
nama saya jangan dibocorkan
data saya disimpan dimana
data apa saja yang disimpan
data pribadi saya aman tidak
nomor saya jangan disebar
jangan kasih nomor saya ke orang lain
nama saya jangan disebut
identitas saya dirahasiakan kan
apakah pelapor dirahasiakan
hapus data saya
tolong hapus semua data saya
saya mau data saya dihapus
siapa yang bisa lihat data saya
siapa saja yang lihat laporan saya
data saya dipakai untuk apa
ktp saya aman ga disini
kebijakan privasi
privasi saya bagaimana
takut data bocor
takut nomor saya dipakai pinjol
data saya tidak disalahgunakan kan
delete my data
minta salinan data saya
`,
  english: `
do you speak english
can you speak english
i dont understand indonesian
english please
any english version
sorry i only speak english
can someone help me in english
i am a foreigner
`,
};
