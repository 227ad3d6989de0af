/** Words that make an exact answer an estimate: "sekitar", "±", "maksimal", "belum pasti". */
const hedge =
  'sekitar(?:an)?|sktr|kira ?-? ?kira|kira2|kr2|kurang lebih|krg lbh|krng lbh|kurleb|lebih kurang|±|\\+ ?\\/? ?-|[~≈]|estimasi(?:nya)?|(?:di)?perkira(?:an|kan)(?:nya)?|prakiraan|mungkin|mgkin|mgkn|mungkn|(?:tidak|tak|ga|gak|nggak|tdk) (?:lebih|kurang|sampai|sampe)(?: dari)?|paling(?:an)?(?: (?:banyak|sedikit|lama|cepat|lambat|tidak|sore|pagi|telat))?|ma(?:ks|x)(?:imal|imum|imun)?(?:nya)?|minimal(?:nya)?|minimum|min\\.? +(?=[\\d§])|(?:se)?tidaknya|sedikitnya|(?:atau|ato|dan)? ?(?:lebih|kurang)(?: dari)?|di ?atas|di ?bawah|ke ?atas|hampir|nyaris|(?:di)?rencana(?:nya|kan)?|mau(?:nya|nye)|pengen(?:nya)?|ingin(?:nya)|harap(?:an)?nya|in(?:sya|sha|sy) ?-? ?alla?h|sepertinya|kayak(?:nya)?|kyk(?:nya)?|kek(?:nya)?|(?:belum|blm|blum) (?:tau|tahu )?ti?(?:pasti|tentu|fix|fiks|jelas)|(?:belum|blm|blum|ndak|tidak|tdk) (?:pasti|tentu|fix|fiks|jelas)|tentatif|target(?:nya)?|(?:kalau|kalo|klo|klu) (?:bisa|boleh|tidak salah|ga salah|gak salah)|sebisanya|entah|antara|approximately|about|around|maybe|at least|at most';

const pattern = new RegExp(`(?<![\\p{L}\\d])(?:${hedge})(?![\\p{L}])`, 'gu');

/** A folded text without its hedges, and whether there were any. */
export const withoutHedges = (folded: string): { text: string; hedged: boolean } => {
  const text = folded.replace(pattern, ' ');
  return text === folded ? { text, hedged: false } : { text: text.replace(/ +/g, ' ').trim(), hedged: true };
};
