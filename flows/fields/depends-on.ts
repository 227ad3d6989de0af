import type { DateBound } from './field-schema.ts';
import type { SlotUse } from './field-schema.ts';
import type { Field } from './field-schema.ts';

const ofBound = (bound: DateBound | undefined): string[] => (bound && 'field' in bound ? [bound.field] : []);
const ofUse = ({ when, amountFrom, peopleFrom }: SlotUse): string[] =>
  [when?.field, amountFrom, peopleFrom].filter((key) => key !== undefined);

const ofType = (field: Field): string[] => {
  if (field.type === 'text') return field.lines ? [field.lines.countFrom] : [];
  if (field.type === 'date') return [...ofBound(field.from), ...ofBound(field.to)];
  return field.type === 'slot' ? field.uses.flatMap(ofUse) : [];
};

/** The keys of the other fields a field refers to: whether it is asked, and what it may be. */
export const dependsOn = (field: Field): string[] => [
  ...new Set([...(field.when ? [field.when.field] : []), ...ofType(field)]),
];
