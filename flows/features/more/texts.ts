import { named } from '../../kernel/wording.ts';

/** The sentences of this feature, by what they are for. */
const own = {
  more: 'Selengkapnya',
  how: 'Ketik *selengkapnya* untuk membaca lanjutannya.',
  nothing: 'Teks itu sudah lengkap.',
};

/** The same, each under its name. */
export const moreTexts = named('more', own);
