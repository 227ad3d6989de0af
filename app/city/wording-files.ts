/** The files of texts a city may have: its own way of saying them, and other languages. */
export const wordingFiles: readonly string[] = ['texts.yaml', 'texts.en.yaml'];
