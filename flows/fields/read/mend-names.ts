const names =
  'januari februari maret april juni juli agustus september oktober november desember senin selasa rabu kamis jumat sabtu minggu besok tanggal'.split(
    ' ',
  );
/** Words that look like a name and are none of it. */
const others = new Set(
  'mater pasti sambil harus malam minat besar lagi sabar rabun kami kamik kame kamu kadis kamus kumis satu santu batu selama selasar salam ribu ragu rambu ramu prabu macet karet tangga tinggal tunggal tanggul tanggap judi juri huni seni kuli tuli jeli juta jumlah minggat belok'.split(
    ' ',
  ),
);

/** Whether one slip of the thumb lies between two words: a letter too many, too few, another, or two exchanged. */
export const oneSlip = (a: string, b: string): boolean => {
  if (a === b || Math.abs(a.length - b.length) > 1) return a === b;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
};

/** A folded text with slips in names of days and months mended. */
export const mendNames = (text: string): string =>
  text.replace(/[a-z]{4,11}/g, (word) =>
    names.includes(word) || others.has(word) ? word : (names.find((name) => oneSlip(word, name)) ?? word),
  );
