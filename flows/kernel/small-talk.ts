import { means } from './lexicon/meanings.ts';
import { said } from './lexicon/said.ts';

/** Faces, hands and hearts, and nothing else. */
const pictures = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\p{M}\p{Cf}\s])+$/u;

/** Whether a text is a greeting and nothing else. */
export const isGreeting = (text: string): boolean => means(said(text), 'greeting');

/** Whether a text thanks and does nothing else. */
export const isThanks = (text: string): boolean => means(said(text), 'thanks');

/** Whether a text only says that all is well, in a word or with a thumb. */
export const isAssent = (text: string): boolean =>
  (text.length < 100 && means(said(text), 'yes', 'praise', 'laugh')) ||
  pictures.test(text.slice(0, 200).trim());
