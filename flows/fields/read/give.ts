import type { Answer } from '../answer.ts';
import type { Asked, FieldContext, FieldInput, Reading, Refusal, Taken } from '../field.ts';
import { fieldTexts } from '../field-texts.ts';
import type { Field } from '../field-schema.ts';

/** A refusal with its sentence and, where there are any, inputs that would pass. */
export const refuse = (say: string, offers: NonNullable<Refusal['offers']> = []): Refusal =>
  offers.length > 0 ? { ok: false, say, offers } : { ok: false, say };

/** A value with the words it does not account for; `told` when it was converted on the way. */
export const take = (value: Answer, rest = '', told?: string): Taken =>
  told === undefined ? { ok: true, value, rest } : { ok: true, value, rest, told };

/** A value that waits for a yes to the sentence. */
export const ask = (value: Answer, say: string, rest = ''): Asked => ({ ok: 'ask', value, say, rest });

/** Reads words with `read`; a pin or a foreign button is asked for again in words. */
export const readText = (
  input: FieldInput,
  field: Pick<Field, 'label' | 'example'>,
  context: Pick<FieldContext, 'today'>,
  read: (text: string) => Reading,
): Reading => ('text' in input ? read(input.text) : refuse(fieldTexts.typeIt(field, context.today)));
