import { named } from '../../kernel/wording.ts';
import type { Office } from '../../catalogue/city.ts';
import { ofWritten } from '../../catalogue/written-down.ts';

/** What is answered to people who say or ask something beside the question they were asked. */
const own = {
  complaint: (office: Office): string =>
    `Maaf atas ketidaknyamanannya. Bila ingin dibantu orang, ketik *petugas*${ofWritten(office.phone, (phone) => ` atau telepon ${phone}, ${office.hours}`)}.`,
  thanks: 'Sama-sama.',
  wait: 'Baik, silakan. Tulis saja lagi di sini bila sudah siap.',
  waitInForm: 'Baik, tidak usah terburu-buru: isian Anda tersimpan. Lanjutkan di sini bila sudah siap.',
  greeting: (title: string | null): string =>
    title === null ? 'Halo.' : `Halo. Kita sedang mengisi *${title}*; isian Anda tersimpan.`,
  again: 'Ini pertanyaannya sekali lagi.',
  who_are_you: (office: Office): string =>
    `Saya *Teman DISKO*, asisten chat ${office.name}. Saya program komputer; untuk bicara dengan orang, ketik *petugas*.`,
  sorry: 'Tidak apa-apa.',
  laugh: '🙂',
  praise: 'Terima kasih.',
  answerThis: 'Silakan jawab bagian ini, atau ketik *menu* untuk jeda. Isian Anda tersimpan.',
  notSentYet: 'Permohonan ini belum dikirim. Ketik *Kirim* untuk mengirim.',
  purpose: {
    chat: 'Lewat chat ini Anda dapat mengajukan layanan, mengirim suratnya, dan memantaunya sampai selesai.',
    sop: 'SOP menjelaskan bagaimana permohonan Anda diproses. Setelah Anda setuju, formulirnya terbuka.',
    details: 'Data ini kami pakai untuk menghubungi Anda tentang permohonan ini, tidak untuk hal lain.',
    item: (title: string) => `Bagian ini diperlukan petugas untuk memproses *${title}*.`,
    review: 'Ini ringkasan isian Anda. Ketik *Kirim* bila sudah benar, atau nomor baris yang ingin diubah.',
  },
  unsure: 'Jawab sebisanya, atau ketik *petugas* bila ragu.',
  howLong: (days: number) =>
    `Keputusan pertama paling lama ${days} hari kerja setelah permohonan dikirim. Kami kabari di sini.`,
  howLongAll: (least: number, most: number) =>
    `Keputusan pertama paling lama ${least} sampai ${most} hari kerja, tergantung layanannya. Sudah mengajukan? Ketik *status*.`,
  cost: 'Semua layanan ini gratis.',
  whichServices: (services: readonly string[]) => `Di sini Anda dapat mengajukan: ${services.join(' · ')}.`,
  requirements: (needed: readonly string[]) =>
    needed.length === 0
      ? 'Tidak ada surat yang perlu disiapkan.'
      : `Yang disiapkan:\n${needed.map((line) => `• ${line}`).join('\n')}`,
  requirementsAll: 'Syarat tiap layanan tertulis di awal. Pilih layanannya dulu.',
  hours: (office: Office): string => `Kantor kami buka ${office.hours}. Chat ini dapat dipakai kapan saja.`,
  address: (office: Office): string => {
    const at = ofWritten(office.address, (address) => ` ${office.name}, ${address}.`);
    const phone = ofWritten(office.phone, (number) => ` Telepon ${number}.`);
    return at === ''
      ? `Alamat ${office.name} belum tercatat di sini.${phone} Untuk menanyakannya, ketik *petugas*.`
      : `${at.trim()}${phone}`;
  },
} as const;

/** The same, each under its name. */
export const remarkTexts = named('remark', own, {
  complaint: [['office', 'name', 'short', 'address', 'phone', 'email', 'hours', 'duties']],
  greeting: ['title'],
  who_are_you: [['office', 'name', 'short', 'address', 'phone', 'email', 'hours', 'duties']],
  purpose: { item: ['title'] },
  howLong: ['days:number'],
  howLongAll: ['least:number', 'most:number'],
  requirements: ['needed:list'],
  whichServices: ['services:list'],
  hours: [['office', 'name', 'short', 'address', 'phone', 'email', 'hours', 'duties']],
  address: [['office', 'name', 'short', 'address', 'phone', 'email', 'hours', 'duties']],
});
