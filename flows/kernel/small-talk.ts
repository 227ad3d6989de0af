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

/** Faces, hands and hearts, and nothing else. */
const pictures = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\p{M}\p{Cf}\s])+$/u;

/** Whether a text thanks and does nothing else. */
export const isThanks = (text: string): boolean => thanks.test(plainWords(text.slice(0, 200)));

/** Whether a text only says that all is well, in a word or with a thumb. */
export const isAssent = (text: string): boolean =>
  assents.test(plainWords(text.slice(0, 200))) || pictures.test(text.slice(0, 200).trim());
