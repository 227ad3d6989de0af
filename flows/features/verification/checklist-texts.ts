import { shortened } from '../../kernel/shortened.ts';
import { named } from '../../kernel/wording.ts';
import { stepTexts } from '../office/index.ts';
const longestShown = 60;

/** The sentences of this feature, by what they are for. */
const own = {
  /** What staff read while they check a request item by item. */
  marks: {
    ok: 'Sesuai',
    right: 'Benar',
    unneeded: 'Tidak diperlukan',
    get unreadable() {
      return stepTexts.lackReasons.unreadable;
    },
    unsigned: 'Tidak ditandatangani',
    get wrong_signer() {
      return stepTexts.lackReasons.wrong_signer;
    },
    get wrong_content() {
      return stepTexts.lackReasons.wrong_content;
    },
    get mend() {
      return stepTexts.lackReasons.mend;
    },
    get missing() {
      return stepTexts.lackReasons.missing;
    },
  } as const,
  labels: {
    rest: 'Sisanya sesuai',
    list: 'Ke daftar periksa',
    open: 'Buka berkas',
    verifyUnopened: 'Ya, verifikasi',
    notYet: 'Belum',
  } as const,
  title: (marked: number, all: number): string =>
    `*Daftar periksa* (${marked}/${all} ditandai). Pilih bagian untuk menandainya.`,
  /** An answer in one line of a list. */
  inShort: (answer: string): string => shortened(answer.replace(/\s*\n\s*/g, ', '), longestShown),
  /** One item of the list: `mark` says whether it has been looked at. */
  line: (mark: '•' | '✓' | '✗', label: string, shown: string): string => `${mark} ${label}: ${shown}`,
  withNoteAfter: (said: string, note: string | undefined): string => (note ? `${said} – ${note}` : said),
  markedLabel: (label: string, isFine: boolean, said: string): string =>
    isFine ? `✓ ${label}` : `${label}: ${said.toLowerCase()}`,
  markQuestion: (shown: string): string => `${shown}\n\nBagaimana hasil pemeriksaannya?`,
  itemShown: (label: string, answer: string): string => `*${label}*: ${answer}`,
  notGiven: 'tidak diisi pemohon',
  noteQuestion: (label: string): string => `*${label}* – apa yang perlu diperbaiki? Tulis untuk pemohon.`,
  withNote: (because: string, note: string): string => `${because} – ${note}`,
  openFirst: 'Tekan salah satu hasil pemeriksaan, atau tulis sendiri masalahnya.',
  unopened: (labels: string[]): string =>
    `Anda belum membuka berkasnya: *${labels.join('*, *')}*. Tetap verifikasi?`,
  /* As the history tells it */
  checkedNote: (fine: string[], rest: number): string =>
    [
      ...(fine.length > 0 ? [`Diperiksa dan sesuai: ${fine.join(', ')}`] : []),
      ...(rest > 0 ? [`${rest} bagian tidak ditandai satu per satu`] : []),
    ].join('; '),
};

/** The same, each under its name. */
export const checklistTexts = named('checklist', own, {
  title: ['marked:number', 'all:number'],
  inShort: ['answer'],
  line: ['mark', 'label', 'shown'],
  withNoteAfter: ['said', 'note'],
  markedLabel: ['label', 'isFine:yes', 'said'],
  markQuestion: ['shown'],
  itemShown: ['label', 'answer'],
  noteQuestion: ['label'],
  withNote: ['because', 'note'],
  unopened: ['labels:list'],
  checkedNote: ['fine:list', 'rest:number'],
});
