import type { Context } from '../../kernel/context.ts';
import type { Scene } from '../../kernel/dialogue.ts';
import { readField, showAnswer } from '../../fields/index.ts';
import { detailField, detailKeys, isProven, type Details, type Key } from './details-fields.ts';
import { detailsTexts } from './details-texts.ts';
import { fieldContext } from './form.ts';
import { readDetails } from './read-details.ts';
import { formTexts } from './texts.ts';

/** What was read, a line each, as it is said back. */
export const noted = (said: Details): string[] =>
  detailKeys.flatMap((key) => {
    const value = said[key];
    return value ? [formTexts.noted(detailsTexts.labels[key], showAnswer(value, detailField(key)))] : [];
  });

/** `again`: said once more it is meant. */
type Read = { value: string; doubt?: string; again?: boolean } | { refuse: string };

/** One detail as its own question reads it. */
export const readOne = (key: Key, text: string, context: Context): Read => {
  const field = detailField(key);
  const reading = readField({ text }, field, fieldContext(field, { answers: {}, requestId: null }, context));
  if (reading.ok === false) return { refuse: reading.say };
  const value = String(reading.value);
  return reading.ok === 'ask' ? { value, doubt: reading.say, again: reading.again === true } : { value };
};

/** Several of them in one message, each as its own question would take it; null where one of them is none. */
export const readAll = (scene: Scene<'details'>, key: Key, text: string): Details | null => {
  const { at, context } = scene;
  if (at.from || (key !== 'name' && key !== 'institution')) return null;
  const said = readDetails(text, key === 'name');
  if (said === null) return null;
  const found: Details = key === 'name' ? {} : { institution: null };
  for (const one of detailKeys) {
    const words = said[one];
    if (words === undefined || isProven(one, context.contact)) continue;
    const read = readOne(one, words, context);
    if ('refuse' in read || read.doubt !== undefined) return null;
    found[one] = read.value;
  }
  // A number alone that is known already answers nothing that was asked.
  return Object.values(found).some((value) => value !== null) ? found : null;
};

/** What was told beside and is not taken: the number of the chat itself is the one that is known to be theirs. */
export const notTaken = ({ context }: Scene<'details'>, text: string, key: Key): string[] => {
  const { phone } = readDetails(text, key === 'name') ?? {};
  if (phone === undefined || !isProven('phone', context.contact)) return [];
  const read = readOne('phone', phone, context);
  const isOwn = 'value' in read && read.value === context.contact.channelPhone;
  return isOwn ? [] : [detailsTexts.phoneStays];
};

/** A number where an address is asked for, of somebody whose number the chat proves. */
export const isKnownNumber = ({ context }: Scene<'details'>, text: string, key: Key): boolean => {
  const said = key === 'institution' ? readDetails(text, false) : null;
  return said?.phone !== undefined && Object.keys(said).length === 1 && isProven('phone', context.contact);
};
