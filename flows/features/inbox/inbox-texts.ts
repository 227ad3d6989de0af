/** What staff read in the list of requests and in its search. */

export const inboxLabels = {
  previous: 'Sebelumnya',
  next: 'Berikutnya',
  byService: 'Saring layanan',
  byState: 'Saring keadaan',
  anyService: 'Semua layanan',
  waiting: 'Menunggu saya',
  open: 'Semua yang belum selesai',
} as const;

const most = 100;
const counted = (count: number): string => (count < most ? String(count) : `${most} atau lebih`);

export const inboxEmpty = 'Tidak ada permohonan yang menunggu Anda.';
export const inboxNoneFit = 'Tidak ada permohonan dengan saringan ini.';
export const inboxTitle = (count: number, late: number): string =>
  `*${counted(count)} permohonan menunggu Anda*${late > 0 ? `, ${counted(late)} terlambat` : ''}. Janji terdekat lebih dulu.`;
export const everythingTitle = (count: number, late: number): string =>
  `*${counted(count)} permohonan belum selesai*${late > 0 ? `, ${counted(late)} terlambat` : ''}. Janji terdekat lebih dulu.`;
export const filteredTitle = (count: number, late: number, newestFirst: boolean): string =>
  `*${counted(count)} permohonan*${late > 0 ? `, ${counted(late)} terlambat` : ''}. ${newestFirst ? 'Yang terbaru lebih dulu.' : 'Janji terdekat lebih dulu.'}`;
export const besideTitle = (count: number): string =>
  `*${counted(count)} permohonan didampingi unit Anda*, dikerjakan unit lain.`;
export const filterLine = (parts: string[]): string => `Saringan: ${parts.join(' · ')}`;
export const inboxLine = (line: {
  number: string;
  title: string;
  state: string;
  day: string;
  late: boolean;
  beside: boolean;
}): string =>
  `${line.late ? '*Terlambat* – ' : ''}${line.beside ? '_Unit pendamping_ – ' : ''}${line.number} – ${line.title} – ${line.state} – ${line.day}`;
export const promised = (date: string): string => `janji ${date}`;
export const dueBy = (date: string): string => `batas ${date}`;
export const inboxFooter = 'Pilih satu untuk membukanya, atau ketik *cari* lalu nomornya.';
export const serviceQuestion = 'Permohonan layanan apa yang ingin dilihat?';
export const stateQuestion = 'Permohonan dalam keadaan apa yang ingin dilihat?';

export const searchHow =
  'Ketik *cari* lalu nomornya, seluruhnya atau huruf-huruf pertamanya. Contoh: *cari TD-2026-7KQ4M9XD* atau *cari 7KQ4*.';
export const searchNone = (asked: string): string =>
  `Tidak ada permohonan ${asked} di antara tugas Anda. Periksa nomornya, atau ketik *permohonan* untuk melihat daftarnya.`;
export const searchTitle = (asked: string): string => `*Permohonan yang nomornya berawal ${asked}*`;
export const searchNear = (asked: string, code: string): string =>
  `Tidak ada permohonan ${asked} di antara tugas Anda. Yang nomornya berawal *${code}*:`;
