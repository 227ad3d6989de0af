import { named } from '../kernel/wording.ts';

/** What is said of a register that cannot be read and of its rows that cannot be taken. */
export type AsnTexts = {
  nip: Record<'length' | 'letters' | 'birth_date' | 'appointment' | 'sex' | 'shortened', string>;
  missing: Record<'name' | 'position' | 'agency', string>;
  number: Record<'name' | 'position' | 'agency', string>;
  phone: string;
  phoneShortened: string;
  shifted: string;
  twice(line: number): string;
  lacks(columns: string): string;
  empty: string;
  unopened: string;
  notCsv(because: string): string;
};

/** What is wrong with the employee register's file and its rows, as administrators read it at the desk. */
const own: AsnTexts = {
  nip: {
    length: 'NIP harus 18 angka',
    letters: 'NIP hanya boleh berisi angka',
    birth_date: 'NIP tidak dimulai dengan tanggal lahir',
    appointment: 'angka ke-9 sampai ke-14 NIP bukan tahun dan bulan pengangkatan',
    sex: 'angka ke-15 NIP harus 1 atau 2',
    shortened: 'NIP terpotong oleh aplikasi lembar kerja; ubah format kolomnya menjadi teks',
  },
  missing: { name: 'nama kosong', position: 'jabatan kosong', agency: 'perangkat daerah kosong' },
  number: {
    name: 'nama berisi angka',
    position: 'jabatan berisi angka',
    agency: 'perangkat daerah berisi angka',
  },
  phone: 'HP bukan nomor telepon',
  phoneShortened: 'HP terpotong oleh aplikasi lembar kerja; ubah format kolomnya menjadi teks',
  shifted: 'selnya lebih banyak daripada judul kolom; periksa pemisah di dalam nama',
  twice: (line) => `NIP-nya sama dengan baris ${line}`,
  lacks: (lacking) =>
    `Baris judul tidak memuat ${lacking}. Kolomnya harus nip, nama, jabatan, perangkat_daerah, dan hp, urutannya bebas.`,
  empty: 'Berkas itu kosong.',
  notCsv: () =>
    'Berkas itu tidak terbaca sebagai CSV. Periksa tanda kutip di dalamnya, atau unggah sebagai .xlsx.',
  unopened:
    'Buku kerja itu tidak bisa dibuka: rusak, berkata sandi, terlalu besar, atau bukan .xlsx. Simpan sebagai .xlsx atau CSV UTF-8.',
};

/** The same, each under its name. */
export const asnTexts = named('employeeRegister', own, {
  twice: ['line:number'],
  lacks: ['columns'],
  notCsv: ['because'],
});
