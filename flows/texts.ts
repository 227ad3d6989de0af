/** Everything the conversation with applicants says; staff texts stand with their features, refused answers in `fields/field-texts.ts`. */

/** The office as people know it. A city changes it here. */
export const office = {
  name: 'DISKOMINFO Kota Pontianak',
  address: 'Jl. Letnan Jenderal Sutoyo, Pontianak',
  phone: '(0561) 733041',
  hours: 'Senin–Jumat, 08.00–16.00 WIB',
  email: 'diskominfo@pontianak.go.id',
} as const;

/** Version of the privacy notice; recorded on the contact when it is shown. */
export const privacyVersion = '2026-11';

export const buttons = {
  menu: 'Menu utama',
  external: 'Layanan eksternal (masyarakat/institusi)',
  internal: 'Layanan internal (Perangkat Daerah)',
  status: 'Status permohonan',
  information: 'Informasi',
  help: 'Bantuan',
  staffInbox: 'Permohonan masuk',
  readSop: 'Baca SOP',
  agree: 'Setuju',
  disagree: 'Tidak setuju',
  skip: 'Lewati',
  uploaded: 'Selesai unggah',
  picked: 'Selesai memilih',
  back: 'Kembali',
  cancel: 'Batal',
  change: 'Ubah',
  send: 'Kirim',
  resume: 'Lanjutkan',
  fresh: 'Mulai baru',
  yes: 'Ya',
  no: 'Tidak',
  suggested: 'Ya, lanjutkan',
  allServices: 'Lihat semua layanan',
  keep: 'Tetap pakai ini',
  replace: 'Ganti semua berkas',
  stopReminders: 'Jangan ingatkan lagi',
  human: 'Hubungi petugas',
  withdraw: 'Batalkan permohonan',
  complete: 'Lengkapi sekarang',
  notFinished: 'Belum selesai',
} as const;

const greetingOf = (said: string): string =>
  /ass?alam/i.test(said)
    ? 'Waalaikumsalam.'
    : (/selamat (pagi|siang|sore|malam)/i.exec(said)?.[0].replace(/^s/, 'S').concat('.') ?? 'Halo.');

/** A greeting returned to somebody who knows us. */
export const greetingBack = (said: string): string => greetingOf(said);
export const allRight =
  'Baik. Ketik *menu* untuk melihat layanan, atau *status* untuk melihat permohonan Anda.';
export const youAreWelcome =
  'Sama-sama. Ketik *menu* untuk layanan lain, atau *status* untuk melihat permohonan Anda.';

export const greeting = (said: string): string =>
  `${greetingOf(said)} Saya *Teman DISKO*, layanan chat ${office.name}.\n` +
  'Percakapan ini mencatat nama, nomor HP, isian, dan berkas Anda hanya untuk memproses permohonan. Isian yang belum dikirim dihapus setelah 14 hari. Rinciannya: ketik *privasi*.';

export const privacyNotice = [
  `*Pemberitahuan privasi* (versi ${privacyVersion})`,
  `*Apa yang dicatat:* nama, nomor HP, isian formulir, berkas yang Anda kirim, dan riwayat permohonan.`,
  `*Untuk apa:* hanya untuk memproses permohonan Anda kepada ${office.name} (Perwali Pontianak 126/2022).`,
  '*Berapa lama:* isian yang belum dikirim 14 hari; permohonan dan berkasnya sesuai jadwal retensi arsip kota.',
  '*Siapa yang melihat:* petugas bidang yang menangani, arsiparis, dan Kepala Dinas. NIK dan kartu identitas tidak pernah diminta lewat chat, hanya lewat halaman aman, dan setiap kali dilihat petugas tercatat.',
  `*Hak Anda:* meminta salinan, perbaikan, atau penghapusan lewat ${office.email} atau *bantuan*.`,
].join('\n\n');

export const menuText = 'Apa yang bisa kami bantu? Pilih satu, atau tulis keperluan Anda, misalnya _magang_.';
export const menuAgain = 'Pilih satu, atau tulis keperluan Anda, misalnya _lapor wifi mati_.';
export const pickOne = 'Pilih satu:';
export const servicesText = {
  external: '*Layanan eksternal* untuk masyarakat dan institusi',
  internal: '*Layanan internal* untuk Perangkat Daerah',
};
export const openDraft = (title: string, until: string): string =>
  `Anda punya isian *${title}* yang belum dikirim. Tersimpan sampai ${until}.`;
