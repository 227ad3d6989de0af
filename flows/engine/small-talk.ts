import { plainWords } from './plain-words.ts';

const people =
  '(?: (?:kak|kakak|min|admin|pak|bu|bapak|ibu|bang|mas|mbak|semua|semuanya|selamat (?:pagi|siang|sore|malam)))*';
const greetings = new RegExp(
  `^(?:halo|hallo|hai|hi|hey|hei|p|ping|tes|test|min|admin|kak|permisi|ass?alam.{0,60}|selamat (?:pagi|siang|sore|malam)|(?:pagi|siang|sore|malam))${people}$`,
);
const thanks =
  /^(?:ok |oke |baik |siap )?(?:terima ?kasih|trima ?kasih|makasih|makasi|trims|thanks?|thank you|tq)(?: .{0,30})?$/;
const assents = /^(?:ok|oke|okay|baik|siap|sip|mantap)(?: (?:kak|min|pak|bu|siap))?$/;

/** Whether a text is a greeting and nothing else. */
export const isGreeting = (text: string): boolean => greetings.test(plainWords(text.slice(0, 200)));

/** Whether a text thanks, or only says that all is well. */
export const isThanks = (text: string): boolean =>
  [thanks, assents].some((pattern) => pattern.test(plainWords(text.slice(0, 200))));
