import { digitsForWords } from '../../kernel/numbers.ts';

const one = 'satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan';
/** "duabelas", "limapuluh". */
const glued = new RegExp(`(?<!\\p{L})(${one})(belas|puluh|ratus|ribu)(an)?(?!\\p{L})`, 'gu');
/** Pontianak Malay, and slips that all understand. */
const local: Record<string, string> = {
  due: 'dua',
  tige: 'tiga',
  empat: 'empat',
  lime: 'lima',
  enem: 'enam',
  tujoh: 'tujuh',
  tuju: 'tujuh',
  lapan: 'delapan',
  dlapan: 'delapan',
  sembilan: 'sembilan',
  smbilan: 'sembilan',
  sepuloh: 'sepuluh',
  spuluh: 'sepuluh',
  sblas: 'sebelas',
  stengah: 'setengah',
  stgh: 'setengah',
  stngh: 'setengah',
};
const localWord = new RegExp(`(?<!\\p{L})(?:${Object.keys(local).join('|')})(?!\\p{L})`, 'gu');

/** "seratusan", "dua puluhan": about that many. */
const rounded = /(?<=(?:puluh|belas|ratus|ribu|sepuluh|sebelas|seratus|seribu))an(?!\p{L})/gu;
const together: Record<string, number> = {
  due: 2,
  tige: 3,
  lime: 5,
  dua: 2,
  tiga: 3,
  empat: 4,
  lima: 5,
  enam: 6,
  tujuh: 7,
  delapan: 8,
  sembilan: 9,
  sepuluh: 10,
};

/** A folded text with what stands for a number in it as digits; "-an" stays behind a round number. */
export const spokenNumbers = (folded: string): string =>
  digitsForWords(
    folded
      .replace(/(\p{L})\1{2,}/gu, '$1')
      .replace(localWord, (word) => local[word] ?? word)
      .replace(glued, '$1 $2$3')
      .replace(/(?<!\p{L})(se|per)(?=(?:lusin|kodi|bulan|minggu|pekan|hari|jam|tahun)(?!\p{L}))/gu, '1 ')
      .replace(/(?<=\d) ?rban(?!\p{L})/gu, ' ribu an')
      .replace(
        /(?<=(?:^|[ \d])(?:puluh|belas|ratus|ribu|sepuluh|sebelas|seratus|seribu))an(?!\p{L})/gu,
        ' an',
      )
      .replace(rounded, ' an'),
  )
    .replace(/(?<!\p{L})(?:se|1 ?)jam setengah(?!\p{L})|(?<!\p{L})se ?jam ?1\/2/gu, '1,5 jam')
    .replace(/(?<![\d.,])(\d{1,4}) setengah(?!\p{L})/gu, '$1,5')
    .replace(/(?<!\p{L})setengah(?=[ -]*(?:lusin|kodi|jam|hari|bulan|tahun|tb|gb|tera|giga|kw))/gu, '0,5');

const english = 'one two three four five six seven eight nine ten'.split(' ');
const inEnglish = new RegExp(
  `(?<!\\p{L})(${english.join('|')}|\\d{1,3}) (?:people|persons?|students?|of us)(?!\\p{L})`,
  'gu',
);
const inEnglishAlone = new RegExp(`^(?:only |just |about )?(${english.join('|')})(?: only)?$`, 'u');
const numberOf = (word: string): string => (english.includes(word) ? `${english.indexOf(word) + 1}` : word);

const kinds =
  '(?:cowok?|cewek?|laki(?:-laki|2)?|perempuan|putra|putri|pria|wanita|guru|siswa|siswi|dosen|mahasiswa|anak|dewasa|pendamping|panitia|peserta|pegawai|staf)';
/** "Cowok 3 cewek 2": who is counted stands before each number. */
const countedAfter = new RegExp(
  `^(?:(?:ada|kami|total|jumlah) )?${kinds}(?:nya)? \\d{1,3}(?:[ ,]+(?:dan |sama |dn |& |\\+ ?)?${kinds}(?:nya)? \\d{1,3})+$`,
  'u',
);
const kindThenNumber = new RegExp(`(${kinds})(?:nya)? (\\d{1,3})`, 'gu');
const numberFirst = (text: string): string =>
  countedAfter.test(text) ? text.replace(kindThenNumber, '$2 $1') : text;

/** "Bertiga", "kami ber-5", "sendirian": a number of people. */
export const inPeople = (text: string): string =>
  numberFirst(text)
    .replace(inEnglish, (_, count: string) => `${numberOf(count)} orang`)
    .replace(/^(?:just|only)(?: me| myself)(?!\p{L})/u, '1 orang')
    .replace(inEnglishAlone, (_, count: string) => `${numberOf(count)} orang`)
    .replace(
      /(?<!\p{L})ber? ?-? ?(due|tige|lime|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|\d{1,2})(?:an|k)?(?!\p{L})/gu,
      (_, count: string) => `${together[count] ?? count} orang`,
    )
    .replace(
      /(?<!\p{L})(\d{1,2} orang),? (?:(?:dengan|dgn|sama|ngan|bersama) )?(?:teman|kawan|sahabat|rekan)(?:nya|ku)?(?: saya)?$/u,
      '$1',
    )
    .replace(
      /(?<!\p{L})(?:seorang(?: (?:diri|saja|aja))?|sorang|sendirian|^(?:cuma |hanya |cm )?sendiri(?: (?:aja|saja|jak))?$)(?!\p{L})/gu,
      '1 orang',
    );
