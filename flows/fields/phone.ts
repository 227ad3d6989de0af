import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { PhoneNumber } from 'libphonenumber-js/max';
import type { FieldKind, Reading } from './field.ts';
import { fieldTexts as say } from './field-texts.ts';
import { fold } from '../kernel/fold.ts';
import { readText, refuse, take } from './read/give.ts';
import { plain } from '../kernel/plain.ts';
import { remembered } from '../kernel/remembered.ts';
import type { FieldOf } from './field-schema.ts';

/** A run of digits with what people put between them. */
const numberLike = /[+(]{0,2}\d[\d ().+/-]{5,30}\d/g;

/** The letter O among digits is a slip of the thumb for the 0 below it: left out, it would leave another number. */
const letterO = /(?<![a-z])o(?=\d)|(?<=\d)o(?![a-z])/g;

/** The valid number a text holds. "62812…" without its plus would be read as a number inside Indonesia. */
export const phoneOf = (text: string): PhoneNumber | null => {
  const [found, second] = fold(text.slice(0, 200)).replace(letterO, '0').match(numberLike) ?? [];
  if (!found || second) return null;
  const digits = found.replace(/[^\d+]/g, '').replace(/^00/, '+');
  const number = parsePhoneNumberFromString(/^62\d{8}/.test(digits) ? `+${digits}` : digits, 'ID');
  return number?.isValid() ? number : null;
};

const read = (typed: string, field: FieldOf<'phone'>): Reading => {
  const number = phoneOf(typed);
  return number ? take(number.number) : refuse(say.phone(field));
};

const shown = remembered((text) => {
  const number = phoneOf(text);
  return number?.country === 'ID' ? number.formatNational() : (number?.formatInternational() ?? text);
});

/** A telephone number in any Indonesian form; stored as E.164. */
export const phone: FieldKind<'phone'> = {
  read: (input, field, context) => readText(input, field, context, (typed) => read(typed, field)),
  refusal: (value, field) => (typeof value === 'string' && phoneOf(value) ? null : say.phone(field)),
  show: (value) => shown(plain(value)),
};
