import { named } from './wording.ts';

/** What the conversation itself says, whatever it is about. */
const own = {
  yes: 'Ya',
  no: 'Tidak',
  back: 'Kembali',
  cancel: 'Batal',
  pickOne: 'Pilih satu:',
  pickOption: 'Pilih salah satu pilihan.',
  writeAnswer: 'Tulis jawaban Anda sebagai teks.',
  notUnderstood: 'Maaf, kami belum menangkap maksud Anda.',
  stillNotUnderstood:
    'Maaf, kami masih belum menangkap maksud Anda. Ketik *petugas* bila ingin dibantu orang.',
  example: (example: string): string => `Contoh: ${example}`,
  outOfList: (last: number): string => `Pilihannya nomor 1 sampai ${last}.`,
  oldButton: 'Tombol itu dari pertanyaan sebelumnya. Ini pertanyaan yang sekarang:',
  noFile: 'Berkas itu belum kami perlukan di langkah ini, jadi tidak kami simpan.',
  noContact: 'Terima kasih. Nomor itu belum kami perlukan di langkah ini.',
  cannotRead:
    'Maaf, pesan jenis ini belum bisa kami baca. Mohon ditulis, atau kirim sebagai PDF atau foto bila diminta.',
  /** Said to somebody who writes faster than anybody could answer. */
  patience: 'Kami baca semuanya; mohon tunggu.',
  apology:
    'Maaf, ada gangguan di pihak kami dan pesan terakhir Anda belum dapat diproses. Isian Anda aman. Silakan coba lagi sebentar lagi, atau ketik *bantuan*.',
};

/** The same, each under its name. */
export const kernelTexts = named('kernel', own, { example: ['example'], outOfList: ['last:number'] });
