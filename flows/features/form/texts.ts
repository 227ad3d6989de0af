import { named } from '../../kernel/wording.ts';
import { buttons } from '../../labels.ts';

const fileTypesText = (types: readonly string[]): string =>
  types.length === 1 ? (types[0] ?? '').toUpperCase() : types.includes('pdf') ? 'PDF atau foto' : 'foto';

const wishOf = (titles: readonly string[]): string =>
  `Sepertinya Anda ingin ${titles.length === 0 ? 'hal lain' : titles.map((title) => `*${title}*`).join(' atau ')}. Ketik *menu* untuk itu: isian ini tetap tersimpan.`;

/** The sentences of this feature, by what they are for. */
const own = {
  firstFooter:
    'Ketik *kembali* untuk ke langkah sebelumnya, *batal* untuk berhenti, *bantuan* bila perlu petugas. Isian Anda tersimpan 14 hari.',
  itemTitle: (label: string, where: string, required: boolean): string =>
    `*${label}* (${where})${required ? '' : ' – boleh dilewati'}`,
  exampleText: (example: string): string => `Contoh: ${example}`,
  exampleAgain: (example: string): string => `Contoh jawaban yang diterima: *${example}*`,
  noted: (label: string, shown: string): string => `*${label}*: ${shown.replaceAll('\n', ', ')} ✓`,
  readAs: (label: string, shown: string, rest: string): string =>
    `Untuk *${label}* kami baca *${shown}*, tetapi belum yakin dengan "${rest}". Pakai *${shown}*?`,
  readLine: (label: string, shown: string): string => `• *${label}*: ${shown}`,
  readSeveral: (shown: string, rest: readonly string[]): string =>
    `Kami baca:\n${shown}\n${rest.length === 0 ? '' : `Yang ini belum kami pahami: "${rest.join('; ')}".\n`}Simpan seperti itu?`,
  storeThis: (label: string, text: string): string =>
    `Anda menulis "${text}". Simpan itu sebagai *${label}*?`,
  storeQuestion: (label: string, text: string): string =>
    `"${text}" terdengar seperti pertanyaan. Simpan sebagai *${label}*? Bila bukan, jawab bagian ini, atau ketik *petugas* untuk bertanya.`,
  storeWish: (label: string, text: string): string =>
    `"${text}" terdengar seperti keperluan lain. Simpan sebagai *${label}*? Bila ingin layanan lain, ketik *menu*: isian ini tetap tersimpan.`,
  whichOfTheTwo: 'Yang mana? Pilih dengan nomornya.',
  heardWish: (titles: readonly string[], label: string): string =>
    `${wishOf(titles)} Bila ingin meneruskan, jawab *${label}*.`,
  reviewWish: (titles: readonly string[]): string =>
    `${wishOf(titles)} Bila ingin meneruskan, ketik *Kirim*.`,
  heardLimit: (min: number, max: number): string => `Angka ${min} sampai ${max}.`,
  heardQuestion: (label: string): string =>
    `Pertanyaan itu belum bisa kami jawab di sini. Ketik *petugas* untuk bertanya kepada orang, atau teruskan dengan *${label}*.`,
  heardNo: (label: string, required: boolean): string =>
    required
      ? `*${label}* diperlukan untuk memproses permohonan ini. Bila tidak ada atau Anda keberatan, ketik *petugas*: petugas membantu mencari jalan.`
      : `*${label}* boleh dilewati: ketik *lewati*.`,
  correctThis: (label: string, answered: boolean): string =>
    answered ? `Baik, kita perbaiki *${label}*.` : `Baik, tulis lagi *${label}*.`,
  correctWhich: 'Jawaban mana yang diperbaiki?',
  changing: 'Baik.',
  startOverQuestion: (title: string, until: string | null): string =>
    `Mulai *${title}* dari awal? Bila *Ya*, isian yang lama ditutup. Bila *Tidak*, isian itu dilanjutkan${until === null ? '' : ` (tersimpan sampai ${until})`}.`,
  waysOut: 'Belum cocok juga. Pilih jalan lain di bawah, atau jawab sekali lagi.',
  waysOutAgain: 'Bila sulit, petugas bisa membantu. Isian Anda tetap tersimpan.',
  waysOutByWord:
    'Belum cocok juga. Jawab sekali lagi, atau ketik *contoh*, *menu* untuk layanan lain, *petugas*, atau *lanjut nanti*. Isian Anda tersimpan.',
  paused: (title: string, until: string): string =>
    `Baik. Isian *${title}* tersimpan sampai ${until}. Untuk kembali, ketik *lanjutkan*.`,
  namesWanted: (count: number): string =>
    count === 1 ? 'Tulis satu nama lengkap.' : `Tulis ${count} nama, satu baris satu nama.`,
  keepByWord: 'Ketik *tetap* untuk memakai jawaban ini.',
  offered: ([first = '', another]: string[]): string =>
    another === undefined
      ? `Masih *${first}*? Pilih itu, atau tulis yang lain.`
      : 'Pilih yang pernah dipakai, atau tulis yang lain.',
  skipByWord: 'Ketik *lewati* bila tidak ada.',
  helpHint: 'Bila sulit, ketik *bantuan* untuk dibantu petugas. Isian Anda tetap tersimpan.',
  pickedSoFar: (labels: string[]): string =>
    labels.length === 0
      ? `Belum ada yang dipilih. Pilih, lalu *${buttons.picked}*.`
      : `Dipilih: ${labels.join(', ')}`,
  filesSoFar: (shown: string): string =>
    `Sudah ada: ${shown}\nKirim lagi untuk menambah, atau pilih *${buttons.uploaded}*.`,
  filesDropped: 'Berkas yang lama sudah dilepas. Kirim yang baru.',
  nowText: (shown: string): string => `Jawaban sekarang: ${shown}`,
  sendNew: 'Kirim yang baru sebagai gantinya, atau *kembali* tanpa mengubah.',
  writeNew: 'Tulis yang baru, atau *kembali* tanpa mengubah.',
  pickSeveral: 'Boleh lebih dari satu.',
  pickSeveralByNumber: 'Boleh lebih dari satu, misalnya: 1, 3',
  letterHelp: (help: string, types: readonly string[], megabytes: number, max: number): string =>
    `${help} Kirim ${fileTypesText(types)}${max > 1 && !/\d berkas/.test(help) ? `, paling banyak ${max} berkas` : ''}, ${max > 1 ? 'masing-masing ' : ''}paling besar ${megabytes} MB.`,
  moreFiles: (count: number, max: number): string => `${count} dari ${max} berkas.`,
  onlyOneFile:
    'Bagian ini untuk satu berkas saja; berkas lain yang dikirim bersamanya tidak disimpan. Bila suratnya beberapa halaman, gabungkan menjadi satu PDF, lalu *kembali* dan kirim lagi.',
  tooManyFiles: (max: number): string => `Bagian ini paling banyak ${max} berkas; selebihnya tidak disimpan.`,
  replaceQuestion: (label: string, text: string): string =>
    `Anda mengubah pesan jawaban. Ganti jawaban *${label}* menjadi:\n${text}`,
  editedTooLate:
    'Pesan yang Anda ubah tidak mengubah jawaban yang tersimpan. Untuk memperbaiki jawaban, ketik *kembali*, atau pilih *Ubah* sebelum mengirim.',
  wantFile: (label: string): string =>
    `Untuk *${label}* kami menunggu berkas. Tekan tombol lampiran, lalu pilih dokumen atau foto.`,
  /** To somebody who wants to send what is not complete. */
  notYet: (missing: number): string =>
    `Belum bisa dikirim: masih kurang ${missing} isian. Yang sudah terisi tersimpan.`,
  letterLater: (label: string, until: string): string =>
    `Tidak apa-apa. Isian Anda tersimpan sampai ${until}. Bila *${label}* sudah siap, kirim saja di sini kapan pun.`,
  secureLater: (label: string, until: string): string =>
    `Tidak apa-apa. Isian Anda tersimpan sampai ${until}. Bila *${label}* sudah siap, ketik *lanjutkan*: tautan barunya kami kirim.`,
  wantWords: 'Di langkah ini kami menunggu jawaban tertulis.',
  notRequiredAnswer: 'Bagian ini wajib diisi, jadi belum bisa dilewati.',
  goingOn: 'Baik, kita lanjutkan dari sini.',
  askedLater: (label: string): string => `*${label}* kami tanyakan sesudah ini.`,
  secureQuestion: (url: string): string =>
    `Demi keamanan, bagian ini *tidak dikirim lewat chat*. Isi di halaman aman berikut (berlaku 30 menit, sekali pakai):\n${url}\n\nSetelah selesai, percakapan ini berlanjut sendiri.`,
  secureAgain: (url: string): string => `Tautan baru, berlaku 30 menit:\n${url}`,
  secureTyped:
    'Terima kasih, tetapi demi keamanan Anda data itu tidak kami simpan dari chat. Sebaiknya hapus juga pesan Anda, lalu pakai tautan ini.',
  secureHow:
    'Bagian ini diisi di halaman aman, bukan di chat. Buka tautan di bawah, isi, lalu kembali ke sini. Bila tautannya tidak terbuka, ketik *petugas*.',
  secureNotYet:
    'Belum ada yang sampai kepada kami. Isi sekali lagi di tautan baru ini, sampai halamannya berkata sudah tersimpan. Bila tidak bisa, ketik *petugas*.',
  secureReceived: (label: string, ending: string | null): string =>
    ending ? `Sudah kami terima, ${label} berakhiran ${ending}.` : `Sudah kami terima: ${label}.`,
  changedAfter: (label: string, labels: string[]): string =>
    `Karena *${label}* berubah, mohon isi lagi: ${labels.join(', ')}.`,
  noLongerAsked: (label: string, labels: string[]): string =>
    `Karena *${label}* berubah, isian ini tidak diperlukan lagi: ${labels.join(', ')}.`,
  noLongerFits: (labels: string[]): string =>
    `Sebelum dikirim, mohon perbarui: ${labels.join(', ')}. Isian lain tetap aman.`,
  formChanged: (again: string[], gone: string[] = []): string =>
    `Formulir ini diperbarui sejak Anda mengisinya. ${again.length > 0 ? `Mohon isi lagi: ${again.join(', ')}. ` : ''}${gone.length > 0 ? `Tidak ditanyakan lagi: ${gone.join(', ')}. ` : ''}Isian lain tetap aman.`,
  reviewTitle: '*Periksa sebelum dikirim*',
  reviewFooter: 'Ketik nomor untuk mengubah, atau *Kirim*.',
  reviewNoFile:
    'Berkas itu tidak kami simpan. Untuk mengganti surat, ketik dulu nomor barisnya, lalu kirim berkasnya.',
  reviewDone: 'Baik, isiannya lengkap tetapi belum dikirim. Ketik *Kirim* untuk mengirim.',
  reviewNotUnderstood:
    'Maaf, kami belum menangkap maksud Anda. Ketik *Kirim* bila isian di atas sudah benar, nomor barisnya untuk mengubah, atau *petugas* bila ingin dibantu orang.',
  nothing: '–',
  detailsLine: (shown: string): string => `Data pemohon: ${shown}`,
  unchanged: 'Tidak ada yang diubah.',
  changeWhich: 'Bagian mana yang ingin diubah?',
  recordingCompletion: 'Kelengkapan Anda sedang dicatat. Kabar berikutnya menyusul di sini.',
  recording: 'Permohonan Anda sedang dicatat. Nomornya menyusul di sini sebentar lagi.',
  wishedToo: (title: string): string => `Tadi Anda juga menyebut *${title}*. Lanjut ke sana?`,
  alreadySent: (number: string): string =>
    `Permohonan ini sudah dikirim. Nomor: *${number}*\nKetik *status* kapan saja.`,
  wasSent: 'Isian itu sudah dikirim. Ketik *status* untuk melihatnya.',
  slotGone: (label: string): string =>
    `Maaf, *${label}* yang Anda pilih baru saja dipakai pemohon lain. Isian lain tetap aman; cukup pilih waktu yang baru.`,
  subdomainGone: (label: string): string =>
    `Maaf, *${label}* itu baru saja dipakai permohonan lain. Isian lain tetap aman; cukup tulis nama yang baru.`,
  waitsForYou: (title: string): string =>
    `Isian itu menunggu Anda. Nanti, ketik *menu*, lalu tulis *${title}*.`,
  cancelQuestion: (title: string, until: string): string =>
    `Berhenti mengisi *${title}*? Bila *Ya*, isian ini ditutup dan tidak dikirim. Bila hanya ingin jeda, pilih *Tidak*, lalu ketik *menu*: isian tersimpan sampai ${until}.`,
  cancelCompletionQuestion: (title: string): string =>
    `Berhenti melengkapi *${title}*? Bila *Ya*, jawaban baru Anda kami hapus; permohonannya tetap menunggu kelengkapan.`,
  cancelledCompletion:
    'Jawaban baru sudah dihapus. Permohonan tetap menunggu kelengkapan: ketik *status* untuk melengkapinya.',
  cancelled: 'Isian ditutup. Tidak ada yang dikirim.',
  comesBack: (until: string): string =>
    `Bila berubah pikiran, ketik *kembalikan isian*: isian dan berkasnya kami simpan sampai ${until}.`,
  startedOver: (until: string): string =>
    `Isian yang lama ditutup. Ketik *kembalikan isian* untuk memakainya lagi, sampai ${until}.`,
  restored: (title: string): string => `Isian *${title}* dikembalikan.`,
  exchanged: 'Isian yang baru ditutup; *kembalikan isian* menukarnya lagi.',
  restoreWhich: 'Isian mana yang dikembalikan?',
  nothingToRestore:
    'Tidak ada isian yang bisa dikembalikan. Isian yang ditutup hanya kami simpan 14 hari. Ketik *menu* untuk mulai lagi.',
  nothingToCancel:
    'Baik, tidak ada isian yang sedang berjalan. Untuk membatalkan yang sudah dikirim, ketik *status*, lalu pilih permohonannya.',
  nothingBack: 'Anda sudah di langkah paling awal.',
  serviceGone:
    'Layanan itu sudah tidak tersedia lewat chat. Bila masih memerlukannya, ketik *bantuan* untuk menghubungi petugas.',
  completionEnded:
    'Kelengkapan ini tidak dapat diteruskan: permohonannya tidak menunggu kelengkapan lagi. Keadaannya sekarang:',
  lapsed: 'Isian Anda yang lama sudah melewati 14 hari dan dihapus. Silakan mulai lagi.',
  resumeQuestion: (title: string, where: string, until: string): string =>
    `Anda punya isian *${title}* yang belum dikirim (${where}), tersimpan sampai ${until}. Mau dilanjutkan?`,
  reminder: (title: string, where: string, until: string): string =>
    `Mengingatkan sekali saja: isian *${title}* Anda belum dikirim (${where}). Isian tersimpan sampai ${until}.`,
  keptForLater: 'Baik, isian Anda tetap tersimpan. Ketik *lanjutkan* kapan saja.',
  reminderBeside: 'Untuk melanjutkan, ketik *lanjutkan*; supaya tidak diingatkan lagi, ketik *stop*.',

  serviceClosed: (title: string, notice: string, kept: boolean): string =>
    [
      `*${title}* sedang ditutup sementara.`,
      notice,
      ...(kept ? ['Isian Anda tetap tersimpan dan dapat dilanjutkan setelah layanan dibuka.'] : []),
    ].join('\n'),
};

