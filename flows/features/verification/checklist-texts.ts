import { lackReasons } from '../steps/texts.ts';

/** What staff read while they check a request item by item. */

export const marks = {
  ok: 'Sesuai',
  right: 'Benar',
  unneeded: 'Tidak diperlukan',
  unreadable: lackReasons.unreadable,
  unsigned: 'Tidak ditandatangani',
  wrong_signer: lackReasons.wrong_signer,
  wrong_content: lackReasons.wrong_content,
  mend: lackReasons.mend,
  missing: lackReasons.missing,
} as const;

export const checkLabels = {
  rest: 'Sisanya sesuai',
  list: 'Ke daftar periksa',
  open: 'Buka berkas',
} as const;

export const checkTitle = (marked: number, all: number): string =>
  `*Daftar periksa* (${marked}/${all} ditandai). Pilih bagian untuk menandainya.`;
const longestShown = 60;
/** An answer in one line of a list. */
export const inShort = (answer: string): string => {
  const words = [...answer.replace(/\s*\n\s*/g, ', ')];
  return words.length > longestShown ? `${words.slice(0, longestShown - 1).join('')}…` : words.join('');
};
/** One item of the list: `mark` says whether it has been looked at. */
export const checkLine = (mark: '•' | '✓' | '✗', label: string, shown: string): string =>
  `${mark} ${label}: ${shown}`;
export const withNoteAfter = (said: string, note: string | undefined): string =>
  note ? `${said} – ${note}` : said;
export const markedLabel = (label: string, isFine: boolean, said: string): string =>
  isFine ? `✓ ${label}` : `${label}: ${said.toLowerCase()}`;
export const markQuestion = (shown: string): string => `${shown}\n\nBagaimana hasil pemeriksaannya?`;
export const itemShown = (label: string, answer: string): string => `*${label}*: ${answer}`;
export const notGiven = 'tidak diisi pemohon';
export const noteQuestion = (label: string): string =>
  `*${label}* – apa yang perlu diperbaiki? Tulis untuk pemohon.`;
export const withNote = (because: string, note: string): string => `${because} – ${note}`;
export const openFirst = 'Tekan salah satu hasil pemeriksaan, atau tulis sendiri masalahnya.';

/* As the history tells it */
export const checkedNote = (fine: string[], rest: number): string =>
  [
    ...(fine.length > 0 ? [`Diperiksa dan sesuai: ${fine.join(', ')}`] : []),
    ...(rest > 0 ? [`${rest} bagian tidak ditandai satu per satu`] : []),
  ].join('; ');
