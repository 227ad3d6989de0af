import type { FieldContext } from '../field.ts';
import type { Field } from '../field-schema.ts';
import { isFreeText } from '../index.ts';
import { amountsIn } from '../read/amounts.ts';
import { inPeople } from '../read/spoken-numbers.ts';
import { fold } from '../../kernel/fold.ts';
import { evidence } from './evidence.ts';
import { readPart } from './filled.ts';

const tells = (text: string, field: Field, context: FieldContext): boolean => {
  if (field.type === 'text')
    return evidence(text, field.holds ?? (field.lines ? 'people' : undefined)) === 'yes';
  if (isFreeText(field) || readPart(text, field, context) === null) return false;
  // A number with another unit is another field's.
  const { amounts } = amountsIn(inPeople(fold(text)), field.type === 'integer' ? field.unit : undefined);
  return field.type !== 'integer' || amounts.some(({ unit }) => unit.is === 'own' || unit.is === 'none');
};

/** Of several fields those a text can be an answer to, by what it holds. */
export const aims = (text: string, fields: readonly Field[], context: FieldContext): Field[] => {
  const told = fields.filter((field) => tells(text, field, context));
  if (told.length > 0) return told;
  return fields.filter((field) => isFreeText(field));
};
