import { named } from '../../kernel/wording.ts';

/** The signs of trouble the house has found by itself. */
const own = {
  signs: {
    title: 'Tanda bahaya',
    link: 'Tanda bahaya',
    how: 'Ditemukan sendiri, 30 yang terakhir. Tanda yang perlu ditangani dapat dijadikan insiden.',
    columns: ['Tanda', 'Kapan', 'Banyaknya', 'Petugas atau kanal', 'Insiden'],
    kinds: {
      views: 'Satu petugas membuka data sangat banyak orang dalam satu jam',
      lists: 'Satu petugas menelusuri daftar sangat banyak orang dalam satu jam',
      export: 'Satu petugas mengunduh data sangat banyak orang dalam sehari',
      codes: 'Kode dicoba berulang kali dalam satu jam',
      webhooks: 'Pesan masuk tanpa tanda tangan yang benar',
      chain: 'Rantai riwayat tidak cocok',
    },
    none: 'Tidak ada tanda bahaya.',
    open: 'Jadikan insiden',
    gone: 'Tanda itu tidak ada.',
  },
} as const;

/** The same, each under its name. */
export const signsTexts = named('desk', own);
