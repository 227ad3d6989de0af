/** Shorter than this nothing is a stem. */
const least = 3;

const particles = /(?:nya|nye|nyo|ny|kah|lah|pun|ku|mu)$/;
const suffixes = ['kan', 'ken', 'ke', 'an', 'in', 'i', 'k'];

const vowel = /^[aeiou]/;

/** Roots that begin with m themselves: a "pemohon" has nothing to do with trees. */
const withM = /^(?:mohon|minta|masuk|mati|mulai|main|muat|murid|makan|minum|mampu)/;

/** What may stand behind "me" or "pe" and their colloquial short forms: "nyewa" is "sewa", "mengadu" is "adu". */
const behindNasal = (rest: string): string[] => {
  if (rest.startsWith('nge')) return [rest.slice(3)];
  if (rest.startsWith('ng'))
    return vowel.test(rest.slice(2)) ? [rest.slice(2), `k${rest.slice(2)}`] : [rest.slice(2)];
  if (rest.startsWith('ny')) return [`s${rest.slice(2)}`, `c${rest.slice(2)}`];
  if (withM.test(rest)) return [rest];
  if (rest.startsWith('m'))
    return vowel.test(rest.slice(1)) ? [`p${rest.slice(1)}`, `b${rest.slice(1)}`] : [rest.slice(1)];
  if (rest.startsWith('n')) return vowel.test(rest.slice(1)) ? [`t${rest.slice(1)}`] : [rest.slice(1)];
  return [];
};

const withoutPrefix = (word: string): string[] => {
  const found = behindNasal(word);
  if (/^[mp]e/.test(word)) found.push(...behindNasal(word.slice(2)), word.slice(2));
  const [prefix = ''] = /^(?:di|ke|se|ter|ber|per|be|te)/.exec(word) ?? [];
  if (prefix !== '') found.push(word.slice(prefix.length));
  if (prefix.length === 3) found.push(word.slice(2));
  return found;
};

const withoutEnding = (word: string): string[] => {
  const bare = word.replace(particles, '');
  const words = bare === word ? [word] : [word, bare];
  return words.flatMap((one) => [
    one,
    ...suffixes.filter((suffix) => one.endsWith(suffix)).map((suffix) => one.slice(0, -suffix.length)),
  ]);
};

/** Malay says "ape", "kerje", "untok"; quick thumbs write "pinjem". */
const otherVowels = (word: string): string[] => [
  ...(word.endsWith('e') ? [`${word.slice(0, -1)}a`] : []),
  ...(/e[^aeiou]$/.test(word) ? [word.replace(/e([^aeiou])$/, 'a$1')] : []),
  ...(/o[^aeiou]$/.test(word) ? [word.replace(/o([^aeiou])$/, 'u$1')] : []),
];

/** What a word may be a form of, nearest first; whether any of it is a word only a vocabulary knows. */
export const stemsOf = (word: string): string[] => {
  const endings = withoutEnding(word);
  const once = endings.flatMap(withoutPrefix);
  const all = [...endings, ...once, ...once.flatMap(withoutPrefix)];
  const found = new Set([...all, ...all.flatMap(otherVowels)].filter((stem) => stem.length >= least));
  found.delete(word);
  return [...found].sort((a, b) => b.length - a.length);
};
