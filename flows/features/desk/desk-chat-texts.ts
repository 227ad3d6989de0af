import { named } from '../../kernel/wording.ts';

/** What the desk on the web says in its members' chats, and what its pages say of a step that was taken. */
const own = {
  goesSoon: (number: string, seconds: number, state: string): string =>
    `${number}: Tercatat; pemohon membacanya dalam ${seconds} detik. Status: *${state}*.`,
  messageGoesSoon: (number: string, seconds: number): string =>
    `${number}: Pesan tercatat; pemohon membacanya dalam ${seconds} detik. Balasannya tampak di halaman ini dan datang di chat Anda.`,
  login: (code: string, url: string): string =>
    `*Kode masuk meja layanan: ${code}*\nKetik kode ini di halaman yang memintanya, atau buka tautan berikut. Berlaku 10 menit, satu kali pakai.\n${url}\nBukan Anda yang meminta? Jangan beri tahu kode ini kepada siapa pun, dan kabari administrator.`,
};

/** The same, each under its name. */
export const deskChatTexts = named('deskChat', own, {
  goesSoon: ['number', 'seconds:number', 'state'],
  messageGoesSoon: ['number', 'seconds:number'],
  login: ['code', 'url'],
});
