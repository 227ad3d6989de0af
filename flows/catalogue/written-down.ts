/** What a city has not written down yet: no address to go to, no number to call, so nobody is told it. */
const draft = 'draf';

/** Says something of what is written down; nothing of what is not. */
export const ofWritten = (value: string, say: (written: string) => string): string =>
  value === draft ? '' : say(value);

/** The lines, parts or rows of a text that are written down. */
export const writtenOnly = (values: readonly string[]): string[] =>
  values.filter((value) => value !== draft && value !== '');
