import { nipTrouble, normalizeNip } from '../../domain/nip.ts';
import type { FieldKind, Reading } from './field.ts';
import { fieldTexts } from './field-texts.ts';
import { readText, refuse, take } from './read/give.ts';
import { plain } from '../kernel/plain.ts';

const say = fieldTexts.nip;

const read = (typed: string): Reading => {
  const why = nipTrouble(typed);
  return why === null ? take(normalizeNip(typed)) : refuse(say[why]);
};

/** A civil servant's number; stored as its eighteen digits, shown in the groups it is printed in. */
export const nip: FieldKind<'nip'> = {
  read: (input, field, context) => readText(input, field, context, read),
  refusal: (value) => {
    const why = nipTrouble(plain(value));
    return why === null ? null : say[why];
  },
  show: (value) => plain(value).replace(/^(\d{8})(\d{6})(\d)(\d{3})$/, '$1 $2 $3 $4'),
};
