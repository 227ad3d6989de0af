import { named } from '../kernel/wording.ts';

/** The sentences of the public page of figures. */
const own = {
  title: (office: string): string => `Kinerja layanan ${office}`,
  intro: 'Angka tanpa nama, dihitung dari riwayat setiap permohonan.',
  updated: (at: string): string => `Terakhir diperbarui: ${at}, atau paling lama lima menit sebelumnya.`,
  year: (year: string): string => `Tahun ${year}`,
  month: (month: string): string => `Bulan ini: ${month}`,
  figure: 'Ukuran',
  value: 'Angka',
  meaning: 'Artinya',
  service: 'Layanan',
  byService: (year: string): string => `Menurut layanan, tahun ${year}`,
  chart: 'Masuk dan selesai menurut layanan; angkanya ada di tabel di bawah.',
  none: 'Belum ada permohonan.',
  definitions: 'Cara menghitung',
};

/** The same, each under its name. */
export const performanceTexts = named('performance', own, {
  title: ['office'],
  updated: ['at'],
  year: ['year'],
  month: ['month'],
  byService: ['year'],
});
