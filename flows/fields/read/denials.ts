const not = '(?:bukan(?:nya|lah)?|bkn|jangan|jgn|selain|kecuali|salah)';
/** "Bukan besok, tapi lusa": what is meant stands behind. */
const thenMeant = new RegExp(
  `(?<![\\p{L}])${not} .+?(?:,|;|(?<![\\p{L}])(?:tapi|tetapi|tp|melainkan|yang benar|yg benar|maksudnya|maksud saya))[ ,:]*(?:yang |yg )?(.+)$`,
  'u',
);
/** "Lusa, bukan besok": what is meant stands before. */
const meantThen = new RegExp(`^(.+?)[ ,]+(?:dan |tapi )?${not} .+$`, 'u');
const bare = new RegExp(`(?<![\\p{L}])${not}(?![\\p{L}])`, 'u');

/** What a folded text means that takes something back; null when it only says what is not. */
export const meantOf = (folded: string): { meant: string | null; denied: boolean } => {
  if (!bare.test(folded)) return { meant: folded, denied: false };
  const behind = thenMeant.exec(folded)?.[1];
  if (behind !== undefined && !bare.test(behind)) return { meant: behind.trim(), denied: true };
  const before = meantThen.exec(folded)?.[1];
  return { meant: before === undefined || bare.test(before) ? null : before.trim(), denied: true };
};

const cannot =
  /(?<![\p{L}])(?:tidak|tdk|tak|gak?|gk|nggak|ngga|enggak|ndak|ndk|gabisa|jangan|jgn|selain|kecuali|bukan|bkn|sibuk|libur|berhalangan|tutup|batal|keberatan)(?![\p{L}])/u;

/** The parts of a folded text that say no no: "besok tidak bisa, lusa jam 9" is "lusa jam 9"; null when all of them do. */
export const possibleOf = (folded: string): { meant: string | null; denied: boolean } => {
  if (!cannot.test(folded)) return { meant: folded, denied: false };
  const { meant, denied } = meantOf(folded);
  if (denied) return meant === null || cannot.test(meant) ? { meant: null, denied } : { meant, denied };
  const parts = folded.split(/[;,]|(?<![\p{L}])(?:tapi|tetapi|tp|tpi|jadi|jd|kalau|kalo|klo) /u);
  const possible = parts.filter((part) => !cannot.test(part) && part.trim() !== '');
  return { meant: possible.length === 0 ? null : possible.join(', ').trim(), denied: true };
};
