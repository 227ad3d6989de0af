import { cue } from '../look-ahead.ts';
import { said, type Said, type Word } from './said.ts';

const greetings = new Set(
  'assalamualaikum waalaikumsalam halo permisi selamat pagi siang sore malam shalom'.split(' '),
);
const afterGreeting = new Set(
  'alaikum wr wb ww warahmatullahi wabarakatuh pagi siang sore malam pak bu kak min bang bapak ibu admin maaf izin ijin ya selamat'.split(
    ' ',
  ),
);
/** What somebody is sorry for, or asks leave to do, before the answer: "maaf ganggu", "izin menjawab". */
const sorryFor = new Set(
  'ganggu mengganggu menganggu telat terlambat lama lambat baru balas bales membalas dibalas respon merespon jawab menjawab jawabnya sebelumnya waktunya lupa kelupaan'.split(
    ' ',
  ),
);
const sorry = new Set(['maaf', 'izin', 'ijin', 'mohon']);
const before = new Set(
  'oalah owalah walah wah oooh ooo oo yaudah yasudah yaudahlah hehe hehehe haha hahaha hihi wkwk wkwkwk maaf mohon izin min kak ijin oh eh ya oke makasih terima kasih'.split(
    ' ',
  ),
);
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
const firstPause = /^\s*[,;:!\n]/;
const pause = /^\s*(?:[,;:!\n]|\.(?=\s))/;
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

/** Only behind "terima" it is thanks: "kasi infrastruktur" is somebody's office. */
const thanks = (words: readonly Word[], at: number): boolean =>
  words[at]?.word !== 'kasih' || words[at - 1]?.word === 'terima';

const pauses = ({ text, words }: Said, at: number): boolean => {
  const to = words[at]?.to;
  // "Bpk. Agus": a stop behind the first word may be of a short form.
  return to !== undefined && (at === 0 ? firstPause : pause).test(text.slice(to, to + 4));
};

/** Whether courtesy stands at a word: "pak siap, untan" has somebody spoken to among it; "oke pak Budi" is a name. */
const opens = (heard: Said, at: number): boolean => {
  const { words } = heard;
  const word = words[at]?.word ?? '';
  if (before.has(word)) return thanks(words, at);
  if (word === 'lanjut') return at > 0 && pauses(heard, at);
  let behind = at + 1;
  while (spokenTo.has(words[behind]?.word ?? '')) behind += 1;
  const next = words[behind]?.word ?? '';
  return spokenTo.has(word) && (pauses(heard, at) || before.has(next) || next === 'lanjut');
};

const greets = (heard: Said, at: number): boolean => {
  if (!greetings.has(heard.words[at]?.word ?? '')) return false;
  const ahead = heard.words[at - 1]?.word ?? '';
  return at === 0 || pauses(heard, at - 1) || spokenTo.has(ahead) || afterGreeting.has(ahead);
};

/** Behind the courtesy that begins at a word: the same place where none does. */
const pastCourtesy = (heard: Said, at: number): number => {
  const { words } = heard;
  let next = at;
  if (greets(heard, at)) {
    next += 1;
    while (next < words.length && !pauses(heard, next - 1) && afterGreeting.has(words[next]?.word ?? ''))
      next += 1;
  } else if (opens(heard, at)) next += 1;
  else return at;
  if (sorry.has(words[next - 1]?.word ?? ''))
    while (next < words.length && sorryFor.has(words[next]?.word ?? '')) next += 1;
  return next;
};

/** Polite at the end, and as often the last word of a name: "SMA Gembala Baik", "Pasar Tanah Abang", "prodi si". */
const inNames = new Set('baik siap kasih kasi abang si deng mohon sekian banyak'.split(' '));
const isThankful = new Set(['makasih', 'terima', 'kasih', 'thanks']);
/** Whether such a word belongs to what stands before it: only behind a pause, or among thanks, it is courtesy. */
const isOfName = (heard: Said, at: number): boolean => {
  const { text, words } = heard;
  const [ahead, one] = [words[at - 1], words[at]];
  const typed = one ? text.slice(one.from, one.to).toLowerCase() : '';
  if (!ahead || !one || !inNames.has(typed)) return false;
  if (typed === 'kasih' || typed === 'kasi') return ahead.word !== 'terima';
  if (typed === 'banyak') return !isThankful.has(ahead.word);
  return !pauses(heard, at - 1) && !/\d/.test(ahead.word) && !after.has(ahead.word);
};

/**
 * A text as typed without the greeting before and the thanks behind it: "siang pak, untan, makasih ya" is "untan". What is
 * nothing but courtesy stays as it is.
 */
export const withoutCourtesy = (text: string): string => {
  const heard = said(text);
  const { words } = heard;
  let first = 0;
  for (let next = pastCourtesy(heard, 0); next > first; next = pastCourtesy(heard, first)) first = next;
  let last = words.length;
  const ends = ({ word, from, to }: Word): boolean => {
    const typed = text.slice(from, to);
    if (isOfName(heard, last - 1)) return false;
    // "Exit meeting bpk" has an office in it.
    const spoken = after.has(word) && typed.toLowerCase() !== 'bpk' && !isInitials(typed, word, text);
    return spoken || sounds.has(typed.toLowerCase());
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
