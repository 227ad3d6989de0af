import { wordSet } from '../../kernel/lexicon/by-words.ts';

/** What says that something is as it was, or is over: of what was told before. */
export const still = wordSet(
  'masih tetap belum lagi kapan sudah kok lama beres selesai normal diterima ditolak disetujui',
);

/** What wishes for something, or asks whether it is to be had. */
export const wishing = wordSet(
  'mau bisa boleh minta tolong perlu butuh daftar ajukan lapor buat bikin baru lain pinjam cari apakah ada',
);

/** What says that it was to no purpose: "percuma lapor" reports nothing. */
export const inVain = wordSet('percuma percume sia2 mubazir nyesel menyesal');
