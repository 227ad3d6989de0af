import { named } from '../kernel/wording.ts';

const kept = 'Pesan kepada warga disimpan dan dikirim setelah tersambung lagi.';
const help = 'Langkah perbaikan ada di docs/whatsapp.md.';
const coded = (code: number | null): string => (code === null ? '' : ` (kode ${code})`);

/** What administrators read when a channel needs them. */
const own = {
  twoPersons: (contacts: readonly string[]): string =>
    `Satu akun WhatsApp terhubung dengan dua petugas atau dua pegawai yang berbeda, jadi tidak kami gabungkan. Periksa kontak ${contacts.join(' dan ')}.`,
  accountRefused: (code: number | null): string =>
    `⚠️ *WhatsApp menolak akun kita*${coded(code)}.\n\nPesan kepada warga menunggu dan dikirim sendiri setelah akun dipulihkan.\n\n${help}`,
  templateRefused: (template: string, code: number | null): string =>
    `⚠️ *Templat ${template} ditolak WhatsApp*${coded(code)}.\n\nKabar jenis ini menunggu sampai warganya menulis lagi.\n\n${help}`,
  news: (event: string, sentence: string): string =>
    `⚠️ *Kabar dari WhatsApp* (${event})\n\n${sentence}\n\n${help}`,
  account: {
    ACCOUNT_DELETED: 'Akun WhatsApp Business dihapus.',
    ACCOUNT_OFFBOARDED: 'Nomor terlepas dari Cloud API.',
    ACCOUNT_RESTRICTION: 'Akun dibatasi karena pelanggaran kebijakan.',
    ACCOUNT_VIOLATION: 'Akun dicatat melanggar kebijakan.',
    DISABLED_UPDATE: 'Akun dinonaktifkan atau dijadwalkan dinonaktifkan.',
    PARTNER_APP_UNINSTALLED: 'Izin aplikasi atas akun dicabut.',
    PARTNER_REMOVED: 'Akun dilepas dari penyedia layanan.',
  } as Readonly<Record<string, string>>,
  accountWarned: 'Ada peringatan untuk akun di WhatsApp Manager.',
  qualityFell: 'Mutu nomor turun: banyak warga memblokir atau melaporkannya.',
  templateNow: (template: string, event: string): string =>
    `Templat ${template} kini ${event}: kabar jenis ini menunggu sampai warganya menulis lagi.`,
  pairing: (link: string, hours: number): string =>
    `*WhatsApp perlu dipasangkan*\n\nBuka halaman ini, lalu pindai kode QR dengan ponsel nomor layanan (WhatsApp → Perangkat tertaut → Tautkan perangkat):\n${link}\n\nTautan ini hanya untuk administrator dan berlaku sampai WhatsApp tersambung, paling lama ${hours} jam. ${kept}`,
  loggedOut: `*WhatsApp terputus*\n\nSesi nomor layanan diakhiri, misalnya karena perangkat dikeluarkan dari ponsel. Tautan untuk memasangkan lagi menyusul. ${kept}`,
  notReady: (minutes: number): string =>
    `*WhatsApp belum tersambung*\n\nSudah lebih dari ${minutes} menit WhatsApp tidak siap, meskipun dimulai ulang terus. Periksa sambungan internet server dan ponsel nomor layanan. ${kept}`,
  noBrowser: (why: string): string =>
    `*WhatsApp tidak dapat dijalankan*\n\nDi server tidak ditemukan peramban (${why}). ${kept}`,
  usedUp:
    '*Batas harian WhatsApp tercapai*\n\nJumlah pesan hari ini kepada warga yang tidak menulis dalam 24 jam terakhir sudah habis. Sisanya dikirim mulai besok. Batas ini melindungi nomor agar tidak diblokir.',
};

/** The same, each under its name. */
export const alertTexts = named('alert', own, {
  twoPersons: ['contacts:list'],
  accountRefused: ['code'],
  templateRefused: ['template', 'code'],
  templateNow: ['template', 'event'],
  news: ['event', 'sentence'],
  pairing: ['link', 'hours:number'],
  notReady: ['minutes:number'],
  noBrowser: ['why'],
});
