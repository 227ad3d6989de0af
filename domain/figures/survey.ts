import { addMonths } from '../city-time.ts';

/** The nine elements of the satisfaction survey (Permenpan RB 14/2017), as its reports name them. */
export const surveyElements = [
  'Persyaratan',
  'Sistem, mekanisme, dan prosedur',
  'Waktu penyelesaian',
  'Biaya atau tarif',
  'Produk layanan',
  'Kompetensi pelaksana',
  'Perilaku pelaksana',
  'Penanganan pengaduan, saran, dan masukan',
  'Sarana dan prasarana',
] as const;

/** What an element is given: 1 is not good, 4 is very good. */
export const surveyMarks = [1, 2, 3, 4] as const;

/** The least index of each quality of service, as the regulation has them. */
const qualities = [
  ['A', 88.31],
  ['B', 76.61],
  ['C', 65],
  ['D', 25],
] as const;

export type Quality = (typeof qualities)[number][0];

/** The quality of service that an index (IKM) means; the index is taken to two digits, as the regulation prints it. */
export const qualityOf = (index: number): Quality => {
  const printed = Math.round(index * 100) / 100;
  return qualities.find(([, least]) => printed >= least)?.[0] ?? 'D';
};

/** What people read of a quality. */
export const qualityNames: Record<Quality, string> = {
  A: 'sangat baik',
  B: 'baik',
  C: 'kurang baik',
  D: 'tidak baik',
};

/** The first day of the quarter an ISO date lies in: somebody is asked once in each. */
export const quarterOf = (day: string): string =>
  addMonths(`${day.slice(0, 5)}01-01`, Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3);
