import { means, meaningsOfPart } from './lexicon/meanings.ts';
import { said } from './lexicon/said.ts';

/** "Go on": with what is there, or without what may be left out. */
export const goesOn = (text: string): boolean => means(said(text), 'go_on');
/** A yes of any kind. */
export const agrees = (text: string): boolean => means(said(text), 'yes');
/** A no of any kind. */
export const disagrees = (text: string): boolean => means(said(text), 'no');
/** "There is none." */
export const hasNone = (text: string): boolean => means(said(text), 'none');
/** "Not yet, later." */
export const comesLater = (text: string): boolean => means(said(text), 'later');
/** What stands between a yes and what takes some of it back. */
const but = new Set(['tapi', 'tp', 'tpi', 'cuma', 'asal']);
/** So many words a yes has before it is put off. */
const longestYes = 2;
/** "Later", also behind a yes: "ya, tapi nanti dulu". */
export const putsOff = (text: string): boolean => {
  const heard = said(text);
  if (means(heard, 'later', 'wait')) return true;
  return [...Array(longestYes).keys()].some((last) => {
    const behind = but.has(heard.words[last + 1]?.word ?? '') ? last + 2 : last + 1;
    const put = meaningsOfPart(heard, behind, heard.words.length);
    return (
      put.some((meaning) => meaning === 'later' || meaning === 'wait') &&
      meaningsOfPart(heard, 0, last + 1).some((meaning) => meaning === 'yes' || meaning === 'go_on')
    );
  });
};
/** "Kirim dong", "ya, kirim sekarang": what else *Kirim* is called. */
export const sends = (text: string): boolean => means(said(text), 'send');
/** "Lewati", and what else leaving out is called. */
export const skips = (text: string): boolean => means(said(text), 'skip') || text.trim() === '-';
/** "That is all." */
export const isDone = (text: string): boolean => means(said(text), 'done');
/** "Selesai", "udah": it is done, or sent. */
export const saysDone = (text: string): boolean => isDone(text) || said(text).core === 'sudah ';
