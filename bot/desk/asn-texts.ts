import type { AsnTexts } from '../../app/admin/asn-file.ts';

/** What is wrong with the employee register's file and its rows, as administrators read it at the desk. */
export const asnTexts: AsnTexts = {
  nip: {
    length: 'NIP harus 18 angka',
    letters: 'NIP hanya boleh berisi angka',
    birth_date: 'NIP tidak dimulai dengan tanggal lahir',
    appointment: 'angka ke-9 sampai ke-14 NIP bukan tahun dan bulan pengangkatan',
    sex: 'angka ke-15 NIP harus 1 atau 2',
    shortened: 'NIP terpotong oleh aplikasi lembar kerja; ubah format kolomnya menjadi teks',
  },
  missing: { name: 'nama kosong', position: 'jabatan kosong', agency: 'perangkat daerah kosong' },
  phone: 'HP bukan nomor telepon',
  twice: (line) => `NIP-nya sama dengan baris ${line}`,
  lacks: (lacking) =>
    `Baris judul tidak memuat ${lacking}. Kolomnya harus nip, nama, jabatan, perangkat_daerah, dan hp, urutannya bebas.`,
  empty: 'Berkas itu kosong.',
  workbook: 'Ini buku kerja (.xlsx), bukan CSV. Simpan lembarnya sebagai CSV UTF-8, lalu unggah itu.',
};
