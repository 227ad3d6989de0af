import type { FieldKind } from './field.ts';
import { fieldTexts as say } from './field-texts.ts';
import { clean } from '../kernel/fold.ts';
import { judged, readText } from './read/give.ts';
import { textTrouble } from './text.ts';
import { plain } from '../kernel/plain.ts';

/** A text of several sentences. */
export const longText: FieldKind<'long_text'> = {
  read: (input, field, context) =>
    readText(input, field, context, (typed) => {
      const value = clean(typed);
      return judged(value, textTrouble(value, field, context.today));
    }),
  refusal: (value, field, { today }) =>
    typeof value === 'string' ? textTrouble(value, field, today) : say.typeIt(field, today),
  show: (value) => plain(value),
};
