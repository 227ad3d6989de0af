import { maskNik, nikBirthUnlikely, nikTrouble, normalizeNik } from '../../domain/nik.ts';
import type { FieldKind, Reading } from './field.ts';
import { fieldTexts } from './field-texts.ts';
import { ask, readText, refuse, take } from './read/give.ts';
import { leftOver } from './read/left-over.ts';
import { numberWithWord } from './read/number-with-word.ts';
import type { FieldOf } from './field-schema.ts';
import { plain } from '../kernel/plain.ts';

const say = fieldTexts.nik;

const words = new Set('nik ktp nomor no induk kependudukan saya'.split(' '));

const read = (typed: string, field: FieldOf<'nik'>): Reading => {
  const { number, rest } = numberWithWord(typed, 16);
  const why = nikTrouble(number);
  if (why !== null) return refuse(say[why]);
  const value = normalizeNik(number);
  const left = leftOver(rest, field, words);
  // Registry offices have issued such numbers: a person who says it is right is right.
  return nikBirthUnlikely(value) ? ask(value, say.unlikely(value.slice(-4)), left) : take(value, left);
};

/** A national ID number; stored as its sixteen digits, shown masked. */
export const nik: FieldKind<'nik'> = {
  read: (input, field, context) => readText(input, field, context, (typed) => read(typed, field)),
  refusal: (value) => {
    const why = nikTrouble(plain(value));
    return why === null ? null : say[why];
  },
  show: (value) => maskNik(plain(value)),
};
