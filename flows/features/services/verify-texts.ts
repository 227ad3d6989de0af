import { named } from '../../kernel/wording.ts';
import type { City, Office } from '../../catalogue/city.ts';
import { ofWritten } from '../../catalogue/written-down.ts';

/** The sentences of this feature, by what they are for. */
const own = {
  byContact: ({ name }: City): string =>
    `*Verifikasi ASN*\nLayanan ini hanya untuk ASN di Perangkat Daerah ${name}. Tekan *Bagikan kontak* untuk mengirim nomor Telegram Anda sendiri. Nomor itu kami cocokkan dengan daftar pegawai.`,
  byNip: ({ name }: City): string =>
    `*Verifikasi ASN*\nLayanan ini hanya untuk ASN di Perangkat Daerah ${name}. Ketik *NIP* Anda (18 angka). NIP kami cocokkan dengan nomor HP ini di daftar pegawai.`,
  byContactShort: '*Verifikasi ASN*: tekan *Bagikan kontak*.',
  byNipShort: '*Verifikasi ASN*: ketik *NIP* Anda (18 angka).',
  nipToo: '*Verifikasi ASN*\nNomor ini tercatat untuk lebih dari satu pegawai. Ketik *NIP* Anda (18 angka).',
  contactFirst: 'Mohon bagikan nomor Anda lebih dulu: tekan *Bagikan kontak*. NIP tidak perlu diketik.',
  notMatching:
    'NIP itu belum cocok dengan nomor HP ini di daftar pegawai. Silakan periksa lagi NIP Anda, atau ketik *bantuan*.',
  noNumber:
    '*Verifikasi ASN*\nNomor HP Anda tidak terlihat oleh kami di sini, jadi belum bisa dicocokkan dengan daftar pegawai. Silakan lewat Telegram, atau ketik *bantuan* untuk menghubungi petugas.',
  failed: (office: Office): string =>
    `Maaf, nomor Anda belum terdaftar sebagai ASN di daftar pegawai kami, jadi layanan internal belum bisa dibuka.\nAgar terdaftar: minta pengelola kepegawaian Perangkat Daerah Anda mengirim nama, NIP, dan nomor HP ke ${ofWritten(office.email, (email) => email) || office.name}, lalu coba lagi. Butuh bantuan? Ketik *bantuan*.`,
  foreign:
    'Kontak itu bukan milik akun Telegram ini. Tekan *Bagikan kontak* untuk mengirim nomor Anda sendiri.',
  tooMany: 'Sudah beberapa kali tidak cocok. Silakan coba lagi nanti atau ketik *bantuan*.',
};

/** The same, each under its name. */
export const employeeTexts = named('employee', own, {
  byContact: [['city', 'name']],
  byNip: [['city', 'name']],
  failed: [['office', 'email', 'name']],
});
