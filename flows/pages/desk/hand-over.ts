import { named } from '../../kernel/wording.ts';

/** What somebody of the office holds, and who goes on with it. */
const own = {
  handOver: {
    title: (name: string): string => `Serah terima ${name}`,
    link: 'Yang dipegang dan serah terima',
    how: 'Penunjukan Plh./Plt., waktu ruang yang ditutup, dan usulan waktu berpindah kepada penggantinya. Permohonan dan pertanyaan adalah tugas unit; daftarnya dikirim kepada penggantinya.',
    none: 'Tidak memegang apa-apa.',
    acting: 'Plh./Plt.',
    blocks: 'Waktu ruang yang ditutup',
    moves: 'Usulan waktu yang belum dijawab',
    requests: 'Permohonan yang terakhir ditanganinya',
    questions: 'Pertanyaan yang terakhir dijawabnya',
    columns: ['Apa', 'Yang mana'],
    to: 'Diteruskan oleh',
    move: 'Serahkan',
    pick: 'Pilih siapa yang meneruskan.',
    done: (from: string, to: string): string => `Yang dipegang ${from} diserahkan kepada ${to}.`,
    told: (from: string, lines: readonly string[]): string =>
      [`Anda meneruskan tugas *${from}*.`, ...lines].join('\n'),
    more: (count: number): string => `dan ${count} lagi; lihat di meja web.`,
    back: 'Ke petugas ini',
  },
} as const;

/** The same, each under its name. */
export const handOverTexts = named('desk', own, {
  handOver: { title: ['name'], done: ['from', 'to'], told: ['from', 'lines:list'], more: ['count:number'] },
});
