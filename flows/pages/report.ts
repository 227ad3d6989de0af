import { named } from '../kernel/wording.ts';
import { longDate, longMonth } from '../../domain/city-time.ts';
import { figureDefinitions, isOfNow, type FigureKey } from '../../domain/figures/definitions.ts';
import type { Tally } from '../../domain/figures/figures.ts';
import { stepTexts } from '../features/office/texts.ts';
import { indexText } from '../features/figures/index.ts';

const decimal = (value: number): string => value.toFixed(1).replace('.', ',').replace(/,0$/, '');

type FigureUnit = (typeof figureDefinitions)[FigureKey]['unit'];

const written: Record<FigureUnit, (value: number) => string> = {
  count: String,
  percent: (value) => `${decimal(value)}%`,
  hours: (value) => `${decimal(value)} jam`,
  stars: decimal,
  index: (value) => value.toFixed(2).replace('.', ','),
};

const shownValue = (key: FigureKey, value: number | null): string =>
  value === null ? '–' : written[figureDefinitions[key].unit](value);

/** How much more or less than before, with its sign; a dash where one of them was not measured. */
const change = (key: FigureKey, now: Tally, before: Tally): string => {
  const [is, was] = [now[key], before[key]];
  if (is === null || was === null || isOfNow(key)) return '–';
  const more = is - was;
  if (Math.abs(more) < 0.05) return 'tetap';
  return `${more > 0 ? '+' : '−'}${written[figureDefinitions[key].unit](Math.abs(more))}`;
};

const reasons: Readonly<Record<string, string>> = stepTexts.rejectReasons;

type Days = { from: string; to: string };

const dayOf = (date: string): string => longDate(date).split(', ')[1] ?? date;

/** The days of a period as people call them: a year, a month, or from one day to another. */
const period = ({ from, to }: Days): string => {
  const year = from.slice(0, 4);
  if (from === `${year}-01-01` && to === `${year}-12-31`) return `tahun ${year}`;
  const month = from.slice(0, 7);
  const isMonth = from.endsWith('-01') && to.startsWith(month) && Number(to.slice(8)) >= 28;
  if (isMonth && new Date(Date.parse(to) + 86_400_000).getUTCDate() === 1) return longMonth(month);
  return `${dayOf(from)} sampai ${dayOf(to)}`;
};

const count = (value: number, what: string): string => `${value} ${what}`;

/** What the figures say, in sentences; what was not measured is left out. */
const summary = (now: Tally, before: Tally, earlier: string): string[] => [
  `Dalam periode ini masuk ${count(now.received, 'permohonan')} (${earlier}: ${before.received}). Selesai ${now.completed}, ditolak ${now.rejected}, dibatalkan pemohon ${now.withdrawn}.`,
  ...(now.onTimePercent === null
    ? []
    : [
        `Dari ${count(now.decided, 'permohonan')} yang diputuskan, ${shownValue('onTimePercent', now.onTimePercent)} sesuai janji layanan${before.onTimePercent === null ? '' : ` (${earlier}: ${shownValue('onTimePercent', before.onTimePercent)})`}. Terlambat: ${now.late}.`,
      ]),
  ...(now.medianHoursToEnd === null
    ? []
    : [
        `Setengah dari permohonan berakhir dalam ${shownValue('medianHoursToEnd', now.medianHoursToEnd)} kerja atau lebih cepat; sembilan dari sepuluh dalam ${shownValue('p90HoursToEnd', now.p90HoursToEnd)}.`,
      ]),
  `Belum selesai sampai saat ini: ${now.waiting}, di antaranya ${now.overdue} lewat waktu.`,
  ...(now.ratingLast === null
    ? []
    : [
        `Pemohon memberi ${count(now.ratings, 'penilaian')}; rata-rata nilai terakhir ${shownValue('ratingLast', now.ratingLast)} dari 5.`,
      ]),
  ...(now.surveyIndex === null
    ? []
    : [
        `Survei kepuasan diisi ${now.surveys} kali; indeks kepuasan masyarakat (IKM) ${indexText(now.surveyIndex)}.`,
      ]),
  ...(now.reopened > 0 ? [`Dibuka lagi oleh pemohon: ${now.reopened} kali.`] : []),
];