export const openCompletionDraft = (title: string, until: string): string =>
  `Kelengkapan *${title}* belum Anda kirim. Tersimpan sampai ${until}.`;
export const otherDrafts = (titles: string[]): string =>
  `Juga tersimpan: ${titles.join(', ')}. Tulis nama layanannya untuk melanjutkan.`;
export const suggestions = 'Ada beberapa layanan yang mungkin Anda maksud. Pilih satu:';
export const suggestion = (title: string): string => `Anda ingin *${title}*?`;

export const card = (service: {
  title: string;
  summary: string;
  whoMay: string;
  promiseWorkingDays: number;
  product: string;
  needed: string[];
}): string =>
  [
    `*${service.title}*\n${service.summary}\n${service.whoMay} Gratis. Keputusan pertama paling lama ${service.promiseWorkingDays} hari kerja.`,
    service.needed.length === 0
      ? 'Tidak ada surat yang perlu disiapkan.'
      : `Siapkan:\n${service.needed.map((line) => `• ${line}`).join('\n')}`,
    `Hasilnya: ${service.product}`,
  ].join('\n\n');

export const cardAgain = (title: string): string =>
  `*${title}*\nUntuk mulai, baca dan setujui SOP-nya dulu: pilih *${buttons.readSop}*.`;

const signedBy = {
  applicant: 'ditandatangani Anda sendiri',
  institution_head: 'ditandatangani pimpinan institusi',
  agency_head: 'ditandatangani Kepala Perangkat Daerah, atau pejabat yang ditunjuk bila berhalangan',
} as const;

export const neededLetter = (letter: {
  label: string;
  required: boolean;
  types: readonly string[];
  signer: keyof typeof signedBy | null;
  sensitive?: boolean | undefined;
}): string =>
  [
    `${letter.label} (${fileTypesText(letter.types)})`,
    ...(letter.signer ? [signedBy[letter.signer]] : []),
    ...(letter.sensitive ? ['lewat halaman aman'] : []),
    ...(letter.required ? [] : ['boleh dilewati']),
  ].join(', ');

const fileTypesText = (types: readonly string[]): string =>
  types.length === 1 ? (types[0] ?? '').toUpperCase() : types.includes('pdf') ? 'PDF atau foto' : 'foto';

export const sopTitle = (title: string, version: string): string => `*SOP ${title}* (versi ${version})`;
export const sopDraftLine = 'Draf – menunggu penetapan Kepala Dinas';
export const sopQuestion = 'Setujukah Anda dengan SOP ini?';
export const sopDeclined =
  'Baik. Tanpa persetujuan SOP permohonan tidak dapat diajukan. Anda dapat kembali kapan saja.';

export const firstFooter =
  'Ketik *kembali* untuk ke langkah sebelumnya, *batal* untuk berhenti, *bantuan* bila perlu petugas. Isian Anda tersimpan 14 hari.';
export const wordsFooter = 'Ketik *kembali* atau *batal* kapan saja.';
export const itemTitle = (label: string, where: string, required: boolean): string =>
  `*${label}* (${where})${required ? '' : ' – boleh dilewati'}`;
export const exampleText = (example: string): string => `Contoh: ${example}`;
export const exampleAgain = (example: string): string => `Contoh jawaban yang diterima: *${example}*`;
export const namesWanted = (count: number): string =>
  count === 1 ? 'Tulis satu nama lengkap.' : `Tulis ${count} nama, satu baris satu nama.`;
export const keepByWord = 'Ketik *tetap* untuk memakai jawaban ini.';
export const skipByWord = 'Ketik *lewati* bila tidak ada.';
export const helpHint = 'Bila sulit, ketik *bantuan* untuk dibantu petugas. Isian Anda tetap tersimpan.';
export const pickedSoFar = (labels: string[]): string =>
  labels.length === 0
    ? `Belum ada yang dipilih. Pilih, lalu *${buttons.picked}*.`
    : `Dipilih: ${labels.join(', ')}`;
export const filesSoFar = (shown: string): string =>
  `Sudah ada: ${shown}\nKirim lagi untuk menambah, atau pilih *${buttons.uploaded}*.`;
