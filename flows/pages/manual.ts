import { named } from '../kernel/wording.ts';

/** The sentences of the manual that are not those of the chat itself, by what they are for. */
const own = {
  title: (office: string): string => `Buku petunjuk Teman DISKO – ${office}`,
  intro: (law: string): string =>
    `Petunjuk pengoperasian menurut ${law}. Buku ini disusun dari layanan, peran, dan tombol yang sedang berlaku.`,
  contents: 'Isi',
  pdf: 'Unduh PDF',
  office: 'Kantor',
  officeRows: { address: 'Alamat', phone: 'Telepon', email: 'Surel', hours: 'Jam layanan' },
  chapters: {
    citizens: 'Untuk masyarakat dan institusi',
    employees: 'Untuk ASN Perangkat Daerah',
    operator: 'Untuk operator',
    records_officer: 'Untuk arsiparis',
    head: 'Untuk Kepala Dinas',
    administrator: 'Untuk administrator',
  },
  citizensIntro:
    'Kirim pesan apa saja untuk mulai. Pilih layanan, baca SOP-nya, isi formulir satu per satu, periksa, lalu kirim. Nomor permohonan datang seketika.',
  employeesIntro:
    'Layanan internal dibuka setelah Anda terverifikasi sebagai ASN dengan nomor HP atau NIP yang ada dalam daftar pegawai.',
  operatorIntro: (secretariat: string): string =>
    `Ketik permohonan untuk melihat yang menunggu. Operator bidang melihat permohonan bidangnya; operator ${secretariat} melihat semua.`,
  recordsIntro: 'Catat nomor agenda permohonan yang sudah diverifikasi. Nomor berikutnya ditawarkan.',
  headIntro:
    'Beri disposisi atau tolak. Perubahan layanan dan SOP yang diajukan administrator dibaca dengan kata usulan.',
  administratorIntro: 'Ketik administrasi untuk mengelola petugas, layanan, dan data kota.',
  printed: 'Cetak mengirim Lembar disposisi sebagai PDF, bila diminta beserta semua lampirannya.',
  words: 'Kata yang selalu berlaku',
  wordsOf: {
    menu: 'menampilkan layanan',
    status: 'menampilkan permohonan Anda dan keadaannya',
    bantuan: 'menjelaskan cara memakai',
    privasi: 'menjelaskan data apa yang disimpan',
    batal: 'meninggalkan yang sedang diisi; isian tersimpan',
    kembali: 'ke pertanyaan sebelumnya',
  },
  buttons: 'Tombol',
  steps: 'Langkah',
  stepColumns: ['Tombol', 'Bila permohonan', 'Menjadi'],
  states: 'Keadaan permohonan',
  stateColumns: ['Keadaan', 'Selanjutnya bagi pemohon'],
  services: 'Layanan',
  serviceRows: {
    whoMay: 'Pemohon',
    product: 'Hasil',
    promise: 'Keputusan pertama',
    unit: 'Bidang',
    law: 'Dasar',
  },
  promise: (days: number): string => `paling lama ${days} hari kerja`,
  sop: 'SOP',
  asked: 'Yang ditanyakan',
  letters: 'Surat dan berkas',
  optional: 'boleh dilewati',
  stays: 'tetap',
  picture: (chapter: string): string => `Tampilan chat: ${chapter}`,
};

/** The same, each under its name. */
export const manualTexts = named('manual', own, {
  title: ['office'],
  intro: ['law'],
  operatorIntro: ['secretariat'],
  promise: ['days:number'],
  picture: ['chapter'],
});
