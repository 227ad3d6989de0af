import type { Asked, Reader } from '../../kernel/feature.ts';
import { anyCue, cue, type When } from '../../kernel/look-ahead.ts';
import { meaningCue, means } from '../../kernel/lexicon/meanings.ts';
import { said } from '../../kernel/lexicon/said.ts';
import { placeAt } from '../../kernel/places.ts';
import { plainWords } from '../../kernel/fold.ts';
import { reminderTexts } from './texts.ts';

/** Whether somebody wants no more reminders, or wants them again. */
export type ReminderWish = 'stop' | 'begin';

const softly = '(?:(?:tolong|mohon|please) )?';
const politely = '(?: (?:lagi|saya|aku|kami|ya|dong|pak|bu|min|kak|terima ?kasih|makasih))*';
const reminders = '(?:pengingat|reminder|notif|notifikasi)(?:nya)?';

const stops = new RegExp(
  `^${softly}(?:stop|stopp+|setop|berhenti|unsubscribe|unsub|opt ?out|` +
    `(?:stop|setop|berhenti|hentikan|matikan|batalkan) (?:${reminders}|ingatkan|mengingatkan|mengirim|kirim)(?: pesan)?|` +
    `(?:jangan|tidak usah|gak usah|ga usah|nggak usah|tak usah|tidak perlu|gak perlu|tidak mau) (?:di|meng)?(?:ingatkan|ingetin|ingat))${politely}$`,
);
const begins = new RegExp(
  `^${softly}(?:ingatkan|ingetin|(?:aktifkan|nyalakan|hidupkan|mulai) ${reminders}|subscribe|opt ?in)${politely}$`,
);

/** What plain words ask about reminders; null when they are about something else. */
export const reminderWish = (words: string): ReminderWish | null => {
  if (stops.test(words)) return 'stop';
  return begins.test(words) ? 'begin' : null;
};

/** "Cukup, ga usah kirim pesan lagi": a stop in one part, and in the others nothing but what may stand beside it. */
const stopsBeside = (text: string): boolean => {
  const parts =
    text.length > longestStop ? [] : text.split(/[,.;!\n]+/).filter((part) => /\p{L}/u.test(part));
  const stops = (part: string): boolean =>
    means(said(part), 'stop') || reminderWish(plainWords(part)) === 'stop';
  return (
    parts.length > 1 &&
    parts.some(stops) &&
    parts.every(
      (part) => stops(part) || means(said(part), 'done', 'thanks', 'sorry', 'cancel', 'wait', 'greeting'),
    )
  );
};
const longestStop = 100;

/** What a text wants of what we send by ourselves: by our own words, or by what the whole of it means. */
const wishOf = (text: string): ReminderWish | null =>
  reminderWish(plainWords(text)) ?? (means(said(text), 'stop') || stopsBeside(text) ? 'stop' : null);

/** In a message to people only a word that can be nothing else stops us. */
const plainStops = new Set(['stop', 'berhenti', 'unsubscribe', 'unsub', 'unreg']);

const mayWish: When = {
  text: anyCue(
    meaningCue,
    cue({
      words:
        /^(?:stop|setop|berhenti|unsub|opt|hentikan|matikan|batalkan|jangan|usah|perlu|mau|ingatkan|ingetin|aktifkan|nyalakan|hidupkan|mulai|subscribe|unreg)/,
    }),
  ),
};

const read: Reader = ({ session: { at }, event, context }) => {
  const { words, inForm } = placeAt(at, context);
  if (event.kind !== 'text') return null;
  if (words === 'message' && !plainStops.has(plainWords(event.text))) return null;
  const wish = wishOf(event.text);
  if (wish === null || (wish === 'begin' && (words !== undefined || inForm !== undefined))) return null;
  const stops = wish === 'stop';
  return {
    to: stops && inForm !== undefined ? { name: 'start' } : at,
    quiet: true,
    contact: { remindersOff: stops },
    say: [{ text: stops ? reminderTexts.remindersStopped : reminderTexts.remindersBegun }],
  };
};

/**
 * "Stop", in any words, wherever the person is: at once nothing more is sent unasked, and they hear how to come back. A form is
 * left with all that is in it; only a wish to be reminded again waits until words of one's own are no answer.
 */
export const readReminderWish: Asked = { when: mayWish, read };
