import { named } from '../../kernel/wording.ts';

/** What stands around every page: its parts, and what is said to whoever may not see it. */
const deskOwn = {
  frame: { title: 'Meja layanan', skip: 'Langsung ke isi' },
  nav: {
    inbox: 'Masuk',
    head: 'Meja Kepala Dinas',
    counter: 'Loket',
    agenda: 'Agenda',
    rooms: 'Ruangan',
    oversight: 'Pengawasan',
    reports: 'Laporan',
    people: 'Orang',
    services: 'Layanan',
    history: 'Riwayat',
    incidents: 'Insiden',
    own: 'Sesi saya',
    label: 'Bagian meja',
  } as const,
  refused: {
    title: 'Tidak dapat dibuka',
    role: 'Halaman ini bukan untuk peran Anda.',
    request: 'Permohonan ini tidak ditemukan di antara tugas Anda.',
    form: 'Formulir ini sudah tidak berlaku atau datang dari halaman lain, jadi belum ada yang dilakukan. Buka lagi halamannya lalu ulangi.',
    session: 'Sesi Anda sudah berakhir, jadi belum ada yang dilakukan. Silakan masuk lagi.',
    tooMany: 'Terlalu banyak percobaan. Silakan tunggu beberapa menit.',
    missing: 'Halaman ini tidak ada.',
    home: 'Kembali ke daftar',
  },
} as const;

/** The same, each under its name. */
export const frameTexts = named('desk', deskOwn);
