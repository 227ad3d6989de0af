/** The sentences of this feature, by what they are for. */
export const stepTexts = {
  /** Everything staff read, and what applicants hear about the life of their request. */
  labels: {
    see: 'Lihat',
    letters: 'Lihat berkas',
    originals: 'Berkas asli',
    compare: 'Bandingkan berkas',
    history: 'Riwayat',
    check: 'Periksa',
    viewSensitive: 'Buka data sensitif',
    ownWords: 'Tulis sendiri',
  } as const,
  staffOnly: 'Pilihan ini hanya untuk petugas yang terdaftar. Ketik *menu* untuk melihat layanan.',
  /** The same for a request that does not exist and for one that is not this person's business. */
  notFound:
    'Permohonan tidak ditemukan di antara tugas Anda. Ketik *permohonan* untuk melihat yang menunggu.',
  left: 'Baik, tidak ada yang berubah.',
  stepLeft: 'Langkah yang tadi dihentikan; belum ada yang disimpan.',
  dialogueFooter: 'Ketik *batal* untuk berhenti tanpa mengubah apa pun.',
  /* What is typed in a dialogue */
  tooShort: (min: number): string => `Terlalu singkat. Tulis paling sedikit ${min} huruf.`,
  tooLong: (max: number): string => `Terlalu panjang. Tulis paling banyak ${max} huruf.`,
  noNik: 'Jangan menulis NIK dalam percakapan. Tulis lagi tanpa NIK.',
  /* Requests in lists and alerts */
  alertTitles: {
    submitted: 'Permohonan baru',
    verified: 'Menunggu agenda',
    registered: 'Menunggu disposisi',
    supporting: 'Disposisi: unit Anda mendampingi',
    completedItems: 'Kelengkapan sudah dikirim',
    withdrawn: 'Dibatalkan pemohon',
    reopened: 'Belum selesai menurut pemohon',
  } as const,
  alertHead: (what: string, title: string): string => `${what} – *${title}*`,
  promiseLine: (promise: string, letters: number): string => `Janji: ${promise} · Lampiran: ${letters}`,
  agendaLine: (number: string): string => `Nomor agenda: ${number}`,
  instructionLine: (instruction: string): string => `Instruksi: ${instruction}`,
  unitLine: (unit: string): string => `Unit: ${unit}`,
  reasonLine: (reason: string): string => `Alasan: ${reason}`,
  /* One request opened */
  sections: {
    applicant: '*Pemohon*',
    answers: '*Isian*',
    letters: '*Berkas*',
    lacking: '*Yang kurang*',
    completed: '*Dilengkapi pemohon* (lama → baru)',
    history: '*Riwayat*',
  } as const,
  applicantLabels: {
    name: 'Nama',
    institution: 'Alamat/instansi',
    position: 'Jabatan',
    nip: 'NIP',
    phone: 'HP',
  } as const,
  hiddenName: 'Identitas disembunyikan atas permintaan pemohon',
  hiddenAnswer: 'tersimpan tertutup',
  hiddenLetter: 'tersimpan tertutup, tidak dikirim lewat chat',
  pagesText: (pages: number): string => `${pages} halaman`,
  signedLine: (signer: { capacity: string; name: string; nip: string }): string =>
    `penanda tangan: ${signer.name} (${signer.capacity}), NIP ${signer.nip}`,
  stateLine: (state: string, since: string): string => `Keadaan: *${state}* sejak ${since}`,
  promisedLine: (promise: string, late: boolean): string =>
    `Janji keputusan: ${promise}${late ? ' – *terlambat*' : ''}`,
  /** A request opened again still has the outcome it was completed with before. */
  outcomeLine: (outcome: string, stands: boolean): string =>
    `${stands ? 'Hasil' : 'Hasil sebelumnya'}: ${outcome}`,
  historyLine: (event: { when: string; step: string; who: string; note: string | null }): string =>
    `• ${event.when} – ${event.step} oleh ${event.who}${event.note ? `: ${event.note}` : ''}`,
  historyTitle: (number: string, shown: number, all: boolean): string =>
    `*Riwayat ${number}*${all ? '' : ` (${shown} terakhir)`}`,
  lettersSent: (number: string, count: number): string =>
    `${number}: ${count} berkas terkirim di atas. Pembukaan ini tercatat atas nama Anda.`,
  nothingBefore: '–',
  mended: (label: string, old: string, fresh: string): string => `• ${label}: ${old} → ${fresh}`,
  unchanged: (label: string, answer: string): string => `• ${label}: ${answer} (tetap sama)`,
  remadeFile:
    '_Salinan aman: berkas aslinya dapat menjalankan sesuatu saat dibuka (skrip, program, atau berkas di dalamnya)._',
  originalFile: '_Berkas asli, dapat menjalankan sesuatu saat dibuka. Buka hanya bila perlu._',
  originalLabel: (label: string): string => `${label} (asli)`,
  noOriginals: (number: string): string =>
    `Semua berkas *${number}* yang terkirim lewat chat sudah sama dengan aslinya atau berupa foto.`,
  oldFile: 'Lama: ',
  newFile: 'Baru: ',
  oldFileLabel: (label: string): string => `${label} (lama)`,
  nothingToCompare: (number: string): string =>
    `Permohonan *${number}* tidak memiliki berkas lama untuk dibandingkan.`,
  noLetters: 'Permohonan ini tidak memiliki berkas yang dapat dikirim lewat chat.',
  sent: 'Permohonan dikirim',
  viewed: 'Dilihat',
  reminded: 'Pemohon diingatkan',
  noted: 'Catatan',
  keptWaiting: 'Diputuskan tetap menunggu pemohon',
  anotherStep: 'Perubahan',
  applicantRole: 'pemohon',
  systemRole: 'sistem',
  when: (date: string, time: string): string => `${date} pukul ${time}`,
  /* Sensitive data */
  viewLink: (number: string, url: string): string =>
    `Data sensitif *${number}* terbuka di halaman aman berikut (30 menit, sekali pakai). Pembukaan ini tercatat atas nama Anda.\n${url}`,
  nothingSensitive: (number: string): string => `Permohonan *${number}* tidak memuat data sensitif.`,
  notYoursToView: 'Data sensitif hanya dibuka oleh operator unit penanggung jawab dan operator sekretariat.',
  /* Steps refused */
  nowLine: (number: string, state: string, step: string, who: string, at: string): string =>
    `Permohonan *${number}* sekarang *${state}*. Langkah terakhir: ${step} oleh ${who}, ${at}.`,
  refusedStep: {
    not_allowed_here: (step: string): string => `*${step}* tidak dapat dilakukan pada keadaan ini.`,
    not_your_role: (step: string): string => `*${step}* bukan wewenang peran Anda.`,
    not_your_unit: (step: string): string =>
      `*${step}* dikerjakan operator unit yang menangani permohonan ini.`,
    not_leading_unit: (step: string): string =>
      `*${step}* dikerjakan unit penanggung jawab; unit Anda mendampingi.`,
    paper_missing: (step: string): string =>
      `*${step}* menurut disposisi tertulis dicatat lewat *Disposisi*, dengan foto lembarnya.`,
    too_late: (step: string): string => `Batas waktu untuk *${step}* sudah lewat.`,
    incomplete: (step: string): string => `*${step}* belum lengkap isiannya. Silakan ulangi.`,
  } as const,
  oldActButton:
    'Tombol itu dibuat sebelum permohonan ini berubah, jadi *belum ada* yang dilakukan. Ini keadaannya sekarang.',
  overtaken: 'Sementara Anda mengisi, permohonan ini berubah. Langkah Anda *tidak* disimpan.',
  /* Steps taken */
  nowIs: (state: string): string => `Status: *${state}*.`,
  done: {
    verify: 'Permohonan diverifikasi dan diteruskan kepada arsiparis.',
    request_completion: 'Terkirim kepada pemohon.',
    reject: 'Penolakan dan alasannya terkirim kepada pemohon.',
    register: 'Agenda dicatat dan permohonan diteruskan kepada Kepala Dinas.',
    dispose: 'Disposisi terkirim kepada unit dan pemohon.',
    start: 'Terkirim kepada pemohon.',
    complete: 'Hasil terkirim kepada pemohon.',
  } as const,
  /* Questions of the dialogues */
  about: (number: string, question: string): string => `${number}\n${question}`,
  pickLacking: 'Apa yang kurang? Pilih, boleh lebih dari satu.',
  pickAtLeastOne: 'Pilih dulu paling sedikit satu bagian yang kurang.',
  picked: (label: string): string => `✓ ${label}`,
  lackReason: (label: string): string => `*${label}* – apa masalahnya?`,
  lackOwn: (label: string): string => `*${label}* – tulis masalahnya untuk pemohon.`,
  lackReasons: {
    unreadable: 'Tidak terbaca',
    unsigned: 'Belum ditandatangani',
    wrong_signer: 'Penanda tangan tidak berwenang',
    wrong_content: 'Isi tidak sesuai',
    mend: 'Perlu diperbaiki',
    missing: 'Perlu dilengkapi',
  } as const,
  signers: {
    applicant: 'pemohon',
    institution_head: 'pimpinan institusi',
    agency_head: 'Kepala Perangkat Daerah atau pejabat yang ditunjuk',
  } as const,
  lackBecause: {
    unreadable: (): string => 'tidak terbaca',
    unsigned: (signer: string): string => `belum ditandatangani ${signer}`.trim(),
    wrong_signer: (signer: string): string =>
      `ditandatangani oleh yang tidak berwenang${signer ? `, seharusnya ${signer}` : ''}`,
    wrong_content: (): string => 'isinya tidak sesuai dengan permohonan',
    mend: (): string => 'perlu diperbaiki',
    missing: (): string => 'belum ada',
  } as const,
  rejectQuestion:
    'Apa alasan penolakan? Pilih atau tulis sendiri. Alasan langsung terkirim kepada pemohon dan permohonan tidak dapat dibuka lagi.',
  rejectOwn: 'Tulis alasan penolakan untuk pemohon.',
  rejectReasons: {
    requirements: 'Persyaratan tidak dipenuhi',
    authority: 'Di luar kewenangan DISKOMINFO',
    capacity: 'Sarana atau jadwal tidak tersedia',
    duplicate: 'Permohonan ganda',
  } as const,
  completeQuestion:
    'Apa hasilnya? Tulis untuk pemohon. Bila ada berkas hasil (PDF atau foto), kirim dulu berkasnya di sini.',
  oneFileAtATime: 'Kirim satu berkas saja dulu. Berkas-berkas yang dikirim bersamaan tidak disimpan.',
  fileLost: 'Berkas itu belum sampai kepada kami atau melebihi 20 MB. Mohon kirim sekali lagi.',
  resultFileKept: (file: string): string =>
    `${file} Berkas ini ikut dikirim kepada pemohon. Sekarang tulis hasilnya.`,
  /* What the applicant hears */
  applicant: {
    submitted: (number: string, promise: string): string =>
      `Permohonan Anda *diterima*.\nNomor: *${number}*\nBerikutnya: operator memeriksa kelengkapan. Kami kabari di sini, paling lambat *${promise}*.\nKetik *status* kapan saja.`,
    needsCompletion: (number: string, lines: string[]): string =>
      `Permohonan *${number}* perlu dilengkapi:\n${lines.join('\n')}`,
    lack: (label: string, because: string): string => `• ${label}: ${because.replace(/[.\s]+$/, '')}.`,
    sendLetters: 'Kirim berkas yang baru di sini. Isian lain tidak perlu diulang.',
    answerFields: 'Jawab lagi bagian itu di sini. Isian lain tidak perlu diulang.',
    answerBoth: 'Lengkapi bagian itu di sini. Isian lain tidak perlu diulang.',
    disposed: (disposition: {
      number: string;
      by: string;
      onPaper: boolean;
      unit: string;
      supporting: string[];
      instruction: string;
    }): string =>
      [
        `Permohonan *${disposition.number}* sudah *didisposisikan* ${disposition.by} ${disposition.onPaper ? '(disposisi tertulis) ' : ''}kepada *${disposition.unit}*${disposition.supporting.length > 0 ? `, didampingi ${disposition.supporting.join(', ')}` : ''}.`,
        ...(disposition.instruction ? [`Instruksi: ${disposition.instruction}`] : []),
        'Berikutnya: unit tersebut menindaklanjuti dan mengabari Anda di sini.',
      ].join('\n'),
    inProgress: (number: string, unit: string, note: string): string =>
      `Permohonan *${number}* sedang *ditindaklanjuti* ${unit}.\n${note}\nBerikutnya: hasilnya kami kabari di sini.`,
    rejected: (number: string, title: string, reason: string): string =>
      `Permohonan *${number}* (${title}) *ditolak*.\nAlasan: ${reason}\nAnda dapat mengajukan lagi setelah hal itu diperbaiki: ketik *menu*, lalu pilih *${title}*. Bila ada pertanyaan, ketik *bantuan*.`,
    withdrawn: (number: string): string =>
      `Permohonan *${number}* sudah *dibatalkan*. Anda dapat mengajukan permohonan baru kapan saja: ketik *menu*.`,
    resultFile: (number: string): string => `Berkas hasil permohonan *${number}*`,
    completed: (number: string, title: string, outcome: string): string =>
      `Permohonan *${number}* (${title}) *selesai*.\nHasil: ${outcome}\n\nSeberapa puas Anda dengan layanan ini? Nilai 1 (sangat tidak puas) sampai 5 (sangat puas).`,
    completedFooter: 'Bila ternyata belum selesai, beri tahu kami dalam 7 hari.',
  } as const,
  ratings: ['Sangat tidak puas', 'Tidak puas', 'Cukup puas', 'Puas', 'Sangat puas'] as const,
};
