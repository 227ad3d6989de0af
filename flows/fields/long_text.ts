import type { FieldKind } from './field.ts';
import { fieldTexts as say } from './field-texts.ts';
import { clean } from '../kernel/fold.ts';
import { hideNik } from '../../domain/nik.ts';
import { ask, readText, refuse, take } from './read/give.ts';
import { withoutLeadIn } from './read/lead-in.ts';
import { oddness } from './read/text-kind.ts';
import { textTrouble } from './text.ts';
import { plain } from '../kernel/plain.ts';

/** A text of several sentences. */
export const longText: FieldKind<'long_text'> = {
  read: (input, field, context) =>
    readText(input, field, context, (typed) => {
      const value = withoutLeadIn(clean(typed), field.label);
      const why = textTrouble(value, field, context.today);
      if (why !== null) return refuse(why);
      const strange = value.length < 120 ? oddness(value, undefined) : null;
      if (strange === 'doubt') return ask(value, say.sameName(field, hideNik(value)));
      return strange === null ? take(value) : refuse(say.noAnswer(field, context.today));
    }),
  refusal: (value, field, { today }) =>
    typeof value === 'string' ? textTrouble(value, field, today) : say.typeIt(field, today),
  show: (value) => plain(value),
};
