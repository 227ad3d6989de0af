import type { Condition } from '../fields/field-schema.ts';
import type { DateBound } from '../fields/field-schema.ts';
import type { SlotUse } from '../fields/field-schema.ts';
import type { Field } from '../fields/field-schema.ts';
import type { FieldType } from '../fields/field-schema.ts';
import type { Path, Problem } from './problem.ts';
import type { Service } from './service.ts';

type Reference = { path: Path; key: string; types: FieldType[]; may: 'earlier' | 'anywhere'; as: string };

const answered: FieldType[] = ['choice', 'multi_choice', 'yes_no'];

const ofBound = (name: 'from' | 'to', bound: DateBound | undefined): Reference[] =>
  bound && 'field' in bound
    ? [{ path: [name, 'field'], key: bound.field, types: ['date'], may: 'earlier', as: 'a date' }]
    : [];

const condition = (path: Path, key: string, may: Reference['may']): Reference => ({
  path,
  key,
  types: answered,
  may,
  as: 'a choice or yes/no',
});

const number = (path: Path, key: string): Reference => ({
  path,
  key,
  types: ['integer'],
  may: 'earlier',
  as: 'an integer',
});

const ofUse = ({ when, amountFrom, peopleFrom }: SlotUse, index: number): Reference[] => {
  const path = ['uses', index];
  return [
    ...(when ? [condition([...path, 'when', 'field'], when.field, 'anywhere')] : []),
    ...(amountFrom === undefined ? [] : [number([...path, 'amountFrom'], amountFrom)]),
    ...(peopleFrom === undefined
      ? []
      : [{ ...number([...path, 'peopleFrom'], peopleFrom), may: 'anywhere' as const }]),
  ];
};

const referencesOf = (field: Field): Reference[] => [
  ...(field.when ? [condition(['when', 'field'], field.when.field, 'earlier')] : []),
  ...(field.type === 'text' && field.lines ? [number(['lines', 'countFrom'], field.lines.countFrom)] : []),
  ...(field.type === 'date' ? [...ofBound('from', field.from), ...ofBound('to', field.to)] : []),
  ...(field.type === 'slot' ? field.uses.flatMap(ofUse) : []),
  ...(field.type === 'slot' && field.swap ? [condition(['swap'], field.swap, 'earlier')] : []),
];

const checkReference = (
  { path, key, types, may, as }: Reference,
  index: number,
  { fields }: Service,
): Problem[] => {
  const refers = (say: string): Problem[] => [{ path, say: `it refers to ${say}` }];
  const at = fields.findIndex((other) => other.key === key);
  const other = fields[at];
  if (!other) return refers(`"${key}", which is no field of this service; correct the name`);
  if (at === index) return refers('itself; name another field');
  if (may === 'earlier' && at > index) return refers(`"${key}", which comes later; move "${key}" before it`);
  return types.includes(other.type) ? [] : refers(`"${key}", which must be ${as} field`);
};

type Placed = { path: Path; condition: Condition };

const conditionsOf = (field: Field): Placed[] => [
  ...(field.when ? [{ path: ['when'], condition: field.when }] : []),
  ...(field.type === 'slot'
    ? field.uses.flatMap(({ when }, index) =>
        when && 'in' in when ? [{ path: ['uses', index, 'when'], condition: when }] : [],
      )
    : []),
];

/** A condition can only name what the other field can answer. */
const checkCondition = (
  { path, condition: { field: key, in: wanted } }: Placed,
  { fields }: Service,
): Problem[] => {
  const other = fields.find((field) => field.key === key);
  if (!other) return [];
  const options: (string | boolean)[] =
    'options' in other ? other.options.map(({ id }) => id) : [true, false];
  return wanted.flatMap((value, index) =>
    options.includes(value)
      ? []
      : [
          {
            path: [...path, 'in', index],
            say: `its condition waits for "${value}", which "${key}" never answers; name one of ${options.join(', ')}`,
          },
        ],
  );
};

/** What is wrong with a field's references to other fields of its service. */
export const checkReferences = (field: Field, index: number, service: Service): Problem[] => [
  ...referencesOf(field).flatMap((reference) => checkReference(reference, index, service)),
  ...conditionsOf(field).flatMap((one) => checkCondition(one, service)),
];
