import { addDays, addMonths } from '../../../domain/city-time.ts';
import { spokenNumbers } from './spoken-numbers.ts';

/** How units of a length are written in everyday chats. */
const units = {
  days: 'hari|harian|hr|hri|day|days',
  weeks: 'minggu|mingguan|mgg|mggu|mingu|pekan|week|weeks',
  months: 'bulan|bulanan|bln|bl|blan|month|months',
  years: 'tahun|tahunan|thn|taun|taon|year|years',
} as const;

const amount = (unit: keyof typeof units): RegExp =>
  new RegExp(`(\\d{1,3})(,5)? ?(?:${units[unit]})(?!\\p{L})`, 'u');
const amounts = {
  days: amount('days'),
  weeks: amount('weeks'),
  months: amount('months'),
  years: amount('years'),
};

/** What stands around a length and changes nothing of it; it is asked back in any case. */
const around =
  /(?<!\p{L})(?:selama|lamanya|kurang lebih|sekitar|sekitaran|kira[ -]kira|kira2|krg lbh|cuma|cuman|hanya|paling|paling lama|maksimal|rencananya|rencana|untuk|utk|buat|lagi|dari|setelah|sejak|sesudah|mulai|masuk|tanggal mulai|itu|an|aja|saja|jak|doang|ja|penuh|full|dan|lebih|kak|pak|bu|min|bang|yaa?)(?!\p{L})/gu;

const wholeOf = ([, count = '0', half]: RegExpExecArray): number =>
  Number(count) + (half === undefined ? 0 : 0.5);

/** The day so long after a start as a folded text says ("3 bln", "1,5 bulan", "setengah tahun", "2 bulan 2 minggu"); null where it says anything else. */
export const dayAfterLength = (folded: string, start: string): string | null => {
  let rest = spokenNumbers(folded)
    .replace(/(?<!\p{L})setengah (?=tahun|thn)\p{L}+/u, '6 bulan')
    .replace(/(?<!\p{L})setengah (?=bulan|bln)\p{L}+/u, '15 hari');
  let [days, months] = [0, 0];
  let isSaid = false;
  for (const [unit, pattern] of Object.entries(amounts)) {
    const found = pattern.exec(rest);
    if (!found) continue;
    isSaid = true;
    rest = rest.replace(found[0], ' ');
    const count = wholeOf(found);
    if (unit === 'days') days += Math.ceil(count);
    if (unit === 'weeks') days += Math.ceil(count * 7);
    if (unit === 'months') [months, days] = [months + Math.floor(count), days + (count % 1) * 30];
    if (unit === 'years') months += count * 12;
  }
  if (!isSaid || rest.replace(around, ' ').replace(/[\s.,!+-]+/g, '') !== '') return null;
  return addDays(addMonths(start, months), days);
};
