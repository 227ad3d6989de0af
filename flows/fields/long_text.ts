import type { FieldKind } from './field.ts';
import { fieldTexts as say } from './field-texts.ts';
import { clean, fold } from '../kernel/fold.ts';
import { withoutCourtesy } from '../kernel/lexicon/courtesy.ts';
import { hideNik } from '../../domain/nik.ts';
import { ask, readText, refuse, take } from './read/give.ts';
import { withoutLeadIn } from './read/lead-in.ts';
import { oddness } from './read/text-kind.ts';
import { onlyTalks, tellsOf } from './read/told-of.ts';
import { textTrouble } from './text.ts';
import { plain } from '../kernel/plain.ts';

/** "Nanti malam saya lengkapi": the answer is put off. */
const later =
  /^(?:nanti|ntar|besok|bsk|kagek|minggu depan|malam ini|sore nanti)(?: (?:pagi|siang|sore|malam|aja|saja|lah|ya))* ?(?:saya|sy|aku|kami|di)? ?(?:lengkapi|isi|tulis|ketik|kirim|lanjut|sambung|cerita|jelas|kabar|susul|tambah)|^(?:saya|sy|aku|kami) (?:kirim|antar|bawa|telp|telepon|jelaskan) (?:lewat|via|pakai|pake|dari|ke|nanti|besok|langsung|aja|saja)(?!\p{L})/u;

/** Longer texts are stories of their own. */
const longest = 120;

/** A text of several sentences. */
export const longText: FieldKind<'long_text'> = {
  read: (input, field, context) =>
    readText(input, field, context, (typed) => {
      const value = withoutLeadIn(clean(typed), field.label);
      // Courtesy makes no answer longer, and hides none.
      const told = withoutCourtesy(value);
      const why = textTrouble(told, field, context.today) ?? textTrouble(value, field, context.today);
      if (why !== null) return refuse(why);
      const shown = tellsOf(told, field.tells);
      const tells = shown && field.tells ? field.tells : null;
      const strange =
        value.length < longest
          ? later.test(fold(told))
            ? 'doubt'
            : (oddness(told, undefined, tells) ?? oddness(value, undefined, tells))
          : onlyTalks(told, field.tells)
            ? 'unshown'
            : null;
      if (strange === 'nothing' || strange === 'kind') return refuse(say.noAnswer(field, context.today));
      const asked = ask(value, say.sameName(field, hideNik(value)));
      if (strange === 'unshown') return { ...asked, again: true };
      if (strange !== null) return asked;
      return value.length >= longest || shown ? take(value) : { ...asked, again: true };
    }),
  refusal: (value, field, { today }) =>
    typeof value === 'string' ? textTrouble(value, field, today) : say.typeIt(field, today),
  show: (value) => plain(value),
};
