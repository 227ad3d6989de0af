import { addDays, addMonths } from '../../../domain/city-time.ts';
import { spokenNumbers } from './spoken-numbers.ts';
import { unitOf } from './units.ts';

const amount = /(\d{1,3})(,5)? ?(\p{L}+)/gu;

/** How much of a month or a day a word is; "bulanan" and "mingguan" count like the words they come from. */
const partOf = (word: string, whole: 'bulan' | 'hari'): number | null => {
  for (const one of [word, word.replace(/an$/, '')]) {
    const unit = unitOf(one, whole);
    if (unit.is === 'own') return unit.factor;
  }
  return null;
};

/** What stands around a length and changes nothing of it; it is asked back in any case. */
const around =
  /(?<!\p{L})(?:selama|lamanya|kurang lebih|sekitar|sekitaran|kira[ -]kira|kira2|krg lbh|cuma|cuman|hanya|paling|paling lama|maksimal|rencananya|rencana|untuk|utk|buat|lagi|dari|setelah|sejak|sesudah|mulai|masuk|tanggal mulai|itu|an|aja|saja|jak|doang|ja|penuh|full|dan|lebih|kak|pak|bu|min|bang|yaa?)(?!\p{L})/gu;

/** The day so long after a start as a folded text says ("3 bln", "1,5 bulan", "setengah tahun", "2 bulan 2 minggu"); null where it says anything else. */
export const dayAfterLength = (folded: string, start: string): string | null => {
  const told = spokenNumbers(folded)
    .replace(/(?<!\p{L})setengah (?=tahun|thn)\p{L}+/u, '6 bulan')
    .replace(/(?<!\p{L})setengah (?=bulan|bln)\p{L}+/u, '15 hari');
  let [days, months] = [0, 0];
  const rest = told.replace(amount, (all, whole: string, half: string | undefined, word: string) => {
    const count = Number(whole) + (half === undefined ? 0 : 0.5);
    const [ofMonth, ofDay] = [partOf(word, 'bulan'), partOf(word, 'hari')];
    if (ofMonth !== null) months += count * ofMonth;
    else if (ofDay !== null) days += count * ofDay;
    return ofMonth === null && ofDay === null ? all : ' ';
  });
  if (days + months === 0 || rest.replace(around, ' ').replace(/[\s.,!+-]+/g, '') !== '') return null;
  const whole = Math.floor(months);
  return addDays(addMonths(start, whole), Math.ceil(days + (months - whole) * 30));
};
