import { named } from '../../kernel/wording.ts';

/** The sentences of this feature, by what they are for. */
const counterOwn = {
  ask: 'Permohonan yang dicatat di loket dapat Anda ikuti dari chat ini. Tulis *nomor* dan *kode* pada tanda terimanya.',
  askCode: (number: string): string => `Tulis *kode* pada tanda terima *${number}* (8 huruf dan angka).`,
  example: (code: string): string => `TD-2026-VHJTHDNC ${code}`,
  noNumber: 'Nomornya berawalan TD, misalnya TD-2026-VHJTHDNC. Tulis seperti yang tercetak.',
  misspelt: 'Kode itu tidak lengkap atau salah ketik. Tulis seperti yang tercetak: 8 huruf dan angka.',
  wrong:
    'Nomor dan kode itu tidak cocok, atau kodenya tidak berlaku lagi. Periksa tanda terimanya. Kode baru dapat diminta di loket.',
  locked:
    'Sudah tiga kali tidak cocok, jadi kode baru dapat dicoba lagi setelah 24 jam. Loket kami dapat membantu.',
  own: (number: string): string =>
    `Permohonan *${number}* sudah terhubung dengan chat ini. Ketik *status* untuk melihatnya.`,
  joined: (told: { number: string; title: string; state: string }): string =>
    [
      `Permohonan *${told.number}* – ${told.title} – kini terhubung dengan chat ini.`,
      `Keadaan: *${told.state}*`,
      'Kabar berikutnya kami kirim ke sini. Ketik *status* untuk melihatnya kapan saja.',
    ].join('\n'),
  notForStaff: 'Chat petugas tidak dapat dihubungkan dengan permohonan loket.',
};

/** The same, each under its name. */
export const counterTexts = named('counter', counterOwn, {
  askCode: ['number'],
  example: ['code'],
  own: ['number'],
  joined: [['told', 'number', 'title', 'state']],
});
