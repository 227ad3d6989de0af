import { cue } from '../look-ahead.ts';
import { said, type Word } from './said.ts';

const greetings = new Set('assalamualaikum halo permisi selamat pagi siang sore malam shalom'.split(' '));
const afterGreeting = new Set(
  'alaikum wr wb ww warahmatullahi wabarakatuh pagi siang sore malam pak bu kak min bang bapak ibu admin maaf izin ijin ya selamat'.split(
    ' ',
  ),
);
const before = new Set('maaf mohon izin min kak ijin oh eh ya oke makasih terima kasih'.split(' '));
const after = new Set(
  'ya pak bu kak min bang gan bro sih dong ding deh makasih terima kasih oke sekian mohon maaf banyak'.split(
    ' ',
  ),
);
/** Behind these a part of the day says when something was. */
const saysWhen = (word: string): boolean =>
  /\d/.test(word) ||
  /^(?:tadi|kemarin|kemaren|besok|lusa|tiap|setiap|sejak|dari|sampai|nanti|hari|jam|pukul|waktu|sekitar|pagi|siang|sore|malam|ke|dan|atau|senin|selasa|rabu|kamis|jumat|sabtu|minggu)$/.test(
    word,
  );
/** Somebody spoken to, before a comma: "maaf pak, untan". Without it a title is part of the name. */
const spokenTo = new Set('pak bu bapak ibu bang mas mbak min kak admin dik'.split(' '));
const pause = /^\s*[,;:!\n]/;
/** Sounds at the end, as they are written: put right they would be words. */
const sounds = new Set(['nih', 'nich', 'neh', 'lah', 'yak', 'hehe']);
const lateGreetings = new Set(['pagi', 'siang', 'sore', 'malam']);
const picturesBefore = /^(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\u200D]+\s+)+/u;
const pictures = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\u200D\s]+$/u;

/** Courtesy is told by one of these words; a text without one is only trimmed. */
export const courtesyCue = cue({
  words: new Set([...greetings, ...before, ...after, ...spokenTo, ...sounds, ...lateGreetings]),
});

/** Whether a short form stands in capitals where the rest does not: "Kampus BG" has a name, and nobody is called brother. */
const isInitials = (typed: string, word: string, text: string): boolean =>
  typed.toLowerCase() !== word && typed === typed.toUpperCase() && text !== text.toUpperCase();

/**
 * A text as typed without the greeting before and the thanks behind it: "siang pak, untan, makasih ya" is "untan". What is
 * nothing but courtesy stays as it is.
 */
export const withoutCourtesy = (text: string): string => {
  const { words } = said(text);
  let first = 0;
  // Only behind "terima" it is thanks: "kasi infrastruktur" is somebody's office.
  const thanks = (at: number): boolean => words[at]?.word !== 'kasih' || words[at - 1]?.word === 'terima';
  if (greetings.has(words[0]?.word ?? '')) {
    first = 1;
    while (first < words.length && afterGreeting.has(words[first]?.word ?? '')) first += 1;
  } else {
    const opens = ({ word, to }: Word, at: number): boolean =>
      before.has(word) ? thanks(at) : spokenTo.has(word) && pause.test(text.slice(to, to + 4));
    for (let next = words[0]; next && opens(next, first); next = words[first]) first += 1;
  }
  let last = words.length;
  const ends = ({ word, from, to }: Word): boolean => {
    const typed = text.slice(from, to);
    return (after.has(word) && !isInitials(typed, word, text)) || sounds.has(typed.toLowerCase());
  };
  for (let end = words[last - 1]; last > first && end && ends(end); end = words[last - 1]) last -= 1;
  // "Untan, siang pak": a greeting may come late, with somebody greeted behind it; "tadi malam pak" says when.
  const [ahead, late] = [words[last - 2], words[last - 1]];
  const isLate = last < words.length && last - 1 > first && lateGreetings.has(late?.word ?? '');
  if (isLate && ahead && late && !saysWhen(ahead.word)) last -= 1;
  const [begin, end] = [words[first], words[last - 1]];
  if (!begin || !end || last <= first) return text;
  // Nothing stands before or behind its words.
  if (first === 0 && last === words.length && begin.from === 0 && end.to === text.length) return text;
  const head = first === 0 ? text.slice(0, begin.from).replace(picturesBefore, '') : '';
  const behind = text.slice(end.to);
  const tail = last === words.length ? behind : (/^[)\]"”']+/.exec(behind)?.[0] ?? '');
  return `${head}${text.slice(begin.from, end.to)}${tail}`.replace(pictures, '').trim() || text;
};