/** The same, each under its name. */
export const formTexts = named('form', own, {
  itemTitle: ['label', 'where', 'required:yes'],
  exampleText: ['example'],
  exampleAgain: ['example'],
  noted: ['label', 'shown'],
  readAs: ['label', 'shown', 'rest'],
  readLine: ['label', 'shown'],
  readSeveral: ['shown', 'rest:list'],
  storeThis: ['label', 'text'],
  storeQuestion: ['label', 'text'],
  storeWish: ['label', 'text'],
  heardWish: ['titles:list', 'label'],
  reviewWish: ['titles:list'],
  heardLimit: ['min:number', 'max:number'],
  heardQuestion: ['label'],
  heardNo: ['label', 'required:yes'],
  correctThis: ['label', 'answered:yes'],
  startOverQuestion: ['title', 'until'],
  paused: ['title', 'until'],
  namesWanted: ['count:number'],
  offered: ['list:list'],
  pickedSoFar: ['labels:list'],
  filesSoFar: ['shown'],
  nowText: ['shown'],
  letterHelp: ['help', 'types:list', 'megabytes:number', 'max:number'],
  moreFiles: ['count:number', 'max:number'],
  tooManyFiles: ['max:number'],
  replaceQuestion: ['label', 'text'],
  wantFile: ['label'],
  notYet: ['missing:number'],
  askedLater: ['label'],
  letterLater: ['label', 'until'],
  secureLater: ['label', 'until'],
  secureQuestion: ['url'],
  secureAgain: ['url'],
  secureReceived: ['label', 'ending'],
  changedAfter: ['label', 'labels:list'],
  noLongerAsked: ['label', 'labels:list'],
  noLongerFits: ['labels:list'],
  formChanged: ['again:list', 'gone:list'],
  detailsLine: ['shown'],
  wishedToo: ['title'],
  alreadySent: ['number'],
  slotGone: ['label'],
  subdomainGone: ['label'],
  waitsForYou: ['title'],
  cancelQuestion: ['title', 'until'],
  cancelCompletionQuestion: ['title'],
  comesBack: ['until'],
  startedOver: ['until'],
  restored: ['title'],
  resumeQuestion: ['title', 'where', 'until'],
  reminder: ['title', 'where', 'until'],
  serviceClosed: ['title', 'notice', 'kept:yes'],
});
