import { plainWords } from './plain-words.ts';
import { remembered } from './remembered.ts';

const politeness =
  '(?:kak|kakak|min|admin|pak|bu|bapak|ibu|bang|mas|mbak|ya|yah|sih|si|dong|deh|ni|nih|lah|kah|woi|woy|oi|tolong|mohon|ini|aja|saja)';
const around = new RegExp(`^(?:(?:halo|hai|maaf|permisi|mohon|tolong) )+|(?: ${politeness})+$`, 'g');

/** The words of a text without punctuation and without the politeness around them: "Lanjut dong, kak!" is "lanjut". */
export const spoken = remembered((text) =>
  plainWords(text)
    .replace(/[,.!?]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(around, '')
    .trim(),
);

const set = (words: string): ReadonlySet<string> => new Set(words.split(', '));

const on = set('lanjut, lanjutkan, lanjutin, lanjot, next, terus, teruskan, selanjutnya, gas, gaskan');
const agreeing = set(
  'ya, y, iya, iye, iyo, yes, ok, oke, okay, okey, baik, siap, sip, mau, boleh, betul, benar, bener, setuju, saya setuju, ya setuju, iya setuju, ok setuju, ya benar, iya benar, sudah benar, udah benar, udah bener, sdh benar, masih benar, sudah betul, sudah',
);
const disagreeing = set(
  'tidak, t, tdk, tak, nggak, enggak, ngga, gak, ga, ndak, tadak, bukan, jangan, tidak mau, gak mau, ga mau',
);
const nothing = set(
  'tidak ada, tdk ada, tak ada, ga ada, gak ada, gada, ngga ada, nggak ada, enggak ada, ndak ada, ndak ade, dak ada, dak ade, tak ade, tadak ade, tadak ada, ndade, nda ada, kosong, kosongkan, tidak punya, ga punya, gak punya, nggak punya, ndak punya, tidak perlu, ga perlu, gak perlu, nggak perlu, ga usah, gak usah, tidak usah, usah, nihil, none',
);
const later = set(
  'nanti, ntar, entar, menyusul, nyusul, nanti menyusul, surat menyusul, suratnya menyusul, belum ada, blm ada, blom ada, belum punya, blm punya, belum jadi, blm jadi, belum siap, blm siap, suratnya belum ada, suratnya blm ada, surat belum ada, suratnya belum jadi, masih diurus',
);

/** "Go on": with what is there, or without what may be left out. */
export const goesOn = (text: string): boolean => on.has(spoken(text));
/** A yes of any kind. */
export const agrees = (text: string): boolean => agreeing.has(spoken(text));
/** A no of any kind. */
export const disagrees = (text: string): boolean => disagreeing.has(spoken(text));
/** "There is none." */
export const hasNone = (text: string): boolean => nothing.has(spoken(text));
/** "Not yet, later." */
export const comesLater = (text: string): boolean => later.has(spoken(text));

/** "Kirim dong", "ya, kirim sekarang": what else *Kirim* is called. */
export const sends = (text: string): boolean =>
  /^(?:(?:ya|iya|ok|oke|baik|sip|siap|sudah|udah|sudah benar) )?(?:di)?(?:kirim|kirimkan|simpan|submit)(?: (?:sekarang|permohonan|semua|semuanya))*$/.test(
    spoken(text),
  );
