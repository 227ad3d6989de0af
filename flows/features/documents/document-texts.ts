import { named } from '../../kernel/wording.ts';
import { stepTexts } from '../office/index.ts';

/** The sentences of this feature, by what they are for. */
const documentOwn = {
  /** Said at once; the file follows as a message of its own. */
  printing: (number: string): string =>
    `Lembar disposisi *${number}* sedang dibuat dan segera dikirim ke sini.`,
  /** The same for the sheet with its letters. */
  printingAll: (number: string): string =>
    `Lembar disposisi *${number}* beserta lampirannya sedang dibuat dan segera dikirim ke sini.`,
  /** With the sheet's file. */
  sheetText: (number: string): string => `Lembar disposisi *${number}*`,
  /** With the bundle's file; electronic signatures do not survive copying. */
  bundleText: (number: string): string =>
    `Lembar disposisi dan lampiran *${number}*\nTanda tangan elektronik hanya berlaku pada berkas aslinya: tekan *${stepTexts.labels.letters}* untuk membukanya. Berkas rahasia tidak ikut digabungkan.`,
  /** When it could not be made. */
  documentFailed:
    'Maaf, dokumen yang Anda minta belum bisa dibuat karena gangguan di sistem kami. Tidak ada data yang hilang. Mohon coba lagi nanti.',
};

/** The same, each under its name. */
export const documentTexts = named('document', documentOwn, {
  printing: ['number'],
  printingAll: ['number'],
  sheetText: ['number'],
  bundleText: ['number'],
});
