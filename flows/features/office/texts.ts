import { named } from '../../kernel/wording.ts';
import { longDate } from '../../../domain/city-time.ts';

const supportingLine = (units: string): string => `Pendamping: ${units}`;
const dueLine = (date: string): string => `Batas waktu: ${longDate(date)}`;
const paperLine = 'Disposisi tertulis Kepala Dinas, dicatat arsiparis';
/** The sentences of this feature, by what they are for. */
const own = {
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
    send: 'Kirim',
    change: 'Ubah',
    undo: 'Urungkan',
  } as const,
  staffOnly: 'Pilihan ini hanya untuk petugas yang terdaftar. Ketik *menu* untuk melihat layanan.',
  /** The same for a request that does not exist and for one that is not this person's business. */
  notFound:
    'Permohonan tidak ditemukan di antara tugas Anda. Ketik *permohonan* untuk melihat yang menunggu.',
  left: 'Baik, tidak ada yang berubah.',
  heard: 'Baik. Yang menunggu Anda: ketik *permohonan*.',
  stepLeft: 'Langkah yang tadi dihentikan; belum ada yang disimpan.',
  dialogueFooter: 'Ketik *batal* untuk berhenti tanpa mengubah apa pun.',
  /* What is typed in a dialogue */
  pickOrWrite: 'Pilih salah satu, atau tulis dengan kata sendiri.',
  waiting: 'Baik, kami tunggu. Belum ada yang berubah; jawab kapan pun sudah siap.',
  whatIsRight: 'Baik, belum ada yang dikirim. Tulis atau pilih yang benar.',
  noExample:
    'Untuk pertanyaan ini tidak ada contoh: jawab dengan kata-kata Anda sendiri, atau pilih yang ditawarkan.',
  tooShort: (min: number): string => `Terlalu singkat. Tulis paling sedikit ${min} huruf.`,
  tooLong: (max: number): string => `Terlalu panjang. Tulis paling banyak ${max} huruf.`,
  /** A day or times read from words that say more. */
  meant: (read: string): string => `Maksud Anda ${read}? Tulis hanya itu: *${read}*.`,
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
  stateLine: (state: string, since: string): string => `Keadaan: *${state}* sejak ${since}`,
  promisedLine: (promise: string, late: boolean): string =>
    `Janji keputusan: ${promise}${late ? ' – *terlambat*' : ''}`,
  extendedLine: (because: string): string => `Diperpanjang: ${because}`,
  /** A request opened again still has the outcome it was completed with before. */
  outcomeLine: (outcome: string, stands: boolean): string =>
    `${stands ? 'Hasil' : 'Hasil sebelumnya'}: ${outcome}`,
  historyLine: (event: { when: string; step: string; who: string; note: string | null }): string =>
    `• ${event.when} – ${event.step} oleh ${event.who}${event.note ? `: ${event.note}` : ''}`,
  historyTitle: (number: string, shown: number, all: boolean): string =>
    `*Riwayat ${number}*${all ? '' : ` (${shown} terakhir)`}`,
  lettersSent: (number: string, count: number): string =>
    `${number}: ${count} berkas terkirim di atas. Pembukaan ini tercatat atas nama Anda.`,
  originalLabel: (label: string): string => `${label} (asli)`,
  noOriginals: (number: string): string =>
    `Semua berkas *${number}* yang terkirim lewat chat sudah sama dengan aslinya atau berupa foto.`,
  oldFile: 'Lama: ',
  newFile: 'Baru: ',
  oldFileLabel: (label: string): string => `${label} (lama)`,
  nothingToCompare: (number: string): string =>
    `Permohonan *${number}* tidak memiliki berkas lama untuk dibandingkan.`,
  noLetters: 'Permohonan ini tidak memiliki berkas yang dapat dikirim lewat chat.',
  /* Sensitive data */
  viewLink: (number: string, url: string): string =>
    `Data sensitif *${number}* terbuka di halaman aman berikut (30 menit, sekali pakai). Kodenya kami kirim ke chat ini saat halaman dibuka. Pembukaan ini tercatat atas nama Anda.\n${url}`,
  viewCode: (number: string, code: string): string =>
    `*Kode halaman aman: ${code}*\nUntuk data sensitif *${number}*, berlaku 10 menit. Bukan Anda yang membuka halaman itu? Jangan beri tahu kode ini kepada siapa pun, dan kabari administrator.`,
  nothingSensitive: (number: string): string => `Permohonan *${number}* tidak memuat data sensitif.`,
  notYoursToView: (secretariat: string): string =>
    `Data sensitif hanya dibuka oleh operator unit penanggung jawab dan operator ${secretariat}.`,
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
    not_extensible: (step: string): string =>
      `*${step}* tidak berlaku untuk permohonan ini, atau sudah dipakai.`,
    not_asked: (step: string): string =>
      `*${step}* diminta menjelang jatuh tempo, selama pemohon belum diberi tahu.`,
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
    extend: 'Perpanjangan dan alasannya terkirim kepada pemohon.',
    explain: 'Alasannya terkirim kepada pemohon.',
  } as const,
  /** An answer to each question that asks for words. */
  examples: {
    lack: 'Tanda tangan pimpinan belum ada.',
    rejection: 'Kuota bulan ini sudah penuh.',
    contact: 'Hubungi Ibu Dewi di kantor kami, Senin pukul 09.00.',
    outcome: 'Surat keterangan sudah terbit dan dapat diambil.',
    instruction: 'Tindak lanjuti dan laporkan hasilnya.',
    message: 'Mohon kirim denah lokasi kegiatan.',
    note: 'Pemohon sudah dihubungi lewat telepon.',
  } as const,
  /* Steps that wait to go out */
  goesSoon: (seconds: number): string => `Terkirim dalam ${seconds} detik. Ada yang salah? Tekan *Urungkan*.`,
  undone: (number: string, step: string, state: string): string =>
    `${number}: *${step}* diurungkan. Pemohon tidak menerima apa pun. Status kembali *${state}*.`,
  undoneMessage: (number: string): string => `${number}: Pesan diurungkan dan tidak terkirim.`,
  fileNotSent:
    'Berkas ini *tidak* ikut terkirim kepada pemohon. Supaya ikut, tekan *Urungkan* lebih dulu, lalu ulangi langkahnya dengan teks dan berkasnya.',
  fileJoined: (name: string): string => `Berkas *${name}* ikut dikirim bersama hasilnya.`,
  fileBehind: (name: string): string => `Berkas *${name}* dikirim sebagai pesan menyusul.`,
  tooLateToUndo: 'Tidak dapat diurungkan lagi: sudah terkirim, atau sudah diurungkan.',
  notUndone: {
    not_yours: 'Hanya yang mengirimnya yang dapat mengurungkannya.',
    moved_on: 'Tidak dapat diurungkan lagi: permohonan ini sudah berubah.',
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
    'Apa alasan penolakan? Pilih atau tulis sendiri. Alasan dibaca pemohon, dan sesudah terkirim permohonan tidak dapat dibuka lagi.',
  rejectOwn: 'Tulis alasan penolakan untuk pemohon.',
  rejectReasons: {
    requirements: 'Persyaratan tidak dipenuhi',
    authority: 'Di luar kewenangan kantor kami',
    capacity: 'Sarana atau jadwal tidak tersedia',
    duplicate: 'Permohonan ganda',
  } as const,
  previewTitle: '*Yang akan dibaca pemohon*',
  previewFile: (file: string): string => `[berkas: ${file}]`,
  previewLacksFile:
    'Teks itu menyebut berkas, tetapi *belum ada* berkasnya. Kirim berkasnya di sini lebih dulu, atau tekan *Kirim* tanpa berkas.',
  completeQuestion:
    'Apa hasilnya? Tulis untuk pemohon. Bila ada berkas hasil (PDF atau foto), kirim juga di sini: sebelum teks, bersamanya, atau sesudahnya.',
  oneFileAtATime: 'Kirim satu berkas saja dulu. Berkas-berkas yang dikirim bersamaan tidak disimpan.',
  fileLost: 'Berkas itu belum sampai kepada kami atau melebihi 20 MB. Mohon kirim sekali lagi.',
  resultFileKept: (file: string): string =>
    `${file} Berkas ini ikut dikirim kepada pemohon. Sekarang tulis hasilnya.`,

  supportingLine,
  /** How the alert of a disposition begins: the secretariat reads it too, so it names the unit. */
  disposedTo: (unit: string): string => `Disposisi untuk ${unit}`,
  dueLine,
  leadingLine: (unit: string): string => `Penanggung jawab: ${unit}`,
  paperLine,
  paperFile: (number: string): string => `Lembar disposisi tertulis ${number}`,
};

