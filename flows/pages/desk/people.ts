import { named } from '../../kernel/wording.ts';

/** Staff and the employee register. */
const own = {
  people: {
    title: 'Orang',
    columns: ['Nama', 'Peran', 'Unit', 'Keadaan', 'Catatan'],
    statuses: { bound: 'terdaftar', invited: 'belum memakai kode', expired: 'kodenya kedaluwarsa' },
    add: 'Tambah petugas',
    name: 'Nama',
    nameHelp: 'Lengkap, seperti yang akan tercatat dalam riwayat.',
    role: 'Peran',
    unit: 'Unit',
    once: 'Kode ini hanya tampil sekali.',
    thereAlready: (name: string): string =>
      `${name} sudah ditambahkan dan belum memakai kodenya. Buka namanya untuk membuat kode baru.`,
    from: 'Mulai',
    until: 'Sampai (kosong: hari itu saja)',
    period: (from: string, until: string): string => `${from} sampai ${until}`,
    away: (period: string): string => `tidak masuk: ${period}`,
    actingAs: 'Sebagai',
    acts: {
      pindah: 'Pindahkan unit',
      absen: 'Catat tidak masuk',
      kembali: 'Sudah masuk kembali',
      tunjuk: 'Tunjuk Plh./Plt.',
      akhiri: 'Akhiri penunjukan',
      kode: 'Buat kode baru',
      cabut: 'Cabut akses',
    },
    pickUnit: 'Pilih unitnya.',
    pickDays: 'Isi tanggalnya.',
    boundAlready: 'Ia sudah terdaftar dan tidak memerlukan kode.',
    termGone: 'Penunjukan itu sudah berakhir.',
    register: 'Daftar pegawai (ASN)',
    back: 'Ke daftar petugas',
    importHow:
      'Unggah daftar pegawai sebagai CSV atau buku kerja (.xlsx) dengan kolom nip, nama, jabatan, perangkat_daerah, dan hp. Sebelum ada yang disimpan, setiap baris ditunjukkan dulu.',
    importFile: 'Berkas daftar',
    importShow: 'Periksa',
    importNoFile: 'Pilih berkasnya.',
    importTooLarge: 'Berkas itu terlalu besar.',
    importCounts: (added: number, updated: number, unchanged: number, rejected: number): string =>
      `${added} orang baru, ${updated} berbeda, ${unchanged} sama, ${rejected} baris ditolak.`,
    importShortened: (rows: number): string =>
      `${rows} NIP terpotong oleh aplikasi lembar kerja. Ubah format kolom NIP menjadi teks, isi lagi dari sumbernya, lalu simpan ulang.`,
    importColumns: ['NIP', 'Nama', 'Jabatan', 'Perangkat daerah', 'HP', 'Yang terjadi'],
    importWhat: { added: 'ditambah', updated: 'berbeda', unchanged: 'tetap' },
    importWas: (value: string): string => `semula: ${value}`,
    importRejected: 'Baris yang ditolak',
    importRejectedColumns: ['Baris', 'Sebab'],
    importMore: (count: number): string => `dan ${count} baris lain`,
    importUpdate: 'Perbarui juga yang berbeda',
    importDo: 'Simpan',
    importDone: (added: number, updated: number, left: number): string =>
      `Tersimpan: ${added} ditambah, ${updated} diperbarui, ${left} tidak diubah.`,
  },
} as const;

/** The same, each under its name. */
export const peopleTexts = named('desk', own, {
  people: {
    thereAlready: ['name'],
    period: ['from', 'until'],
    away: ['period'],
    importCounts: ['added:number', 'updated:number', 'unchanged:number', 'rejected:number'],
    importShortened: ['rows:number'],
    importWas: ['value'],
    importMore: ['count:number'],
    importDone: ['added:number', 'updated:number', 'left:number'],
  },
});
