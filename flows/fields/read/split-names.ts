const numbering = /^(?:\(?\d{1,2}[.)]\s*|[-*•]\s+)/;

/** "Nama saya …", "teman saya …": what only leads to a name. */
const leading =
  /^(?:(?:dan|dn|serta) )?(?:nama(?:nya)?(?: saya| aku)?|(?:teman|kawan|rekan|adik|kakak)(?:nya| saya| aku|ku)(?: namanya| bernama)?|saya sendiri|saya|atas nama|a\.?n\.?)(?: adalah| yaitu)?[ :]+(?=\p{L}{2})/iu;

/** "Tiga orang. Namanya Riko, Dewi, Tono": how many they are, said before them. */
const howMany =
  /^\s*(?:(?:kami|kita|ada|total|jumlah|semua|pesertanya)(?:nya)? )*(?:be?r)?(?:\d{1,2}|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|due|tige)(?:an)?(?: ?(?:orang|org|peserta|siswa|siswi|mahasiswa|anak)[ .,;:]+|[.,;:]+ *(?=nama))(?=\p{L}{2})/iu;

const parts = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((part) =>
      part
        .trim()
        .replace(numbering, '')
        .replace(/^(?:dan|dn|serta|&)\s+/i, '')
        .trim(),
    )
    .map((part) => part.replace(leading, '').trim())
    .filter((part) => part !== '');

/**
 * The names in a text. Commas also stand before academic titles ("Budi, S.Kom"), so lines come first, then commas, then
 * "dan", and the first way that gives the expected number is taken.
 */
export const splitNames = (given: string, expected: number | null): string[] => {
  const typed = given.replace(howMany, '');
  // "1. Budi 2. Ani" on one line.
  const text = /(?:^|\s)\(?1[.)]/.test(typed)
    ? typed.replace(/[\s,;]+(?=\(?(?:[2-9]|[1-9]\d)[.)] ?\p{L})/gu, '\n')
    : typed;
  const byLine = parts(text, /\n/);
  const byComma = parts(text, /[\n,;]/);
  const byAnd = parts(text, /[\n,;]|\s(?:dan|dn|serta|sama|sm|ama|&|\+|\/)\s/i);
  return (
    [byLine, byComma, byAnd].find(({ length }) => length === expected) ?? (byLine.length > 1 ? byLine : byAnd)
  );
};
