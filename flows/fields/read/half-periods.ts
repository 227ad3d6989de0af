import { fold } from '../../kernel/fold.ts';

const hour = '\\d{1,2}(?:[.:]\\d{2})?';
const begin = new RegExp(`(?<![\\p{L}\\d])(?:jam|jm|pukul|pkl)\\.? ?(${hour})(?![\\d.:/])`, 'u');
const end = new RegExp(
  `^(?:(?:sampai|sampe|sampek|smpe|ampe|hingga|sd|s/d|s\\.d\\.?|selesai(?:nya)?|paling lama|kelar)[ ,]*)*(?:jam|jm|pukul|pkl)?\\.? ?(${hour}(?: (?:pagi|siang|sore))?)(?: (?:wib|aja|saja|ya|pak|bu|kak|min|lah|deh))*$`,
  'u',
);

/** The one hour a text names as a beginning: "jam 9 sampai selesai"; null where it names none. */
export const beginIn = (text: string): string | null => begin.exec(fold(text))?.[1] ?? null;

/** The hour of a text that is the end of a period and nothing else: "sampai jam 11", "11 siang"; null of any other. */
export const endAlone = (text: string): string | null =>
  end.exec(fold(text).replace(/[.!]+$/, ''))?.[1] ?? null;
