import { nipTrouble, normalizeNip } from '../../domain/nip.ts';
import type { FieldKind, Reading } from './field.ts';
import { fieldTexts } from './field-texts.ts';
import { ask, readText, refuse, take } from './read/give.ts';
import { leftOver } from './read/left-over.ts';
import { numberWithWord } from './read/number-with-word.ts';
import type { FieldOf } from './field-schema.ts';
import { plain } from '../kernel/plain.ts';

const say = fieldTexts.nip;

const words = new Set('nip nomor induk pegawai no nomor. saya nama an a.n'.split(' '));

const read = (typed: string, field: FieldOf<'nip'>): Reading => {
  const { number, rest } = numberWithWord(typed, 18);
  const why = nipTrouble(number);
  if (why !== null) return refuse(say[why]);
  const value = normalizeNip(number);
  const left = leftOver(rest, field, words);
  // The serial begins with 001.
  return value.endsWith('000') ? ask(value, say.serial(shown(value)), left) : take(value, left);
};

const shown = (value: string): string => value.replace(/^(\d{8})(\d{6})(\d)(\d{3})$/, '$1 $2 $3 $4');

/** A civil servant's number; stored as its eighteen digits, shown in the groups it is printed in. */
export const nip: FieldKind<'nip'> = {
  read: (input, field, context) => readText(input, field, context, (typed) => read(typed, field)),
  refusal: (value) => {
    const why = nipTrouble(plain(value));
    return why === null ? null : say[why];
  },
  show: (value) => shown(plain(value)),
};
