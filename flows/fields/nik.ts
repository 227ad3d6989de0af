import { maskNik, nikBirthUnlikely, nikTrouble, normalizeNik } from '../../domain/nik.ts';
import type { FieldKind, Reading } from './field.ts';
import { fieldTexts } from './field-texts.ts';
import { ask, readText, refuse, take } from './read/give.ts';
import { plain } from '../kernel/plain.ts';

const say = fieldTexts.nik;

const read = (typed: string): Reading => {
  const why = nikTrouble(typed);
  if (why !== null) return refuse(say[why]);
  const value = normalizeNik(typed);
  // Registry offices have issued such numbers: a person who says it is right is right.
  return nikBirthUnlikely(value) ? ask(value, say.unlikely(value.slice(-4))) : take(value);
};

/** A national ID number; stored as its sixteen digits, shown masked. */
export const nik: FieldKind<'nik'> = {
  read: (input, field, context) => readText(input, field, context, read),
  refusal: (value) => {
    const why = nikTrouble(plain(value));
    return why === null ? null : say[why];
  },
  show: (value) => maskNik(plain(value)),
};
