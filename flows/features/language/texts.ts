import { named } from '../../kernel/wording.ts';

/** What is said when somebody asks for another language: each in its own. */
const languageOwn = {
  english:
    'This chat now answers in English where it can. Type *menu* to begin, or *bahasa indonesia* to go back.',
  indonesian: 'Percakapan ini kembali berbahasa Indonesia. Ketik *menu* untuk mulai.',
};

/** The same, each under its name. */
export const languageTexts = named('language', languageOwn);
