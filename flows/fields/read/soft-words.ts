const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Politeness and filling: beside an answer it changes nothing. */
const soft = set(
  'pak bu bapak ibu bang abang kak kakak min admin mas mbak mba bro gan om tante dek adek ' +
    'ya yah yaa yaaa iya y ok oke okay okey baik siap sip dong deh sih nih ni tu tuh lah kok kah loh lho ' +
    'aja saja aje jak jk doang tolong mohon maaf permisi halo hai assalamualaikum terima kasih trima makasih makasi trims thanks thank you tq ' +
    'hehe hehehe haha wkwk hmm eh oh nah em emm selamat pagi siang sore malam terimakasih mksh tks thx',
);

/** Whether a folded word is politeness or filling. */
export const isSoft = (word: string): boolean => soft.has(word);

/** Who writes more than this has something to say. */
const longest = 400;

/** A text without the pleasantries before and behind it, as it was typed. */
export const withoutPleasantries = (text: string): string => {
  if (text.length > longest) return text;
  const before =
    /^(?:(?:maaf|permisi|halo|hallo|hai|assalamu ?'?alaikum|selamat (?:pagi|siang|sore|malam)|(?:ok|oke|baik|siap)(?=[ ,.])|ini|tolong|mohon)(?: (?:pak|bu|kak|min|admin|bapak|ibu|mas|mbak|bang))?(?:[ ,.!:]+|$))+/iu;
  const behind =
    /(?:(?<=[^\p{L}\p{N}]|^)(?:pak|bu|kak|kakak|min|admin|mas|mbak|bang|yah?|yaa+|dong|deh|sih|nih|lah|hehe+|terima ?kasih(?: banyak)?|trima ?kasih|makasih|makasi|mksh|trims|thanks?|thank you|tq|thx|[\p{Extended_Pictographic}\p{Emoji_Modifier}\u200d\ufe0f])[\s,.!]*)+$/iu;
  const head = text.replace(before, '');
  const kept = (head === '' ? text : head).replace(behind, '').replace(/[\s,]+$/u, '');
  return /[\p{L}\p{N}]/u.test(kept) ? kept : text;
};
