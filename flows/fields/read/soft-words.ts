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
