import { named } from '../../kernel/wording.ts';
import { longDate } from '../../../domain/city-time.ts';

/** What staff read of an extension, and of a day that may pass. */
const own = {
  daysQuestion: 'Berapa hari kerja waktu keputusan diperpanjang?',
  daysLabel: 'Diperpanjang',
  days: (days: number, until: string): string => `${days} hari kerja, sampai ${longDate(until)}`,
  most: (days: number): string => `Paling banyak ${days} hari kerja.`,
  reasonQuestion: 'Apa alasannya? Pilih atau tulis sendiri. Alasan dibaca pemohon.',
  reasonOwn: 'Tulis alasannya untuk pemohon.',
  reasons: {
    collecting: 'Bahannya masih dikumpulkan dari unit lain',
    volume: 'Bahan yang diminta banyak dan perlu disusun',
    consequences: 'Masih menunggu uji konsekuensi informasi',
    inspection: 'Masih perlu pemeriksaan di lapangan',
  } as const,
  explainQuestion:
    'Mengapa keputusannya mungkin lewat waktu? Pilih atau tulis sendiri. Alasan dibaca pemohon.',
  delays: {
    many: 'Permohonan sedang banyak',
    checking: 'Kelengkapannya masih kami periksa',
    waiting: 'Masih menunggu keterangan dari unit lain',
    away: 'Pejabat yang memutuskan sedang bertugas di luar kantor',
  } as const,
  delayExample: 'Ruang yang diminta masih diperbaiki sampai Kamis.',
  example: 'Data tahun 2025 masih diperiksa bidang statistik.',
};

/** The same, each under its name. */
export const extensionTexts = named('extension', own, {
  days: ['days:number', 'until:day'],
  most: ['days:number'],
});
