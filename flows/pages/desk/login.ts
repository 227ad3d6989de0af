import { named } from '../../kernel/wording.ts';

/** Coming in and going out. */
const own = {
  login: {
    title: 'Masuk ke meja layanan',
    how: 'Kami mengirim kode dan tautan ke chat Anda dengan bot. Tidak ada kata sandi.',
    name: 'Nama atau nomor',
    nameHelp: 'Nama lengkap, nomor petugas, ID Telegram, atau nomor WhatsApp Anda.',
    send: 'Kirim kode',
    codeTitle: 'Periksa chat Anda',
    sent: 'Bila nama atau nomor itu terdaftar, kode sudah kami kirim ke chat yang bersangkutan. Kode berlaku 10 menit, paling banyak lima percobaan.',
    code: 'Kode',
    codeHelp: 'Enam angka dari chat.',
    enter: 'Masuk',
    again: 'Kode tidak datang?',
    wrong: 'Kode itu tidak berlaku. Periksa chat Anda, atau minta kode baru.',
    linkTitle: 'Masuk dengan tautan',
    linkHow: 'Tekan *Masuk* untuk membuka meja layanan di peramban ini.',
    linkGone: 'Tautan ini sudah dipakai atau sudah lewat waktunya. Silakan minta yang baru.',
    toLogin: 'Ke halaman masuk',
  },
  leave: {
    title: 'Sesi saya',
    how: 'Setiap sesi berakhir sesudah 12 jam, atau 30 menit tanpa dipakai.',
    browser: 'Peramban',
    began: 'Mulai',
    seen: 'Terakhir dipakai',
    current: 'sesi ini',
    unknown: 'tidak dikenal',
    this: 'Keluar',
    all: 'Keluar dari semua',
  },
} as const;

/** The same, each under its name. */
export const loginTexts = named('desk', own);
