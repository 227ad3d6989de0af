import { named } from '../../kernel/wording.ts';

/** The sentences of the file with all of somebody's data: each kind says what it is for and until when it is kept. */
const own = {
  title: 'Data saya',
  intro: (office: string): string =>
    `Semua yang disimpan ${office} tentang Anda dalam Teman DISKO: untuk apa, sejak kapan, sampai kapan, dan siapa yang melihatnya.`,
  footer: 'Halaman ini hanya untuk Anda dan tidak dapat dibuka lagi dengan tautan yang sama.',
  codeLabel: 'Kode dari chat',
  codeHelp: 'Kode 6 angka baru saja kami kirim ke chat Anda; berlaku 10 menit.',
  open: 'Tampilkan',
  download: 'Unduh data-saya.json',
  erase: 'Hapus data saya',
  eraseGone:
    'Dihapus untuk selamanya: isian, berkas, pesan, dan nama Anda, kecuali yang disebut di bawah ini.',
  eraseStaff: 'Anda petugas. Data petugas dihapus sesudah akses Anda dicabut oleh administrator.',
  erased: 'Data Anda sudah dihapus.',
  keptStill: (number: string, article: string, until: string | null): string =>
    `${number} masih disimpan ${until === null ? 'sampai diputuskan' : `sampai ${until}`}: ${article}.`,
  nothing: 'Tidak ada.',
  why: (purpose: string, until: string): string => `Untuk apa: ${purpose}. Sampai kapan: ${until}.`,
  since: 'Sejak',
  sent: 'Dikirim',
  state: 'Keadaan',
  outcome: 'Hasil',
  position: 'Jabatan',
  agency: 'Perangkat Daerah',
  server: 'Pengelola server',
  you: 'Anda',
  office: 'Kami',
  kept: (until: string): string => `disimpan sampai ${until}`,
  lastWrote: (at: string): string => `terakhir menulis ${at}`,
  labels: { name: 'Nama', phone: 'Nomor HP', institution: 'Alamat/instansi', email: 'Email' },
  kinds: {
    details: {
      title: 'Data diri',
      purpose: 'mengisi dan memproses permohonan Anda',
      until: 'selama ada permohonan Anda',
    },
    addresses: {
      title: 'Alamat chat',
      purpose: 'menjawab di tempat Anda menulis',
      until: 'selama ada permohonan Anda',
    },
    employee: {
      title: 'Daftar ASN',
      purpose: 'membuka layanan internal',
      until: 'selama Anda ada dalam daftar pegawai',
    },
    requests: {
      title: 'Permohonan',
      purpose: 'memutuskan permohonan Anda',
      until: 'sesuai jadwal retensi arsip kota',
    },
    letters: {
      title: 'Berkas',
      purpose: 'memenuhi persyaratan layanan',
      until: 'sesuai jadwal retensi arsip kota',
    },
    forms: {
      title: 'Isian',
      purpose: 'melanjutkan isian Anda',
      until: '14 hari sesudah jawaban terakhir, atau 90 hari sesudah dikirim',
    },
    messages: {
      title: 'Pesan',
      purpose: 'percakapan dengan Anda',
      until: 'pesan kami 180 hari, pesan dengan petugas satu tahun sesudah permohonannya berakhir',
    },
    ratings: {
      title: 'Penilaian',
      purpose: 'memperbaiki layanan',
      until: 'selama permohonannya disimpan',
    },
    bookings: {
      title: 'Pemesanan',
      purpose: 'menyediakan ruangan dan alat',
      until: 'selama permohonannya disimpan',
    },
    asked: {
      title: 'Permintaan tentang data Anda',
      purpose: 'menjawab permintaan Anda (UU 27/2022 Pasal 5–13)',
      until: 'lima tahun',
    },
    accesses: {
      title: 'Siapa yang melihat data Anda',
      purpose: 'agar Anda tahu (UU 27/2022 Pasal 7)',
      until: 'dua tahun',
    },
  },
};

/** The same, each under its name. */
export const personTexts = named('person', own, {
  intro: ['office'],
  keptStill: ['number', 'article', 'until'],
  why: ['purpose', 'until'],
  kept: ['until'],
  lastWrote: ['at'],
});
