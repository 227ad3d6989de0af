import type { Answer } from '../answer.ts';
import type { FieldContext, FieldInput, Reading, Refusal } from '../field.ts';
import { fieldTexts } from '../field-texts.ts';
import type { Field } from '../field-schema.ts';

/** A refusal with its sentence and, where there are any, inputs that would pass. */
export const refuse = (say: string, offers: NonNullable<Refusal['offers']> = []): Refusal =>
  offers.length > 0 ? { ok: false, say, offers } : { ok: false, say };

/** A value, unless there is a sentence that refuses it. */
export const judged = (value: Answer, say: string | null): Reading =>
  say === null ? { ok: true, value } : refuse(say);

/** Reads words with `read`; a pin or a foreign button is asked for again in words. */
export const readText = (
  input: FieldInput,
  field: Pick<Field, 'label' | 'example'>,
  context: Pick<FieldContext, 'today'>,
  read: (text: string) => Reading,
): Reading => ('text' in input ? read(input.text) : refuse(fieldTexts.typeIt(field, context.today)));
