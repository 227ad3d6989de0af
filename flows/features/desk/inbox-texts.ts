import { named } from '../../kernel/wording.ts';

const most = 100;
const counted = (count: number): string => (count < most ? String(count) : `${most} atau lebih`);

/** The sentences of this feature, by what they are for. */
const own = {
  /** What staff read in the list of requests and in its search. */
  labels: {
    previous: 'Sebelumnya',
    next: 'Berikutnya',
    byService: 'Saring layanan',
    byState: 'Saring keadaan',
    anyService: 'Semua layanan',
    waiting: 'Menunggu saya',
    open: 'Semua yang belum selesai',
  } as const,
  empty: 'Tidak ada permohonan yang menunggu Anda.',
  noneFit: 'Tidak ada permohonan dengan saringan ini.',
  title: (count: number, late: number): string =>
    `*${counted(count)} permohonan menunggu Anda*${late > 0 ? `, ${counted(late)} terlambat` : ''}. Janji terdekat lebih dulu.`,
  everythingTitle: (count: number, late: number): string =>
    `*${counted(count)} permohonan belum selesai*${late > 0 ? `, ${counted(late)} terlambat` : ''}. Janji terdekat lebih dulu.`,
  filteredTitle: (count: number, late: number, newestFirst: boolean): string =>
    `*${counted(count)} permohonan*${late > 0 ? `, ${counted(late)} terlambat` : ''}. ${newestFirst ? 'Yang terbaru lebih dulu.' : 'Janji terdekat lebih dulu.'}`,
  besideTitle: (count: number): string =>
    `*${counted(count)} permohonan didampingi unit Anda*, dikerjakan unit lain.`,
  filterLine: (parts: string[]): string => `Saringan: ${parts.join(' · ')}`,
  line: (line: {
    number: string;
    title: string;
    state: string;
    day: string;
    late: boolean;
    beside: boolean;
  }): string =>
    `${line.late ? '*Terlambat* – ' : ''}${line.beside ? '_Unit pendamping_ – ' : ''}${line.number} – ${line.title} – ${line.state} – ${line.day}`,
  promised: (date: string): string => `janji ${date}`,
  dueBy: (date: string): string => `batas ${date}`,
  footer: 'Pilih satu untuk membukanya, atau ketik *cari* lalu nomornya.',
  serviceQuestion: 'Permohonan layanan apa yang ingin dilihat?',
  stateQuestion: 'Permohonan dalam keadaan apa yang ingin dilihat?',
  searchHow:
    'Ketik *cari* lalu nomornya, seluruhnya atau huruf-huruf pertamanya. Contoh: *cari TD-2026-7KQ4M9XD* atau *cari 7KQ4*.',
  searchNone: (asked: string): string =>
    `Tidak ada permohonan ${asked} di antara tugas Anda. Periksa nomornya, atau ketik *permohonan* untuk melihat daftarnya.`,
  searchTitle: (asked: string): string => `*Permohonan yang nomornya berawal ${asked}*`,
  searchNear: (asked: string, code: string): string =>
    `Tidak ada permohonan ${asked} di antara tugas Anda. Yang nomornya berawal *${code}*:`,
};

/** The same, each under its name. */
export const inboxTexts = named('inbox', own, {
  title: ['count:number', 'late:number'],
  everythingTitle: ['count:number', 'late:number'],
  filteredTitle: ['count:number', 'late:number', 'newestFirst:yes'],
  besideTitle: ['count:number'],
  filterLine: ['parts:list'],
  line: [['line', 'number', 'title', 'state', 'day', 'late', 'beside']],
  promised: ['date'],
  dueBy: ['date'],
  searchNone: ['asked'],
  searchTitle: ['asked'],
  searchNear: ['asked', 'code'],
});
