import type { Field, FieldOf } from './field-schema.ts';

/** Whether any words are an answer to a field. */
export const isFreeText = (
  field: Field,
): field is FieldOf<'text'> | FieldOf<'long_text'> | FieldOf<'location'> =>
  field.type === 'text' || field.type === 'long_text' || field.type === 'location';
