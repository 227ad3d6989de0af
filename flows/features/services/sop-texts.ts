import { named } from '../../kernel/wording.ts';

/** The sentences about the SOP, by what they are for. */
const own = {
  title: (title: string, version: string): string => `*SOP ${title}* (versi ${version})`,
  /** Above the steps on a service's card. */
  short: (version: string): string => `*SOP* (versi ${version})`,
  more: (count: number): string => `… dan ${count} langkah lagi: pilih *SOP lengkap*.`,
  question: 'Setujukah Anda dengan SOP ini?',
  later: (title: string) => `Baik, lain waktu saja. Bila sudah siap, tulis *${title}*.`,
  declined: 'Baik. Tanpa persetujuan SOP permohonan tidak dapat diajukan. Anda dapat kembali kapan saja.',
};

/** The same, each under its name. */
export const sopTexts = named('sop', own, {
  title: ['title', 'version'],
  short: ['version'],
  later: ['title'],
  more: ['count:number'],
});
