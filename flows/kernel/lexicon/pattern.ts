/*
 * Phrases are written as people say them, in compared spelling: words with spaces between them, `(a|b c)` for alternatives,
 * `[a]` for what may be missing, `*` for up to three words of any kind. A word also stands for itself with -nya, -lah, -kah.
 */

type Token = { kind: 'word'; word: string } | { kind: '(' | ')' | '[' | ']' | '|' | '*' };

const tokens = (phrase: string): Token[] =>
  [...phrase.matchAll(/[()[\]|*]|[^\s()[\]|*]+/g)].map(([found]) =>
    /^[()[\]|*]$/.test(found) ? { kind: found as '(' } : { kind: 'word', word: found },
  );

const escaped = (word: string): string => word.replace(/[.+^${}\\]/g, '\\$&');

const source = (phrase: string): string =>
  tokens(phrase)
    .map((token) => {
      switch (token.kind) {
        case 'word':
          return `${escaped(token.word)}(?:nya|ny|nye|lah|kah)? `;
        case '*':
          return '(?:\\S+ ){0,3}';
        case '(':
        case '[':
          return '(?:';
        case ')':
          return ')';
        case ']':
          return ')?';
        case '|':
          return '|';
      }
    })
    .join('');

/** Makes one matcher of a list of phrases: whether words, each with a space behind it, are one of them as a whole. */
export const phrases = (list: readonly string[]): ((words: string) => boolean) => {
  const whole = new RegExp(`^(?:${list.map(source).join('|')})$`, 'u');
  return (words) => whole.test(words);
};

/** The same, but the phrase may stand anywhere among other words. */
export const phrasesWithin = (list: readonly string[]): ((words: string) => boolean) => {
  const within = new RegExp(`(?:^| )(?:${list.map(source).join('|')})`, 'u');
  return (words) => within.test(words);
};
