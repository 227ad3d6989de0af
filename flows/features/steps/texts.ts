/** Everything staff read, and what applicants hear about the life of their request. */

export const labels = {
  see: 'Lihat',
  letters: 'Lihat berkas',
  compare: 'Bandingkan berkas',
  history: 'Riwayat',
  check: 'Periksa',
  viewSensitive: 'Buka data sensitif',
  ownWords: 'Tulis sendiri',
} as const;

export const staffOnly =
  'Pilihan ini hanya untuk petugas yang terdaftar. Ketik *menu* untuk melihat layanan.';
/** The same for a request that does not exist and for one that is not this person's business. */
export const notFound =
  'Permohonan tidak ditemukan di antara tugas Anda. Ketik *permohonan* untuk melihat yang menunggu.';
export const left = 'Baik, tidak ada yang berubah.';
export const stepLeft = 'Langkah yang tadi dihentikan; belum ada yang disimpan.';
export const stale = 'Tombol itu dari pertanyaan sebelumnya. Ini pertanyaan yang sekarang:';
export const dialogueFooter = 'Ketik *batal* untuk berhenti tanpa mengubah apa pun.';
export const pickOne = 'Pilih salah satu pilihan.';
export const writeIt = 'Tulis jawaban Anda sebagai teks.';

/* What is typed in a dialogue */
export const tooShort = (min: number): string => `Terlalu singkat. Tulis paling sedikit ${min} huruf.`;
export const tooLong = (max: number): string => `Terlalu panjang. Tulis paling banyak ${max} huruf.`;
export const noNik = 'Jangan menulis NIK dalam percakapan. Tulis lagi tanpa NIK.';

/* Requests in lists and alerts */
export const alertTitles = {
  submitted: 'Permohonan baru',
  verified: 'Menunggu agenda',
  registered: 'Menunggu disposisi',
  supporting: 'Disposisi: unit Anda mendampingi',
  completedItems: 'Kelengkapan sudah dikirim',
  withdrawn: 'Dibatalkan pemohon',
  reopened: 'Belum selesai menurut pemohon',
} as const;
export const alertHead = (what: string, title: string): string => `${what} – *${title}*`;
export const promiseLine = (promise: string, letters: number): string =>
  `Janji: ${promise} · Lampiran: ${letters}`;
export const agendaLine = (number: string): string => `Nomor agenda: ${number}`;
export const instructionLine = (instruction: string): string => `Instruksi: ${instruction}`;
export const unitLine = (unit: string): string => `Unit: ${unit}`;
export const reasonLine = (reason: string): string => `Alasan: ${reason}`;

/* One request opened */
export const sections = {
  applicant: '*Pemohon*',
  answers: '*Isian*',
  letters: '*Berkas*',
  lacking: '*Yang kurang*',
  completed: '*Dilengkapi pemohon* (lama → baru)',
  history: '*Riwayat*',
} as const;
export const applicantLabels = {
  name: 'Nama',
  institution: 'Alamat/instansi',
  position: 'Jabatan',
  nip: 'NIP',
  phone: 'HP',
} as const;
export const hiddenName = 'Identitas disembunyikan atas permintaan pemohon';
export const hiddenAnswer = 'tersimpan tertutup';
export const hiddenLetter = 'tersimpan tertutup, tidak dikirim lewat chat';
export const pagesText = (pages: number): string => `${pages} halaman`;
export const signedLine = (signer: { capacity: string; name: string; nip: string }): string =>
  `penanda tangan: ${signer.name} (${signer.capacity}), NIP ${signer.nip}`;
export const stateLine = (state: string, since: string): string => `Keadaan: *${state}* sejak ${since}`;
export const promisedLine = (promise: string, late: boolean): string =>
  `Janji keputusan: ${promise}${late ? ' – *terlambat*' : ''}`;
/** A request opened again still has the outcome it was completed with before. */
export const outcomeLine = (outcome: string, stands: boolean): string =>
  `${stands ? 'Hasil' : 'Hasil sebelumnya'}: ${outcome}`;
export const historyLine = (event: {
  when: string;
  step: string;
  who: string;
  note: string | null;
}): string => `• ${event.when} – ${event.step} oleh ${event.who}${event.note ? `: ${event.note}` : ''}`;
export const historyTitle = (number: string, shown: number, all: boolean): string =>
  `*Riwayat ${number}*${all ? '' : ` (${shown} terakhir)`}`;
export const lettersSent = (number: string, count: number): string =>
  `${number}: ${count} berkas terkirim di atas. Pembukaan ini tercatat atas nama Anda.`;
export const nothingBefore = '–';
export const mended = (label: string, old: string, fresh: string): string => `• ${label}: ${old} → ${fresh}`;
export const unchanged = (label: string, answer: string): string => `• ${label}: ${answer} (tetap sama)`;
export const oldFile = 'Lama: ';
export const newFile = 'Baru: ';
export const oldFileLabel = (label: string): string => `${label} (lama)`;
export const nothingToCompare = (number: string): string =>
  `Permohonan *${number}* tidak memiliki berkas lama untuk dibandingkan.`;
