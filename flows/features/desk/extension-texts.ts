import { longDate } from '../../../domain/city-time.ts';

/** What staff read of an extension. */
export const extensionTexts = {
  daysQuestion: 'Berapa hari kerja waktu keputusan diperpanjang?',
  daysLabel: 'Diperpanjang',
  days: (days: number, until: string): string => `${days} hari kerja, sampai ${longDate(until)}`,
  most: (days: number): string => `Paling banyak ${days} hari kerja.`,
  reasonQuestion: 'Apa alasannya? Pilih atau tulis sendiri. Alasan dibaca pemohon.',
  reasonOwn: 'Tulis alasan perpanjangan untuk pemohon.',
  reasons: {
    collecting: 'Bahannya masih dikumpulkan dari unit lain',
    volume: 'Bahan yang diminta banyak dan perlu disusun',
    consequences: 'Masih menunggu uji konsekuensi informasi',
    inspection: 'Masih perlu pemeriksaan di lapangan',
  } as const,
  example: 'Data tahun 2025 masih diperiksa bidang statistik.',
};
