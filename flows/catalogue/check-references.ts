import type { Condition } from '../fields/field-schema.ts';
import type { DateBound } from '../fields/field-schema.ts';
import type { SlotUse } from '../fields/field-schema.ts';
import type { Field } from '../fields/field-schema.ts';
import type { FieldType } from '../fields/field-schema.ts';
import type { Service } from './service.ts';

type Reference = { key: string; types: FieldType[]; may: 'earlier' | 'anywhere'; as: string };

const answered: FieldType[] = ['choice', 'multi_choice', 'yes_no'];

const ofBound = (bound: DateBound | undefined): Reference[] =>
  bound && 'field' in bound ? [{ key: bound.field, types: ['date'], may: 'earlier', as: 'a date' }] : [];

const condition = (key: string, may: Reference['may']): Reference => ({
  key,
  types: answered,
  may,
  as: 'a choice or yes/no',
});

const ofUse = ({ when, amountFrom, peopleFrom }: SlotUse): Reference[] => [
  ...(when ? [condition(when.field, 'anywhere')] : []),
  ...(amountFrom === undefined ? [] : [number(amountFrom)]),
  ...(peopleFrom === undefined ? [] : [{ ...number(peopleFrom), may: 'anywhere' as const }]),
];
const number = (key: string): Reference => ({ key, types: ['integer'], may: 'earlier', as: 'an integer' });

const referencesOf = (field: Field): Reference[] => [
  ...(field.when ? [condition(field.when.field, 'earlier')] : []),
  ...(field.type === 'text' && field.lines ? [number(field.lines.countFrom)] : []),
  ...(field.type === 'date' ? [...ofBound(field.from), ...ofBound(field.to)] : []),
  ...(field.type === 'slot' ? field.uses.flatMap(ofUse) : []),
  ...(field.type === 'slot' && field.swap ? [condition(field.swap, 'earlier')] : []),
];

const checkReference = ({ key, types, may, as }: Reference, index: number, { fields }: Service): string[] => {
  const at = fields.findIndex((other) => other.key === key);
  const other = fields[at];
  if (!other) return [`it refers to "${key}", which is no field of this service; correct the name`];
  if (at === index) return [`it refers to itself; name another field`];
  if (may === 'earlier' && at > index)
    return [`it refers to "${key}", which comes later; move "${key}" before it`];
  return types.includes(other.type) ? [] : [`it refers to "${key}", which must be ${as} field`];
};

const conditionsOf = (field: Field): Condition[] => [
  ...(field.when ? [field.when] : []),
  ...(field.type === 'slot' ? field.uses.flatMap(({ when }) => (when && 'in' in when ? [when] : [])) : []),
];

/** A condition can only name what the other field can answer. */
const checkCondition = ({ field: key, in: wanted }: Condition, { fields }: Service): string[] => {
  const other = fields.find((field) => field.key === key);
  if (!other) return [];
  const options: (string | boolean)[] =
    'options' in other ? other.options.map(({ id }) => id) : [true, false];
  return wanted
    .filter((value) => !options.includes(value))
    .map(
      (value) =>
        `its condition waits for "${value}", which "${key}" never answers; name one of ${options.join(', ')}`,
    );
};

/** What is wrong with a field's references to other fields of its service. */
export const checkReferences = (field: Field, index: number, service: Service): string[] => [
  ...referencesOf(field).flatMap((reference) => checkReference(reference, index, service)),
  ...conditionsOf(field).flatMap((one) => checkCondition(one, service)),
];
