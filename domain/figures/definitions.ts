/** What a figure is of: a count, a share, a number of working hours, a mean of stars, or an index of at most a hundred. */
type FigureUnit = 'count' | 'percent' | 'hours' | 'stars' | 'index';

type Definition = {
  label: string;
  /** What it says, for whoever reads it. */
  sentence: string;
  /** How it is worked out, over `source`. */
  formula: string;
  source: string;
  unit: FigureUnit;
  /** It is of this moment, whatever days are asked about. */
  now?: true;
  /** It is kept without whose it is, so it opens no requests. */
  nameless?: true;
};

const hours = 'jam kerja kota dalam persepuluh jam penuh, berhenti selama menunggu kelengkapan dari pemohon';

/** Every figure of the office, once: how it is called, what it says, how it is worked out, and from which rows. */
export const figureDefinitions = {
  received: {
    label: 'Masuk',
    sentence: 'Permohonan yang diterima dalam periode ini.',
    formula: 'jumlah permohonan menurut saat Diterima',
    source: 'request.submitted_at',
    unit: 'count',
  },
  decided: {
    label: 'Diputuskan',
    sentence: 'Permohonan yang keputusan pertamanya (didisposisikan atau ditolak) jatuh dalam periode ini.',
    formula:
      'jumlah permohonan menurut disposed atau rejected yang pertama; langkah yang diurungkan tidak dihitung',
    source: 'request_event',
    unit: 'count',
  },
  completed: {
    label: 'Selesai',
    sentence: 'Permohonan yang pertama kali diselesaikan dalam periode ini; yang ditolak tidak termasuk.',
    formula: 'jumlah permohonan menurut completed yang pertama',
    source: 'request_event',
    unit: 'count',
  },
  rejected: {
    label: 'Ditolak',
    sentence: 'Permohonan yang ditolak dalam periode ini.',
    formula: 'jumlah permohonan menurut rejected',
    source: 'request_event',
    unit: 'count',
  },
  withdrawn: {
    label: 'Dibatalkan pemohon',
    sentence: 'Permohonan yang dibatalkan pemohonnya dalam periode ini.',
    formula: 'jumlah permohonan menurut withdrawn',
    source: 'request_event',
    unit: 'count',
  },
  waiting: {
    label: 'Belum selesai',
    sentence: 'Permohonan yang sekarang belum selesai, ditolak, atau dibatalkan.',
    formula: 'jumlah permohonan dalam keadaan terbuka sekarang',
    source: 'request.state',
    unit: 'count',
    now: true,
  },
  waitingFresh: {
    label: 'Belum selesai, sampai 5 hari kerja',
    sentence: 'Permohonan yang belum selesai dan masuk paling lama 5 hari kerja yang lalu.',
    formula: 'hari kerja sejak hari Diterima ≤ 5',
    source: 'request.submitted_at',
    unit: 'count',
    now: true,
  },
  waitingOld: {
    label: 'Belum selesai, 6–20 hari kerja',
    sentence: 'Permohonan yang belum selesai dan masuk 6 sampai 20 hari kerja yang lalu.',
    formula: 'hari kerja sejak hari Diterima 6–20',
    source: 'request.submitted_at',
    unit: 'count',
    now: true,
  },
  waitingOldest: {
    label: 'Belum selesai, lebih dari 20 hari kerja',
    sentence: 'Permohonan yang belum selesai dan masuk lebih dari 20 hari kerja yang lalu.',
    formula: 'hari kerja sejak hari Diterima > 20',
    source: 'request.submitted_at',
    unit: 'count',
    now: true,
  },
  paused: {
    label: 'Menunggu pemohon',
    sentence: 'Permohonan yang sekarang menunggu kelengkapan dari pemohon; waktu layanan berhenti.',
    formula: 'jumlah permohonan dalam needs_completion sekarang',
    source: 'request.state',
    unit: 'count',
    now: true,
  },
  overdue: {
    label: 'Lewat waktu',
    sentence: 'Permohonan yang belum selesai dan sekarang sudah melewati waktunya.',
    formula:
      'terbuka, dan hari kerja yang terpakai melebihi janji dengan perpanjangannya; sesudah disposisi: tanggal dari Kepala Dinas sudah lewat',
    source: 'request.promised_on, request.extension, request.due_on, request_event',
    unit: 'count',
    now: true,
  },
  late: {
    label: 'Terlambat',
    sentence: 'Permohonan yang diputuskan atau berakhir dalam periode ini sesudah lewat waktunya.',
    formula:
      'keputusan sesudah janji pertama dengan jedanya (perpanjangan tidak mengubahnya), atau akhir sesudah tanggal dari Kepala Dinas; satu kali tiap permohonan',
    source: 'request.promised_on, request.due_on, request_event',
    unit: 'count',
  },
  onTimePercent: {
    label: 'Tepat waktu',
    sentence: 'Dari permohonan yang diputuskan dalam periode ini, berapa persen sesuai janji pertama.',
    formula:
      '100 × diputuskan sampai hari janji pertama dengan jedanya (perpanjangan tidak mengubahnya) ÷ diputuskan',
    source: 'request.promised_on, request_event',
    unit: 'percent',
  },
  medianHoursToDecision: {
    label: 'Median sampai keputusan',
    sentence: 'Setengah dari permohonan diputuskan dalam waktu ini atau lebih cepat.',
    formula: `median (peringkat terdekat) dari masuk sampai keputusan pertama; ${hours}`,
    source: 'request.submitted_at, request_event',
    unit: 'hours',
  },
  p90HoursToDecision: {
    label: '90% diputuskan dalam',
    sentence: 'Sembilan dari sepuluh permohonan diputuskan dalam waktu ini atau lebih cepat.',
    formula: `persentil ke-90 (peringkat terdekat) dari masuk sampai keputusan pertama; ${hours}`,
    source: 'request.submitted_at, request_event',
    unit: 'hours',
  },
  medianHoursToEnd: {
    label: 'Median sampai akhir',
    sentence: 'Setengah dari permohonan selesai atau ditolak dalam waktu ini atau lebih cepat.',
    formula: `median (peringkat terdekat) dari masuk sampai completed atau rejected yang pertama; ${hours}`,
    source: 'request.submitted_at, request_event',
    unit: 'hours',
  },
  p90HoursToEnd: {
    label: '90% berakhir dalam',
    sentence: 'Sembilan dari sepuluh permohonan selesai atau ditolak dalam waktu ini atau lebih cepat.',
    formula: `persentil ke-90 (peringkat terdekat) dari masuk sampai completed atau rejected yang pertama; ${hours}`,
    source: 'request.submitted_at, request_event',
    unit: 'hours',
  },
  completionRounds: {
    label: 'Kelengkapan diminta',
    sentence: 'Berapa kali pemohon diminta melengkapi dalam periode ini.',
    formula: 'jumlah needs_completion; langkah yang diurungkan tidak dihitung',
    source: 'request_event',
    unit: 'count',
  },
  medianHoursPaused: {
    label: 'Median menunggu kelengkapan',
    sentence: 'Setengah dari jeda yang berakhir dalam periode ini selama ini atau lebih singkat.',
    formula:
      'median (peringkat terdekat) dari needs_completion sampai dilengkapi, ditolak, atau dibatalkan; jam kerja kota',
    source: 'request_event',
    unit: 'hours',
  },
  reopened: {
    label: 'Dibuka lagi',
    sentence: 'Berapa kali pemohon menyatakan belum selesai dalam periode ini.',
    formula: 'jumlah reopen',
    source: 'request_event',
    unit: 'count',
  },
  ratings: {
    label: 'Penilaian',
    sentence: 'Penilaian yang diberikan dalam periode ini, semuanya.',
    formula: 'jumlah penilaian; yang sebelum dibuka lagi ikut dihitung',
    source: 'request_rating',
    unit: 'count',
  },
  ratingFirst: {
    label: 'Nilai pertama',
    sentence: 'Rata-rata penilaian pertama tiap permohonan dalam periode ini, dari 5.',
    formula: 'rata-rata atas permohonan dari penilaian yang pertama dalam periode',
    source: 'request_rating',
    unit: 'stars',
  },
  ratingLast: {
    label: 'Nilai terakhir',
    sentence: 'Rata-rata penilaian terakhir tiap permohonan dalam periode ini, dari 5.',
    formula: 'rata-rata atas permohonan dari penilaian yang terakhir dalam periode',
    source: 'request_rating',
    unit: 'stars',
  },
  surveys: {
    label: 'Survei diisi',
    sentence:
      'Berapa kali survei kepuasan diisi dalam periode ini, paling banyak sekali tiga bulan tiap orang.',
    formula: 'jumlah jawaban yang lengkap (sembilan unsur); disimpan tanpa orangnya, jadi tidak dapat dibuka',
    source: 'survey_answer',
    unit: 'count',
    nameless: true,
  },
  surveyIndex: {
    label: 'Indeks kepuasan (IKM)',
    sentence:
      'Nilai survei kepuasan dalam periode ini, dari 100. A mulai 88,31, B mulai 76,61, C mulai 65, lalu D.',
    formula: 'jumlah atas sembilan unsur dari (nilai rata-rata unsur × 1/9), × 25 (Permenpan RB 14/2017)',
    source: 'survey_answer',
    unit: 'index',
    nameless: true,
  },
} as const satisfies Record<string, Definition>;

