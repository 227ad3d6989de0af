/** What is read around messages between unit and applicant, and units' notes. */
import { named } from '../../kernel/wording.ts';
import { quotedLines } from '../../../domain/quotation.ts';

import type { LastNews } from './facts-and-effects.ts';

/** The sentences of this feature, by what they are for. */
const own = {
  /* Staff */
  writeQuestion:
    'Tulis pesan untuk pemohon. Pemohon hanya melihat peran dan unit Anda, bukan nama atau nomor Anda. Berkas (PDF atau foto) dapat dikirim langsung di sini.',
  writeFile: { key: 'message', label: 'Berkas pesan', help: 'Berkas untuk pemohon.' } as const,
  noteQuestion:
    'Tulis catatan untuk unit yang menangani. Catatan masuk riwayat dan tidak terkirim kepada pemohon.',
  messageSent: (number: string): string =>
    `${number}: Pesan terkirim kepada pemohon. Balasannya datang di chat ini.`,
  messageGoesSoon: (number: string, soon: string): string =>
    `${number}: ${soon} Balasan pemohon datang di chat ini.`,
  noteKept: (number: string): string =>
    `${number}: Catatan disimpan dalam riwayat dan dikabarkan kepada unit yang menangani.`,
  notYoursToWrite: 'Menulis kepada pemohon hanya untuk operator yang menangani permohonan ini.',
  closedForWriting: (state: string): string =>
    `Permohonan ini sudah *${state}*, jadi pesan tidak dapat dikirim lagi.`,
  tooManyMessages: (most: number): string =>
    `Sudah ada ${most} pesan dalam 24 jam terakhir untuk permohonan ini. Lanjutkan besok, atau lewat telepon.`,
  talkTitle: (number: string): string => `Percakapan *${number}*`,
  talkEmpty: (number: string): string => `Belum ada pesan tentang permohonan *${number}*.`,
  talkLine: (message: {
    when: string;
    sender: 'unit' | 'applicant';
    unit: string | null;
    text: string;
    file: string | null;
  }): string => {
    const who = message.sender === 'applicant' ? 'Pemohon' : `Operator ${message.unit ?? ''}`;
    const file = message.file === null ? [] : [`[berkas: ${message.file}]`];
    return `• ${message.when} – ${who.trim()}: ${[...(message.text ? [message.text] : []), ...file].join(' ')}`;
  },
  replyAlertTitle: 'Pesan dari pemohon',
  noteAlertTitle: 'Catatan unit',
  replyFile: (number: string): string => `Berkas dari pemohon ${number}`,
  noteFrom: (unit: string): string => `Dari: ${unit}`,
  /* The applicant */
  unitMessage: (number: string, unit: string, text: string): string =>
    `*Pesan dari petugas* tentang permohonan *${number}*\nOperator ${unit}${text ? `\n\n${text}` : ''}`,
  unitFile: (number: string): string => `Berkas dari petugas untuk permohonan *${number}*`,
  replyFooter: 'Untuk menjawab, pilih *Balas petugas*.',
  replyByWord: 'Untuk membalas, ketik *balas*. Isian Anda yang sekarang tetap menunggu.',
  replyNow: 'Isian Anda yang sekarang tetap menunggu. Untuk membalas, tekan *Balas petugas*.',
  answerable: (number: string): string => `Petugas menulis kepada Anda tentang permohonan *${number}*.`,
  replyQuestion: (number: string): string =>
    `Tulis pesan Anda untuk petugas tentang permohonan *${number}*. Satu pesan, atau satu berkas (PDF atau foto). Petugas tidak melihat nomor Anda di sini.`,
  /* What is written after news, without being asked for */
  offer: (
    { kind, unit, number }: Pick<LastNews, 'kind' | 'number'> & { unit: string },
    text: string,
    file: string | null,
  ): string =>
    [
      `Kirim ke *${unit}* (${kind === 'request' ? 'permohonan' : 'pertanyaan'} *${number}*)?`,
      ...(text ? [quotedLines(text)] : []),
      ...(file === null ? [] : [`[berkas: ${file}]`]),
    ].join('\n'),
  offerWhich: (text: string, file: string | null): string =>
    [
      'Pesan ini untuk petugas yang mana?',
      ...(text ? [quotedLines(text)] : []),
      ...(file === null ? [] : [`[berkas: ${file}]`]),
    ].join('\n'),
  offerYes: 'Ya',
  offerNo: 'Bukan',
  offerLine: (unit: string, number: string): string => `${unit} – ${number}`,
  offerWhichFirst: 'Pilih dulu permohonannya, atau *Bukan*.',
  offerLeft: 'Pesan tadi tidak dikirim kepada petugas.',
  heard: 'Baik.',
  welcome: 'Sama-sama.',
  notForUnit: 'Baik, pesan itu tidak kami kirim.',
  replyWhich: 'Anda ingin membalas tentang permohonan yang mana?',
  replyLine: (number: string, title: string): string => `${number} – ${title}`,
  replySent: (number: string): string =>
    `Pesan Anda tentang permohonan *${number}* sudah diteruskan kepada petugas.`,
  replyOnlyOne:
    'Hanya berkas pertama yang diteruskan. Kirim berkas lain satu per satu lewat *Balas petugas*.',
  replyTooShort: 'Tulis pesannya dengan beberapa kata, atau kirim berkasnya.',
  replyTooLong: (most: number): string => `Pesan paling panjang ${most} huruf. Mohon ditulis lebih ringkas.`,
  replyTooMany: (most: number): string =>
    `Sudah ada ${most} pesan dari Anda dalam 24 jam terakhir untuk permohonan ini. Petugas sudah menerimanya; mohon tunggu jawabannya, atau ketik *bantuan*.`,
  replyClosed: (number: string, state: string): string =>
    `Permohonan *${number}* sudah *${state}*, jadi pesan tidak dapat diteruskan lagi. Bila perlu petugas, ketik *bantuan*.`,
  replyFileWanted: {
    key: 'reply',
    label: 'Berkas balasan',
    help: 'Berkas untuk petugas.',
  } as const,
};

/** The same, each under its name. */
export const relayTexts = named('relay', own, {
  messageSent: ['number'],
  messageGoesSoon: ['number', 'soon'],
  noteKept: ['number'],
  closedForWriting: ['state'],
  tooManyMessages: ['most:number'],
  talkTitle: ['number'],
  talkEmpty: ['number'],
  talkLine: [['message', 'when', 'sender', 'unit', 'text', 'file']],
  replyFile: ['number'],
  noteFrom: ['unit'],
  unitMessage: ['number', 'unit', 'text'],
  unitFile: ['number'],
  answerable: ['number'],
  replyQuestion: ['number'],
  offer: [['it', 'number', 'kind', 'unit'], 'text', 'file'],
  offerWhich: ['text', 'file'],
  offerLine: ['unit', 'number'],
  replyLine: ['number', 'title'],
  replySent: ['number'],
  replyTooLong: ['most:number'],
  replyTooMany: ['most:number'],
  replyClosed: ['number', 'state'],
});
