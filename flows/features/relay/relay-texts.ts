/** What is read around messages between unit and applicant, and units' notes. */
import { type Unit, units } from '../../../domain/unit.ts';

export const relayLabels = {
  write: 'Tulis kepada pemohon',
  note: 'Tulis catatan',
  talk: 'Percakapan',
  reply: 'Balas petugas',
  writeToUnit: 'Tulis kepada petugas',
} as const;

/* Staff */
export const writeQuestion =
  'Tulis pesan untuk pemohon. Pemohon hanya melihat peran dan unit Anda, bukan nama atau nomor Anda. Berkas (PDF atau foto) dapat dikirim langsung di sini.';
export const writeFile = { key: 'message', label: 'Berkas pesan', help: 'Berkas untuk pemohon.' } as const;
export const noteQuestion =
  'Tulis catatan untuk unit yang menangani. Catatan masuk riwayat dan tidak terkirim kepada pemohon.';
export const messageSent = (number: string): string =>
  `${number}: Pesan terkirim kepada pemohon. Balasannya datang di chat ini.`;
export const noteKept = (number: string): string =>
  `${number}: Catatan disimpan dalam riwayat dan dikabarkan kepada unit yang menangani.`;
export const notYoursToWrite = 'Menulis kepada pemohon hanya untuk operator yang menangani permohonan ini.';
export const closedForWriting = (state: string): string =>
  `Permohonan ini sudah *${state}*, jadi pesan tidak dapat dikirim lagi.`;
export const tooManyMessages = (most: number): string =>
  `Sudah ada ${most} pesan dalam 24 jam terakhir untuk permohonan ini. Lanjutkan besok, atau lewat telepon.`;
export const talkTitle = (number: string): string => `Percakapan *${number}*`;
export const talkEmpty = (number: string): string => `Belum ada pesan tentang permohonan *${number}*.`;
export const talkLine = (message: {
  when: string;
  sender: 'unit' | 'applicant';
  unit: Unit | null;
  text: string;
  file: string | null;
}): string => {
  const who =
    message.sender === 'applicant' ? 'Pemohon' : `Operator ${message.unit ? units[message.unit] : ''}`;
  const file = message.file === null ? [] : [`[berkas: ${message.file}]`];
  return `• ${message.when} – ${who.trim()}: ${[...(message.text ? [message.text] : []), ...file].join(' ')}`;
};
export const replyAlertTitle = 'Pesan dari pemohon';
export const noteAlertTitle = 'Catatan unit';
export const replyFile = (number: string): string => `Berkas dari pemohon ${number}`;
export const noteFrom = (unit: Unit): string => `Dari: ${units[unit]}`;

/* The applicant */
export const unitMessage = (number: string, unit: Unit, text: string): string =>
  `*Pesan dari petugas* tentang permohonan *${number}*\nOperator ${units[unit]}${text ? `\n\n${text}` : ''}`;
export const unitFile = (number: string): string => `Berkas dari petugas untuk permohonan *${number}*`;
export const replyFooter = 'Untuk menjawab, pilih *Balas petugas*.';
export const replyByWord = 'Untuk membalas, ketik *balas*. Isian Anda yang sekarang tetap menunggu.';
export const replyNow = 'Isian Anda yang sekarang tetap menunggu. Untuk membalas, tekan *Balas petugas*.';
export const answerable = (number: string): string =>
  `Petugas menulis kepada Anda tentang permohonan *${number}*.`;
export const replyQuestion = (number: string): string =>
  `Tulis pesan Anda untuk petugas tentang permohonan *${number}*. Satu pesan, atau satu berkas (PDF atau foto). Petugas tidak melihat nomor Anda di sini.`;
export const replyWhich = 'Anda ingin membalas tentang permohonan yang mana?';
export const replyLine = (number: string, title: string): string => `${number} – ${title}`;
export const replySent = (number: string): string =>
  `Pesan Anda tentang permohonan *${number}* sudah diteruskan kepada petugas.`;
export const replyOnlyOne =
  'Hanya berkas pertama yang diteruskan. Kirim berkas lain satu per satu lewat *Balas petugas*.';
export const replyTooShort = 'Tulis pesannya dengan beberapa kata, atau kirim berkasnya.';
export const replyTooLong = (most: number): string =>
  `Pesan paling panjang ${most} huruf. Mohon ditulis lebih ringkas.`;
export const replyTooMany = (most: number): string =>
  `Sudah ada ${most} pesan dari Anda dalam 24 jam terakhir untuk permohonan ini. Petugas sudah menerimanya; mohon tunggu jawabannya, atau ketik *bantuan*.`;
export const replyClosed = (number: string, state: string): string =>
  `Permohonan *${number}* sudah *${state}*, jadi pesan tidak dapat diteruskan lagi. Bila perlu petugas, ketik *bantuan*.`;
export const replyFileWanted = {
  key: 'reply',
  label: 'Berkas balasan',
  help: 'Berkas untuk petugas.',
} as const;

/* The comment on a rating */
export const commentLabel = 'Beri komentar';
export const commentInvited = 'Bila ada yang ingin disampaikan, tulis di sini.';
export const commentQuestion = 'Ada yang baik, atau yang perlu kami perbaiki? Tulis singkat.';
export const noComment = 'Baik. Ketik *menu* bila memerlukan layanan lain.';
export const commentKept = 'Terima kasih, komentar Anda sudah kami catat.';
export const commentTooShort = 'Tulis komentarnya dengan beberapa kata.';
