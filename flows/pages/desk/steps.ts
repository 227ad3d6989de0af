import { named } from '../../kernel/wording.ts';

/** Steps: their forms, what the applicant will read, what became of them. */
const deskOwn = {
  steps: {
    label: 'Langkah',
    title: (step: string, number: string): string => `${step}: ${number}`,
    titleMany: (step: string, count: number): string => `${step}: ${count} permohonan`,
    next: 'Lanjutkan',
    send: 'Kirim',
    back: 'Kembali tanpa mengubah apa pun',
    wrong: 'Ada isian yang belum dapat dipakai. Belum ada yang dikirim.',
    reads: 'Yang akan dibaca pemohon',
    readsNothing: 'Pemohon tidak menerima pesan tentang langkah ini.',
    file: (name: string): string => `Berkas: ${name}`,
    recorded: 'Yang dicatat',
    reason: 'Alasan',
    rejectHelp: 'Pemohon membacanya, dan permohonan tidak dapat dibuka lagi.',
    extendHelp: 'Pemohon membacanya.',
    own: 'Tulis sendiri',
    rejectedOnPaper: 'Ditolak oleh Kepala Dinas',
    rejectedOnPaperHelp: 'Hanya bila ditolak. Pemohon membacanya, dan permohonan tidak dapat dibuka lagi.',
    ownLabel: (label: string): string => `Tulis sendiri: ${label}`,
    noProblem: 'Tidak ada masalah',
    number: 'Nomor agenda',
    day: 'Tanggal agenda',
    dayHelp: 'Kosongkan untuk hari ini.',
    unit: 'Penanggung jawab',
    unitOfEach: 'Unit layanan masing-masing',
    supporting: 'Pendamping',
    instruction: 'Instruksi',
    instructionHelp: 'Pemohon ikut membacanya.',
    due: 'Batas waktu',
    dueHelp: 'Boleh kosong. Satu hari kerja, misalnya 1 Desember 2026.',
    paper: 'Lembar disposisi',
    paperHelp: 'Foto atau pindaian lembar yang sudah diisi Kepala Dinas (PDF, JPG, atau PNG).',
    paperMissing: 'Pilih foto atau pindaian lembar disposisinya.',
    contact: 'Siapa yang dapat dihubungi pemohon, dan bagaimana?',
    schedule: 'Jadwal (boleh kosong)',
    scheduleDay: 'Tanggal',
    scheduleTimes: 'Jam',
    scheduleTimesHelp: 'Misalnya 09.00-11.00.',
    place: 'Tempat',
    result: 'Hasil untuk pemohon',
    resultFile: 'Berkas hasil',
    resultFileHelp: 'Boleh kosong. PDF, JPG, atau PNG, paling besar 20 MB.',
    noneChosen: 'Belum ada permohonan yang dipilih.',
    many: (step: string): string => `${step} yang dipilih`,
    chooseAll: 'Pilih semua di halaman ini',
    chooseNone: 'Kosongkan pilihan',
    waiting:
      'Langkah ini sudah kami terima dan sedang menunggu giliran. Muat ulang halaman ini sebentar lagi.',
    failed:
      'Langkah ini gagal karena gangguan di pihak kami dan belum dilakukan. Silakan kabari administrator.',
    outcomes: 'Hasil langkah',
    outcomeLabels: { waiting: 'menunggu', done: 'berhasil', refused: 'tidak dilakukan', failed: 'gagal' },
  },
} as const;

/** The same, each under its name. */
export const stepsTexts = named('desk', deskOwn, {
  steps: {
    title: ['step', 'number'],
    titleMany: ['step', 'count:number'],
    file: ['name'],
    ownLabel: ['label'],
    many: ['step'],
  },
});
