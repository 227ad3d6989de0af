import type { Which } from './calendar.ts';

const months: Record<string, number> = {
  jan: 1,
  feb: 2,
  peb: 2,
  mar: 3,
  apr: 4,
  mei: 5,
  may: 5,
  jun: 6,
  jul: 7,
  agu: 8,
  ags: 8,
  agt: 8,
  aug: 8,
  sep: 9,
  okt: 10,
  oct: 10,
  nov: 11,
  nop: 11,
  des: 12,
  dec: 12,
};

/** Names in full or short; a vowel or consonant left out of the rest is forgiven, other words that begin so are not. */
export const monthName =
  '(?:jan(?:u?a?ry?i?)?|[fp]eb(?:r?u?ar[iy]?)?|mar(?:e?t|ch)?|apr(?:i?l)?|me[iy]|may|jun[ie]?|jul[iy]?|agu(?:s?t?(?:us)?)?|ags|agt|agst|aug(?:ust)?|sep(?:t?e?m?b?e?r?)?|o[kc]t(?:o?b?e?r)?|no[vp](?:e?m?b?e?r)?|de[sc](?:e?m?b?e?r)?)(?![a-z])';

/** 1 to 12, of a folded month name; 0 for anything else. */
export const monthNumber = (name: string): number => months[name.slice(0, 3)] ?? 0;

const weekdays: Record<string, number> = { sen: 1, sel: 2, rab: 3, kam: 4, jum: 5, sab: 6, min: 7, aha: 7 };

/** The Indonesian day names, as a pattern for folded text. */
export const weekdayName = "(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)";

/** 1 for Monday … 7 for Sunday, of a folded day name. */
export const weekdayNumber = (name: string): number => weekdays[name.slice(0, 3)] ?? 0;

/** Which week words behind a day name mean. */
export const whichWeek: Record<string, Which> = {
  ini: 'this',
  depan: 'next',
  berikutnya: 'next',
  mendatang: 'next',
  besoknya: 'next',
  lalu: 'last',
  kemarin: 'last',
};

/** Days from today. */
export const nearDays: Record<string, number> = {
  'hari ini': 0,
  'hr ini': 0,
  sekarang: 0,
  skrg: 0,
  skrng: 0,
  besok: 1,
  bsk: 1,
  bsok: 1,
  besuk: 1,
  esok: 1,
  isok: 1,
  tomorrow: 1,
  today: 0,
  'besok lusa': 2,
  lusa: 2,
  tulat: 3,
  kemarin: -1,
  kemaren: -1,
  kmrn: -1,
  kmren: -1,
  kemarek: -1,
  yesterday: -1,
  semalam: -1,
  'kemarin lusa': -2,
  'kemarin dulu': -2,
};

/** Everyday spellings of day names and of what stands around a date. */
const spellings: [RegExp, string][] = [
  [/(?<![a-z])(?:dpn|dpan|depn|next)(?![a-z])/g, 'depan'],
  [/(?<![a-z])(?:senen|snin|senein|monday)(?![a-z])/g, 'senin'],
  [/(?<![a-z])(?:slasa|selase|selasah|tuesday)(?![a-z])/g, 'selasa'],
  [/(?<![a-z])(?:rebo|rabo|rabbu|wednesday)(?![a-z])/g, 'rabu'],
  [/(?<![a-z])(?:kemis|kmis|kamiz|thursday)(?![a-z])/g, 'kamis'],
  [/(?<![a-z])(?:jumaat|jmat|jumat|jum at|friday)(?![a-z])/g, 'jumat'],
  [/(?<![a-z])(?:saptu|sbtu|setu|saturday)(?![a-z])/g, 'sabtu'],
  [/(?<![a-z])(?:sunday|mingu|mggu|mgg)(?![a-z])/g, 'minggu'],
  [
    /(?<![a-z])(?:bln|bl)(?=\.? ?(?:\d|depan|ini|lalu|jan|feb|mar|apr|mei|jun|jul|agu|sep|okt|nov|des))\.?/g,
    'bulan',
  ],
  [/(?<![a-z])(?:thn|th|taun)(?=\.? ?(?:\d{2,4}|dpn|depan|ini|lalu|besok))\.?/g, 'tahun'],
  [/(?<![a-z])(?:tgl|tggl|tnggl|tgal|tangal|tanggl|tggal)(?![a-z])\.?/g, 'tanggal'],
  [/(?<![a-z])(?:mggu|mgg|minggu) (?:dpn|dpan|depn)(?![a-z])/g, 'minggu depan'],
  [/(?<![a-z])(?:lg|agik|agi|gik)(?![a-z])/g, 'lagi'],
  // "Senin 30": no office opens at thirty.
  [
    new RegExp(
      `(${weekdayName}),? (?=(?:1[89]|2\\d|3[01]|\\d{1,2}(?=,? (?:jam|pukul|pkl)))(?![\\d.:/-]| ?[-./] ?\\d| [a-z]*(?:jan|feb|mar|apr|mei|jun|jul|agu|sep|okt|nov|des)))`,
      'g',
    ),
    '$1 tanggal ',
  ],
  // "Minggu depan hari Senin" is "Senin depan".
  [
    new RegExp(
      `(?<!hari )(?:minggu|pekan) (depan|ini|lalu|kemarin),? (?:di |pada )?(?:hari )?(${weekdayName})(?![a-z])`,
      'g',
    ),
    '$2 $1',
  ],
  [
    new RegExp(`(${weekdayName}) (?:di )?(?:minggu|pekan) (?:yang )?(depan|ini|lalu|kemarin)(?![a-z])`, 'g'),
    '$1 $2',
  ],
  [new RegExp(`(${weekdayName}) (?:besok|bsk)(?![a-z])(?! lusa)`, 'g'), '$1'],
];

/** A folded text with everyday spellings around a date written out. */
export const spelledOut = (folded: string): string =>
  spellings.reduce((text, [from, to]) => text.replace(from, to), folded);
