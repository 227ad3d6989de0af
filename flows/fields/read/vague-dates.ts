import { addDays, addMonths } from '../../../domain/city-time.ts';
import { daysOfAnyYear, isoOf, weekdayOf } from './calendar.ts';
import { monthName, monthNumber, weekdayName, weekdayNumber } from './date-words.ts';

/** A week, month or year, which is no day yet: "minggu depan", "awal Januari", "akhir bulan". */
const vague = new RegExp(
  `(?<![a-z])(?:(?:awal|akhir|pertengahan|tengah|medio|penghujung)(?: (?:bulan|minggu|pekan|tahun|thn|${monthName}))|akhir pekan|weekend|(?<!hari )(?:minggu|pekan|bulan|tahun) (?:yang |yg )?(?:ini|depan|berikutnya|mendatang|lalu|kemarin)|(?:minggu|pekan) (?:ke ?-? ?\\d|pertama|kedua|ketiga|keempat|terakhir|\\d)|(?:setiap|tiap|saban|setiap hari|tiap hari)(?: (?:hari|${weekdayName}|minggu|bulan))?)(?![a-z])`,
);

const monthAlone = new RegExp(
  `(?<![a-z])(?:bulan )?(?<m>${monthName})\\.?(?: ?(?:tahun )?(?<y>\\d{4}))?(?!\\d)`,
);
const monthByNumber = /(?<![a-z\d])bulan (?:ke ?-? ?)?(?<m>\d{1,2})(?: ?(?:tahun )?(?<y>\d{4}))?(?!\d)/;

/** "Besok lusa" is some day soon, not the day after tomorrow, and so is a day that is said twice. */
const someDay = /(?<![a-z])(?:besok ?-? ?lusa|(besok|lusa|nanti|kapan|minggu)(?: ?- ?| )\1)(?![a-z])/;

/** Whether a text names no day although it sounds like one. */
export const isSomeDay = (text: string): boolean => someDay.test(text);

/** Whether a text names a stretch of days instead of one. */
export const isVague = (text: string): boolean => vague.test(text);

const weekAlone =
  /(?<!hari )(?<![a-z])(?:minggu|pekan|mggu|mgg) (?:yang |yg )?(ini|depan|dpn|berikutnya|mendatang)(?![a-z])/;

/** The Monday of the week a text names without a day, or null. */
export const weekIn = (text: string, today: string): string | null => {
  const which = weekAlone.exec(text)?.[1];
  if (which === undefined) return null;
  return addDays(today, (which === 'ini' ? 0 : 7) + 1 - weekdayOf(today));
};

const oneWeekday = new RegExp(
  `^(?:(?:yang|yg|hari|pas|di)[ ,.]*)*(${weekdayName})(?:[ ,.]*(?:nya|aja|saja|deh|ya|pak|bu|kak|min|jak|bae))*$`,
);

/** 1 for Monday … 7 for Sunday, of a text that is a day of the week and nothing more: "selasa aja"; else null. */
export const weekdayAlone = (text: string): number | null => {
  const name = oneWeekday.exec(text)?.[1];
  return name === undefined ? null : weekdayNumber(name);
};

/** The month `YYYY-MM` a text names without a day, or null. */
export const monthIn = (text: string, today: string): string | null => {
  const { m = '', y } = (monthAlone.exec(text) ?? monthByNumber.exec(text))?.groups ?? {};
  const month = /\d/.test(m) ? Number(m) : monthNumber(m);
  if (month < 1 || month > 12) return null;
  const first =
    y === undefined ? (daysOfAnyYear(month, 28, today, 'future')[0] ?? null) : isoOf(Number(y), month, 1);
  return first?.slice(0, 7) ?? null;
};

const endOfMonth = new RegExp(`(?<![a-z])(?:akhir|penghujung) (?:bulan )?(?:${monthName})(?![a-z])`);
const moreThanOne = /(?<![a-z])(?:awal|pertengahan|tengah|atau|ato|antara)(?![a-z])/;

/** The last day of the month whose end a text names, or null. */
export const lastDayIn = (text: string, today: string): string | null => {
  const month = endOfMonth.test(text) && !moreThanOne.test(text) ? monthIn(text, today) : null;
  return month === null ? null : addDays(addMonths(`${month}-01`, 1), -1);
};