/** The same, each under its name. */
export const stepTexts = named('step', own, {
  tooShort: ['min:number'],
  tooLong: ['max:number'],
  meant: ['read'],
  alertHead: ['what', 'title'],
  promiseLine: ['promise', 'letters:number'],
  agendaLine: ['number'],
  instructionLine: ['instruction'],
  unitLine: ['unit'],
  reasonLine: ['reason'],
  stateLine: ['state', 'since'],
  promisedLine: ['promise', 'late:yes'],
  extendedLine: ['because'],
  outcomeLine: ['outcome', 'stands:yes'],
  historyLine: [['event', 'when', 'step', 'who', 'note']],
  historyTitle: ['number', 'shown:number', 'all:yes'],
  lettersSent: ['number', 'count:number'],
  originalLabel: ['label'],
  noOriginals: ['number'],
  oldFileLabel: ['label'],
  nothingToCompare: ['number'],
  viewLink: ['number', 'url'],
  viewCode: ['number', 'code'],
  nothingSensitive: ['number'],
  notYoursToView: ['secretariat'],
  nowLine: ['number', 'state', 'step', 'who', 'at'],
  refusedStep: {
    not_allowed_here: ['step'],
    not_your_role: ['step'],
    not_your_unit: ['step'],
    not_leading_unit: ['step'],
    paper_missing: ['step'],
    not_extensible: ['step'],
    not_asked: ['step'],
    too_late: ['step'],
    incomplete: ['step'],
  },
  nowIs: ['state'],
  goesSoon: ['seconds:number'],
  undone: ['number', 'step', 'state'],
  undoneMessage: ['number'],
  fileJoined: ['name'],
  fileBehind: ['name'],
  about: ['number', 'question'],
  picked: ['label'],
  lackReason: ['label'],
  lackOwn: ['label'],
  lackBecause: {
    unreadable: [],
    unsigned: ['signer'],
    wrong_signer: ['signer'],
    wrong_content: [],
    mend: [],
    missing: [],
  },
  previewFile: ['file'],
  resultFileKept: ['file'],
  supportingLine: ['units'],
  disposedTo: ['unit'],
  dueLine: ['date:day'],
  leadingLine: ['unit'],
  paperFile: ['number'],
});