/** The sentences of the report to the head (Pasal 20). */
const own = {
  decimal,
  shown: (key: FigureKey, tally: Tally): string => shownValue(key, tally[key]),
  /** Of the period before; a dash for what is of this moment. */
  shownEarlier: (key: FigureKey, tally: Tally): string => (isOfNow(key) ? '–' : shownValue(key, tally[key])),
  change,
  period,
  summary,
  title: (days: Days): string =>
    days.from.endsWith('01-01') && days.to.endsWith('12-31') ? 'Laporan tahunan layanan' : 'Laporan layanan',
  /** Said with the file in the head's chat. */
  sent: (days: Days, { received, onTimePercent }: Tally): string =>
    `Laporan layanan *${period(days)}*. Masuk ${received} permohonan${onTimePercent === null ? '' : `, tepat waktu ${written.percent(onTimePercent)}`}. Isinya angka saja, tanpa nama.`,
  fileName: ({ from, to }: Days, ending: string): string => `laporan-${from}-${to}.${ending}`,
  law: (law: string): string => `Evaluasi penyelenggaraan layanan, ${law}`,
  before: (days: Days): string => `Dibandingkan dengan ${period(days)}.`,
  counted: (at: string): string =>
    `Dihitung ${at} dari riwayat setiap permohonan. Isinya angka saja, tanpa nama orang.`,
  contents: 'Daftar isi',
  page: (page: number, pages: number): string => `halaman ${page} dari ${pages}`,
  sections: {
    summary: 'Ringkasan',
    months: 'Menurut bulan',
    services: 'Menurut layanan',
    units: 'Menurut bidang',
    channels: 'Menurut kanal',
    survey: 'Survei kepuasan (Permenpan RB 14/2017)',
    reasons: 'Alasan penolakan',
    office: 'Pertanyaan, pesan, dan jawaban formulir',
    stops: 'Di mana orang berhenti mengisi',
    tries: 'Jawaban yang ditolak atau ditanyakan balik',
    themes: 'Komentar menurut tema',
    proposal: 'Usulan pengembangan',
    definitions: 'Lampiran: cara menghitung',
  },
  element: 'Unsur',
  meanMark: 'Nilai rata-rata (1–4)',
  weighted: 'Tertimbang (× 1/9)',
  respondents: 'Jawaban',
  index: 'IKM',
  quality: 'Mutu',
  noSurvey: 'Survei kepuasan belum diisi dalam periode ini.',
  surveyHow:
    'Sembilan unsur dinilai 1 sampai 4. IKM adalah jumlah nilai tertimbang × 25. Mutu A mulai 88,31, B mulai 76,61, C mulai 65, lalu D. Jawaban disimpan tanpa nama.',
  mark: (value: number): string => value.toFixed(2).replace('.', ','),
  because: 'Alasan',
  requests: 'Permohonan',
  reason: (code: string): string =>
    code === 'unknown'
      ? 'Tidak tercatat (permohonan lama)'
      : (reasons[code] ?? 'Alasan lain, ditulis petugas'),
  question: 'Pertanyaan',
  stopped: 'Berhenti',
  /** What a question is called at which people stopped. */
  stop: (item: string, label: string | undefined): string =>
    ({ sop: 'SOP, sebelum formulir', review: 'Pemeriksaan sebelum Kirim' })[item] ??
    label ??
    `${item} (tidak ditanyakan lagi)`,
  theme: 'Tema',
  comments: 'Komentar',
  stars: 'Rata-rata nilai',
  noTheme: 'Belum dipilah',
  meanStars: (stars: number | null): string => (stars === null ? '–' : decimal(stars)),
  noProposal: 'Tidak ada usulan untuk periode ini.',
  notSigned: 'Belum ditandatangani Kepala Dinas.',
  signed: (on: string): string => `Ditandatangani Kepala Dinas, ${on}.`,
  figure: 'Ukuran',
  now: 'Periode ini',
  earlier: 'Sebelumnya',
  difference: 'Selisih',
  month: 'Bulan',
  service: 'Layanan',
  unit: 'Bidang',
  channel: 'Kanal',
  meaning: 'Artinya',
  formula: 'Cara menghitung',
  source: 'Sumber',
  all: 'Semua',
  keyFigures: 'Semua ukuran, dibandingkan dengan periode sebelumnya',
  openNow: 'Angka yang belum selesai adalah keadaan saat laporan ini dihitung, bukan akhir periode.',
  chartOf: (what: string, rows: readonly string[]): string => `${what}: ${rows.join('; ')}.`,
  none: 'Tidak ada permohonan dalam periode ini.',
  channels: {
    telegram: 'Telegram',
    whatsapp: 'WhatsApp',
    counter: 'Loket',
    simulator: 'Simulator',
    '': 'Tidak tercatat (permohonan lama)',
  } as Record<string, string>,
};

/** The same, each under its name. */
export const reportTexts = named('report', own, {
  decimal: ['value:number'],
  shown: ['key', ['tally']],
  shownEarlier: ['key', ['tally']],
  change: ['key', ['now'], ['before']],
  period: [['days', 'from', 'to']],
  title: [['days', 'from', 'to']],
  sent: [['days', 'from', 'to'], ['tally']],
  fileName: [['days', 'from', 'to'], 'ending'],
  law: ['law'],
  before: [['days', 'from', 'to']],
  counted: ['at'],
  page: ['page:number', 'pages:number'],
  mark: ['value:number'],
  reason: ['code'],
  stop: ['item', 'label'],
  meanStars: ['stars:number'],
  signed: ['on'],
  chartOf: ['what', 'rows:list'],
});