export const noLetters = 'Permohonan ini tidak memiliki berkas yang dapat dikirim lewat chat.';
export const sent = 'Permohonan dikirim';
export const viewed = 'Dilihat';
export const reminded = 'Pemohon diingatkan';
export const noted = 'Catatan';
export const keptWaiting = 'Diputuskan tetap menunggu pemohon';
export const anotherStep = 'Perubahan';
export const applicantRole = 'pemohon';
export const systemRole = 'sistem';
export const when = (date: string, time: string): string => `${date} pukul ${time}`;

/* Sensitive data */
export const viewLink = (number: string, url: string): string =>
  `Data sensitif *${number}* terbuka di halaman aman berikut (30 menit, sekali pakai). Pembukaan ini tercatat atas nama Anda.\n${url}`;
export const nothingSensitive = (number: string): string =>
  `Permohonan *${number}* tidak memuat data sensitif.`;
export const notYoursToView =
  'Data sensitif hanya dibuka oleh operator unit penanggung jawab dan operator sekretariat.';

/* Steps refused */
export const nowLine = (number: string, state: string, step: string, who: string, at: string): string =>
  `Permohonan *${number}* sekarang *${state}*. Langkah terakhir: ${step} oleh ${who}, ${at}.`;
export const refusedStep = {
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
} as const;
export const oldActButton =
  'Tombol itu dibuat sebelum permohonan ini berubah, jadi *belum ada* yang dilakukan. Ini keadaannya sekarang.';
export const overtaken = 'Sementara Anda mengisi, permohonan ini berubah. Langkah Anda *tidak* disimpan.';

/* Steps taken */
export const nowIs = (state: string): string => `Status: *${state}*.`;
export const done = {
  verify: 'Permohonan diverifikasi dan diteruskan kepada arsiparis.',
  request_completion: 'Terkirim kepada pemohon.',
  reject: 'Penolakan dan alasannya terkirim kepada pemohon.',
  register: 'Agenda dicatat dan permohonan diteruskan kepada Kepala Dinas.',
  dispose: 'Disposisi terkirim kepada unit dan pemohon.',
  start: 'Terkirim kepada pemohon.',
  complete: 'Hasil terkirim kepada pemohon.',
} as const;

/* Questions of the dialogues */
export const about = (number: string, question: string): string => `${number}\n${question}`;
export const pickLacking = 'Apa yang kurang? Pilih, boleh lebih dari satu.';
export const pickAtLeastOne = 'Pilih dulu paling sedikit satu bagian yang kurang.';
export const picked = (label: string): string => `✓ ${label}`;
export const lackReason = (label: string): string => `*${label}* – apa masalahnya?`;
export const lackOwn = (label: string): string => `*${label}* – tulis masalahnya untuk pemohon.`;
export const lackReasons = {
  unreadable: 'Tidak terbaca',
  unsigned: 'Belum ditandatangani',
  wrong_signer: 'Penanda tangan tidak berwenang',
  wrong_content: 'Isi tidak sesuai',
  mend: 'Perlu diperbaiki',
  missing: 'Perlu dilengkapi',
} as const;
export const signers = {
  applicant: 'pemohon',
  institution_head: 'pimpinan institusi',
  agency_head: 'Kepala Perangkat Daerah atau pejabat yang ditunjuk',
} as const;
export const lackBecause = {
  unreadable: (): string => 'tidak terbaca',
  unsigned: (signer: string): string => `belum ditandatangani ${signer}`.trim(),
  wrong_signer: (signer: string): string =>
    `ditandatangani oleh yang tidak berwenang${signer ? `, seharusnya ${signer}` : ''}`,
  wrong_content: (): string => 'isinya tidak sesuai dengan permohonan',
  mend: (): string => 'perlu diperbaiki',
  missing: (): string => 'belum ada',
} as const;
export const rejectQuestion =
  'Apa alasan penolakan? Pilih atau tulis sendiri. Alasan langsung terkirim kepada pemohon dan permohonan tidak dapat dibuka lagi.';
export const rejectOwn = 'Tulis alasan penolakan untuk pemohon.';
export const rejectReasons = {
  requirements: 'Persyaratan tidak dipenuhi',
  authority: 'Di luar kewenangan DISKOMINFO',
  capacity: 'Sarana atau jadwal tidak tersedia',
  duplicate: 'Permohonan ganda',
} as const;
export const completeQuestion =
  'Apa hasilnya? Tulis untuk pemohon. Bila ada berkas hasil (PDF atau foto), kirim dulu berkasnya di sini.';
export const oneFileAtATime =
  'Kirim satu berkas saja dulu. Berkas-berkas yang dikirim bersamaan tidak disimpan.';
export const fileLost = 'Berkas itu belum sampai kepada kami atau melebihi 20 MB. Mohon kirim sekali lagi.';
export const resultFileKept = (file: string): string =>
  `${file} Berkas ini ikut dikirim kepada pemohon. Sekarang tulis hasilnya.`;

/* What the applicant hears */
export const applicant = {
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
} as const;
export const ratings = ['Sangat tidak puas', 'Tidak puas', 'Cukup puas', 'Puas', 'Sangat puas'] as const;
