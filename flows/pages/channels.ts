import { named } from '../kernel/wording.ts';

/** What a channel says of itself: its menus, its lists, what it cannot do, and the page on which administrators connect it. */
const own = {
  commands: {
    menu: 'Daftar layanan',
    status: 'Permohonan saya',
    batal: 'Berhenti mengisi',
    bantuan: 'Bantuan dan petugas',
    start: 'Mulai dari awal',
    permohonan: 'Permohonan yang menunggu saya',
  },
  onlyPrivate:
    'Saya Teman DISKO. Permohonan diajukan dalam percakapan pribadi: buka profil saya, lalu kirim /start.',
  openList: 'Pilih',
  choices: 'Pilihan',
  nextPage: 'Berikutnya',
  rows: (from: number, to: number): string => `Pilihan ${from} sampai ${to}`,
  rowsOf: (from: number, to: number, all: number): string => `Pilihan ${from} sampai ${to} dari ${all}.`,
  fileNotSent: (name: string): string =>
    `Berkas ${name} tidak dapat dikirim lewat WhatsApp. Silakan minta kepada petugas: ketik *bantuan*.`,
  pairing: {
    keeper: 'Halaman ini hanya untuk administrator. Jangan teruskan tautannya.',
    title: 'Pasangkan WhatsApp',
    steps: [
      'Buka WhatsApp di ponsel nomor layanan.',
      'Pilih *Perangkat tertaut*, lalu *Tautkan perangkat*.',
      'Pindai kode ini. Kode berganti sendiri; halaman ini mengikutinya.',
    ],
    wait: 'Sebentar lagi',
    waitBody: 'WhatsApp sedang disiapkan. Halaman ini memuat ulang sendiri.',
    loading: 'Kode sudah dipindai',
    loadingBody: 'Pesan sedang dimuat. Biarkan ponsel menyala dan tersambung.',
    paired: 'WhatsApp tersambung',
    pairedBody: 'Selesai. Halaman ini boleh ditutup.',
    goneTitle: 'Tautan tidak berlaku',
    gone: 'Tautan ini tidak berlaku lagi',
    goneBody: 'Bila WhatsApp masih perlu dipasangkan, minta tautan baru: *npm run admin -- whatsapp pair*',
  },
};

/** The same, each under its name. */
export const channelTexts = named('channel', own, {
  rows: ['from:number', 'to:number'],
  rowsOf: ['from:number', 'to:number', 'all:number'],
  fileNotSent: ['name'],
});