export const filesDropped = 'Berkas yang lama sudah dilepas. Kirim yang baru.';
export const nowText = (shown: string): string => `Jawaban sekarang: ${shown}`;
export const sendNew = 'Kirim yang baru sebagai gantinya, atau *kembali* tanpa mengubah.';
export const writeNew = 'Tulis yang baru, atau *kembali* tanpa mengubah.';
export const pickSeveral = 'Boleh lebih dari satu.';
export const pickSeveralByNumber = 'Boleh lebih dari satu, misalnya: 1, 3';
export const letterHelp = (help: string, types: readonly string[], megabytes: number, max: number): string =>
  `${help} Kirim ${fileTypesText(types)}${max > 1 && !/\d berkas/.test(help) ? `, paling banyak ${max} berkas` : ''}, ${max > 1 ? 'masing-masing ' : ''}paling besar ${megabytes} MB.`;

/** A file's size as people say it: "212 KB", "1,5 MB". */
export const fileSize = (bytes: number): string =>
  bytes < 1_048_576
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1_048_576).toFixed(1).replace('.', ',')} MB`;
export const fileText = (file: { name: string; pages?: number | undefined }): string =>
  file.pages ? `${file.name} (${file.pages} halaman)` : file.name;
export const received = (file: { name: string; pages?: number | undefined; bytes: number }): string =>
  `Diterima: ${file.name} (${file.pages ? `${file.pages} halaman, ` : ''}${fileSize(file.bytes)}).`;
export const moreFiles = (count: number, max: number): string => `${count} dari ${max} berkas.`;
export const onlyOneFile =
  'Bagian ini untuk satu berkas saja; berkas lain yang dikirim bersamanya tidak disimpan. Bila suratnya beberapa halaman, gabungkan menjadi satu PDF, lalu *kembali* dan kirim lagi.';
export const tooManyFiles = (max: number): string =>
  `Bagian ini paling banyak ${max} berkas; selebihnya tidak disimpan.`;
export const replaceQuestion = (label: string, text: string): string =>
  `Anda mengubah pesan jawaban. Ganti jawaban *${label}* menjadi:\n${text}`;
export const editedTooLate =
  'Pesan yang Anda ubah tidak mengubah jawaban yang tersimpan. Untuk memperbaiki jawaban, ketik *kembali*, atau pilih *Ubah* sebelum mengirim.';
export const wantFile = (label: string): string =>
  `Untuk *${label}* kami menunggu berkas. Tekan tombol lampiran, lalu pilih dokumen atau foto.`;
export const letterLater = (label: string, until: string): string =>
  `Tidak apa-apa. Isian Anda tersimpan sampai ${until}. Bila *${label}* sudah siap, kirim saja di sini kapan pun.`;
export const secureLater = (label: string, until: string): string =>
  `Tidak apa-apa. Isian Anda tersimpan sampai ${until}. Bila *${label}* sudah siap, ketik *lanjutkan*: tautan barunya kami kirim.`;
export const wantWords = 'Di langkah ini kami menunggu jawaban tertulis.';
export const notRequiredAnswer = 'Bagian ini wajib diisi, jadi belum bisa dilewati.';

export const secureQuestion = (url: string): string =>
  `Demi keamanan, bagian ini *tidak dikirim lewat chat*. Isi di halaman aman berikut (berlaku 30 menit, sekali pakai):\n${url}\n\nSetelah selesai, percakapan ini berlanjut sendiri.`;
export const secureAgain = (url: string): string => `Tautan baru, berlaku 30 menit:\n${url}`;
export const secureTyped =
  'Terima kasih, tetapi demi keamanan Anda data itu tidak kami simpan dari chat. Sebaiknya hapus juga pesan Anda, lalu pakai tautan ini.';
export const secureHow =
  'Bagian ini diisi di halaman aman, bukan di chat. Buka tautan di bawah, isi, lalu kembali ke sini. Bila tautannya tidak terbuka, ketik *petugas*.';
export const secureReceived = (label: string, ending: string | null): string =>
  ending ? `Sudah kami terima, ${label} berakhiran ${ending}.` : `Sudah kami terima: ${label}.`;

export const changedAfter = (label: string, labels: string[]): string =>
  `Karena *${label}* berubah, mohon isi lagi: ${labels.join(', ')}.`;
export const noLongerAsked = (label: string, labels: string[]): string =>
  `Karena *${label}* berubah, isian ini tidak diperlukan lagi: ${labels.join(', ')}.`;
export const noLongerFits = (labels: string[]): string =>
  `Sebelum dikirim, mohon perbarui: ${labels.join(', ')}. Isian lain tetap aman.`;
export const formChanged = (labels: string[]): string =>
  `Formulir ini diperbarui sejak Anda mengisinya. ${labels.length > 0 ? `Mohon isi lagi: ${labels.join(', ')}. ` : ''}Isian lain tetap aman.`;

export const reviewTitle = '*Periksa sebelum dikirim*';
export const reviewFooter = 'Ketik nomor untuk mengubah, atau *Kirim*.';
export const reviewNoFile =
  'Berkas itu tidak kami simpan. Untuk mengganti surat, ketik dulu nomor barisnya, lalu kirim berkasnya.';
export const reviewNotUnderstood =
  'Maaf, kami belum menangkap maksud Anda. Ketik *Kirim* bila isian di atas sudah benar, nomor barisnya untuk mengubah, atau *petugas* bila ingin dibantu orang.';
export const nothing = '–';
export const detailsLine = (shown: string): string => `Data pemohon: ${shown}`;
export const unchanged = 'Tidak ada yang diubah.';
export const changeWhich = 'Bagian mana yang ingin diubah?';
export const recordingCompletion = 'Kelengkapan Anda sedang dicatat. Kabar berikutnya menyusul di sini.';
export const recording = 'Permohonan Anda sedang dicatat. Nomornya menyusul di sini sebentar lagi.';
export const alreadySent = (number: string): string =>
  `Permohonan ini sudah dikirim. Nomor: *${number}*\nKetik *status* kapan saja.`;
export const wasSent = 'Isian itu sudah dikirim. Ketik *status* untuk melihatnya.';
export const slotGone = (label: string): string =>
  `Maaf, *${label}* yang Anda pilih baru saja dipakai pemohon lain. Isian lain tetap aman; cukup pilih waktu yang baru.`;
export const subdomainGone = (label: string): string =>
  `Maaf, *${label}* itu baru saja dipakai permohonan lain. Isian lain tetap aman; cukup tulis nama yang baru.`;
export const waitsForYou = (title: string): string =>
  `Isian itu menunggu Anda. Nanti, ketik *menu*, lalu tulis *${title}*.`;

export const cancelQuestion = (title: string, until: string): string =>
  `Berhenti mengisi *${title}*? Bila *Ya*, isian dan berkasnya kami hapus. Bila hanya ingin jeda, pilih *Tidak*, lalu ketik *menu*: isian tersimpan sampai ${until}.`;
export const cancelCompletionQuestion = (title: string): string =>
  `Berhenti melengkapi *${title}*? Bila *Ya*, jawaban baru Anda kami hapus; permohonannya tetap menunggu kelengkapan.`;
export const cancelledCompletion =
  'Jawaban baru sudah dihapus. Permohonan tetap menunggu kelengkapan: ketik *status* untuk melengkapinya.';
export const cancelled = 'Isian sudah dihapus. Tidak ada yang dikirim.';
export const nothingToCancel =
  'Tidak ada isian yang sedang berjalan. Untuk membatalkan yang sudah dikirim, ketik *status*, lalu pilih permohonannya.';
export const nothingBack = 'Anda sudah di langkah paling awal.';
export const serviceGone =
  'Layanan itu sudah tidak tersedia lewat chat. Bila masih memerlukannya, ketik *bantuan* untuk menghubungi petugas.';
export const lapsed = 'Isian Anda yang lama sudah melewati 14 hari dan dihapus. Silakan mulai lagi.';
export const resumeQuestion = (title: string, where: string, until: string): string =>
  `Anda punya isian *${title}* yang belum dikirim (${where}), tersimpan sampai ${until}. Mau dilanjutkan?`;
export const reminder = (title: string, where: string, until: string): string =>
  `Mengingatkan sekali saja: isian *${title}* Anda belum dikirim (${where}). Isian tersimpan sampai ${until}.`;
export const remindersStopped =
  'Baik, kami tidak akan mengingatkan lagi. Isian Anda tetap tersimpan sampai batas waktunya. Bila ingin diingatkan lagi, ketik *ingatkan*.';
export const remindersBegun =
  'Baik, kami akan mengingatkan Anda bila ada isian yang belum dikirim. Untuk berhenti, ketik *stop*.';

export const detailsTitle = 'Data pemohon';
export const detailsConfirm = (lines: string[]): string =>
  `*${detailsTitle}*\n${lines.join('\n')}\n\nMasih benar?`;
export const detailLabels = {
  name: 'Nama lengkap',
  phone: 'Nomor HP',
  institution: 'Alamat/instansi',
  email: 'Email',
} as const;
export const detailHelp = {
  name: 'Nama Anda sesuai identitas.',
  phone: 'Nomor yang dapat kami hubungi.',
  institution: 'Alamat rumah, atau nama instansi Anda.',
  email: 'Untuk mengirim hasil bila perlu.',
} as const;
export const detailExample = {
  name: 'Rina Safitri',
  phone: '0812-3456-7890',
  institution: 'Jl. Gajah Mada 10, Pontianak',
  email: 'rina@contoh.id',
} as const;

export const verifyByContact =
  '*Verifikasi ASN*\nLayanan ini hanya untuk ASN di Perangkat Daerah Kota Pontianak. Tekan *Bagikan kontak* untuk mengirim nomor Telegram Anda sendiri. Nomor itu kami cocokkan dengan daftar pegawai.';
export const verifyByNip =
  '*Verifikasi ASN*\nLayanan ini hanya untuk ASN di Perangkat Daerah Kota Pontianak. Ketik *NIP* Anda (18 angka). NIP kami cocokkan dengan nomor HP ini di daftar pegawai.';
export const verifyByContactShort = '*Verifikasi ASN*: tekan *Bagikan kontak*.';
export const verifyByNipShort = '*Verifikasi ASN*: ketik *NIP* Anda (18 angka).';
export const verifyNipToo =
  '*Verifikasi ASN*\nNomor ini tercatat untuk lebih dari satu pegawai. Ketik *NIP* Anda (18 angka).';
export const verifyContactFirst =
  'Mohon bagikan nomor Anda lebih dulu: tekan *Bagikan kontak*. NIP tidak perlu diketik.';
export const verifyNotMatching =
  'NIP itu belum cocok dengan nomor HP ini di daftar pegawai. Silakan periksa lagi NIP Anda, atau ketik *bantuan*.';
export const verifyNoNumber =
  '*Verifikasi ASN*\nNomor HP Anda tidak terlihat oleh kami di sini, jadi belum bisa dicocokkan dengan daftar pegawai. Silakan lewat Telegram, atau ketik *bantuan* untuk menghubungi petugas.';
export const verifyFailed = `Maaf, nomor Anda belum terdaftar sebagai ASN di daftar pegawai kami, jadi layanan internal belum bisa dibuka.\nAgar terdaftar: minta pengelola kepegawaian Perangkat Daerah Anda mengirim nama, NIP, dan nomor HP ke ${office.email}, lalu coba lagi. Butuh bantuan? Ketik *bantuan*.`;
export const verifyForeign =
  'Kontak itu bukan milik akun Telegram ini. Tekan *Bagikan kontak* untuk mengirim nomor Anda sendiri.';
export const verifyTooMany = 'Sudah beberapa kali tidak cocok. Silakan coba lagi nanti atau ketik *bantuan*.';
export const verified = (name: string, agency: string): string =>
  `Terima kasih, ${name} (${agency}). Anda sudah terverifikasi.`;

export const statusNone = 'Anda belum punya permohonan. Ketik *menu* untuk melihat layanan.';
export const statusTitle = '*Permohonan Anda*';
export const rateLine = 'Seberapa puas Anda dengan layanan ini? 1 sangat tidak puas, 5 sangat puas.';
export const statusFooter = 'Pilih satu untuk melihat rinciannya.';
export const statusUnknown = (asked: string): string =>
  `Permohonan *${asked.slice(0, 30)}* tidak ditemukan di antara permohonan Anda. Periksa nomornya, atau ketik *status* untuk melihat semua.`;
export const statusIncomplete = 'Nomor itu belum lengkap atau tidak kami kenal. Pilih dari permohonan Anda:';
export const statusLine = (request: { number: string; title: string; state: string }): string =>
  `${request.number} – ${request.title} – ${request.state}`;
export const statusDetail = (request: {
  number: string;
  title: string;
  state: string;
  since: string;
  promise: string | null;
  next: string;
  extra: string[];
}): string =>
  [
    `*${request.number}* – ${request.title}`,
    `Keadaan: *${request.state}* sejak ${request.since}`,
    ...(request.promise ? [`Janji keputusan: ${request.promise}`] : []),
    ...request.extra,
    `Berikutnya: ${request.next}`,
  ].join('\n');
export const withdrawQuestion = (number: string): string =>
  `Batalkan permohonan *${number}*? Yang sudah dibatalkan tidak dapat diteruskan; Anda dapat mengajukan yang baru.`;
export const withdrawKept = 'Baik, permohonan tetap diproses.';
export const notPossibleNow = (state: string): string =>
  `Itu sudah tidak bisa dilakukan: permohonan sekarang *${state}*.`;
export const notYours = 'Permohonan itu tidak ditemukan di antara permohonan Anda.';
export const rated = 'Terima kasih atas penilaian Anda.';
export const alreadyRated = 'Penilaian Anda sudah kami catat. Terima kasih.';
export const reopenQuestion = 'Apa yang belum selesai? Tulis singkat agar petugas dapat menindaklanjuti.';
export const reopenTooLate =
  'Masa 7 hari untuk membuka lagi permohonan ini sudah lewat. Silakan ajukan permohonan baru, atau ketik *bantuan* untuk menghubungi petugas.';
export const reopenTooShort =
  'Tulis alasannya dengan beberapa kata, misalnya: _berkas hasil tidak bisa dibuka_.';
export const reopened = (number: string): string =>
  `Permohonan *${number}* dibuka lagi. Alasan Anda sudah kami teruskan kepada petugas.`;
export const completionTooLate = (number: string, state: string): string =>
  `Kelengkapan permohonan *${number}* tidak dapat diteruskan: permohonan itu sekarang *${state}*. Ketik *status* untuk rinciannya.`;
export const completionSent = (number: string): string =>
  `Terima kasih. Kelengkapan permohonan *${number}* sudah kami terima dan diperiksa lagi. Ketik *status* kapan saja.`;

export const helpText = [
  '*Bantuan*',
  'Kata yang selalu bisa dipakai:',
  '• *menu* – daftar layanan\n• *status* – permohonan Anda\n• *kembali* – langkah sebelumnya\n• *batal* – berhenti mengisi\n• *privasi* – apa yang kami catat',
  `${office.name}\n${office.address}\nTelepon ${office.phone}\n${office.hours}`,
].join('\n\n');
export const humanQuestion = (needsPhone: boolean): string =>
  `Tulis pertanyaan Anda dalam satu pesan${needsPhone ? ', sertakan nomor HP yang bisa dihubungi' : ''}. Petugas sekretariat akan menghubungi Anda pada jam layanan (${office.hours}).`;
export const humanSent = `Pertanyaan Anda sudah diteruskan kepada petugas. Jam layanan: ${office.hours}. Telepon: ${office.phone}.`;
export const humanAlert = (who: string, how: string, question: string): string =>
  `*Pertanyaan lewat Hubungi petugas*\nDari: ${who}\nKontak: ${how}\n\n${question}`;

export const newsLater =
  'Isian Anda yang sekarang bisa diteruskan dulu. Setelah itu, ketik *status* untuk menanggapinya.';
export const newsNow = `Isian Anda yang sekarang tetap tersimpan. Bila siap, tekan *${buttons.complete}*.`;
export const closedLabel = (title: string): string => `${title} (tutup sementara)`;
export const serviceClosed = (title: string, notice: string, kept: boolean): string =>
  [
    `*${title}* sedang ditutup sementara.`,
    notice,
    ...(kept ? ['Isian Anda tetap tersimpan dan dapat dilanjutkan setelah layanan dibuka.'] : []),
  ].join('\n');
export const lateMessages = (count: number, since: string, hasDraft: boolean): string =>
  `Maaf, ${count === 1 ? 'pesan Anda dari' : `${count} pesan Anda sejak`} ${since} baru sampai kepada kami sekarang, jadi tidak kami catat sebagai jawaban. ${
    hasDraft
      ? 'Isian Anda tersimpan seperti terakhir Anda tinggalkan. Bila waktu itu Anda mengirim berkas, mohon kirim lagi saat diminta.'
      : 'Bila masih perlu, silakan tulis lagi di sini.'
  }`;
export const boundStaff = (name: string, role: string, unit: string): string =>
  `Selamat datang, ${name}. Anda terdaftar sebagai ${role} – ${unit}. Ketik *permohonan* untuk melihat yang menunggu Anda.`;
export const staffCodeLocked =
  'Sudah tiga kali kode tidak cocok, jadi kode belum dapat dimasukkan lagi selama 24 jam. Hubungi administrator.';
export const badStaffCode = 'Kode itu tidak berlaku. Minta kode baru kepada administrator.';