/** What is counted of the office beside its requests, defined as the figures are. */
export const officeDefinitions = {
  questions: {
    label: 'Diteruskan kepada petugas',
    sentence: 'Berapa kali seseorang meminta petugas menjawab pertanyaannya dalam periode ini.',
    formula: 'jumlah pertanyaan menurut saat diajukan',
    source: 'question.asked_at',
  },
  messages: {
    label: 'Pesan ditulis',
    sentence: 'Pesan yang ditulis kepada orang dalam periode ini.',
    formula:
      'jumlah pesan menurut hari ditulis; dicatat tiap jam, karena pesannya sendiri tidak disimpan selamanya',
    source: 'delivery, delivery_day',
  },
  undelivered: {
    label: 'Pesan tidak sampai',
    sentence: 'Di antara pesan itu, yang tidak dapat disampaikan.',
    formula: 'jumlah pesan dalam keadaan failed, menurut hari ditulis',
    source: 'delivery, delivery_day',
  },
  handovers: {
    label: 'Diteruskan kepada petugas, per 1.000 pesan',
    sentence: 'Seberapa sering seseorang lebih memilih petugas, dibandingkan dengan pesan yang ditulis.',
    formula: '1.000 × diteruskan kepada petugas ÷ pesan ditulis',
    source: 'question.asked_at, delivery, delivery_day',
  },
  refused: {
    label: 'Jawaban ditolak',
    sentence:
      'Berapa kali jawaban pada formulir tidak dapat diterima dalam periode ini, sehingga pertanyaan yang sama diajukan lagi.',
    formula: 'jumlah penolakan menurut harinya; dicatat bersama gilirannya sendiri, tanpa orangnya',
    source: 'form_try',
  },
  askedBack: {
    label: 'Jawaban ditanyakan balik',
    sentence: 'Berapa kali maksud sebuah jawaban ditanyakan dahulu dalam periode ini, sebelum disimpan.',
    formula: 'jumlah tanya balik menurut harinya; dicatat bersama gilirannya sendiri, tanpa orangnya',
    source: 'form_try',
  },
  refusedShare: {
    label: 'Ditolak, per 100 permohonan',
    sentence: 'Seberapa sering jawaban ditolak, dibandingkan dengan permohonan yang masuk lewat chat.',
    formula: '100 × jawaban ditolak ÷ permohonan yang masuk selain di loket',
    source: 'form_try, request.submitted_at',
  },
  askedBackShare: {
    label: 'Ditanyakan balik, per 100 permohonan',
    sentence:
      'Seberapa sering jawaban ditanyakan balik, dibandingkan dengan permohonan yang masuk lewat chat.',
    formula: '100 × jawaban ditanyakan balik ÷ permohonan yang masuk selain di loket',
    source: 'form_try, request.submitted_at',
  },
  stops: {
    label: 'Berhenti mengisi',
    sentence:
      'Formulir yang tidak diteruskan sampai dihapus, menurut pertanyaan yang sedang terbuka dan hari terakhir disentuh.',
    formula: 'jumlah formulir menurut pertanyaan berikutnya saat dihapus; tanpa orangnya',
    source: 'form_stop',
  },
} as const satisfies Record<string, Pick<Definition, 'label' | 'sentence' | 'formula' | 'source'>>;

export type FigureKey = keyof typeof figureDefinitions;

/** The codes of all figures, in the order they are shown. */
export const figureKeys = Object.keys(figureDefinitions) as [FigureKey, ...FigureKey[]];

/** Every figure with what it says. */
export const figureSentences = Object.fromEntries(
  figureKeys.map((key) => [key, figureDefinitions[key].sentence]),
) as Record<FigureKey, string>;

/** Whether a figure is of this moment, whatever days are asked about: there is no earlier one to compare it with. */
export const isOfNow = (key: FigureKey): boolean => 'now' in figureDefinitions[key];

/** Whether a figure opens the requests it counts. */
export const opens = (key: FigureKey): boolean => !('nameless' in figureDefinitions[key]);
