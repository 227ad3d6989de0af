import { office } from '../../office.ts';

/** The sentences of this feature, by what they are for. */
export const helpTexts = {
  text: [
    '*Bantuan*',
    'Kata yang selalu bisa dipakai:',
    '• *menu* – daftar layanan\n• *status* – permohonan Anda\n• *kembali* – langkah sebelumnya\n• *batal* – berhenti mengisi\n• *privasi* – apa yang kami catat',
    `${office.name}\n${office.address}\nTelepon ${office.phone}\n${office.hours}`,
  ].join('\n\n'),
  humanQuestion: (needsPhone: boolean): string =>
    `Tulis pertanyaan Anda dalam satu pesan${needsPhone ? ', sertakan nomor HP yang bisa dihubungi' : ''}. Petugas sekretariat akan menghubungi Anda pada jam layanan (${office.hours}).`,
  humanSent: `Pertanyaan Anda sudah diteruskan kepada petugas. Jam layanan: ${office.hours}. Telepon: ${office.phone}.`,
  humanAlert: (who: string, how: string, question: string): string =>
    `*Pertanyaan lewat Hubungi petugas*\nDari: ${who}\nKontak: ${how}\n\n${question}`,
};
