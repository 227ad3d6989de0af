/** What is said when somebody asks for another language: each in its own. */
export const languageTexts = {
  english:
    'This chat now answers in English where it can. Type *menu* to begin, or *bahasa indonesia* to go back.',
  indonesian: 'Percakapan ini kembali berbahasa Indonesia. Ketik *menu* untuk mulai.',
};
