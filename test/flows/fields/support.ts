import type { FieldContext, Reading } from '../../../flows/fields/field.ts';
import { fieldKinds, readField } from '../../../flows/fields/index.ts';
import type { Field } from '../../../flows/fields/field-schema.ts';
import type { FieldType } from '../../../flows/fields/field-schema.ts';
import type { FieldOf } from '../../../flows/fields/field-schema.ts';
import { city } from '../../support/pontianak.ts';

/** A Wednesday; the 24th and 25th of December are holidays. */
export const today = '2026-11-25';

export const contextWith = (more: Partial<FieldContext> = {}): FieldContext => ({
  today,
  time: '08:00',
  closedDays: new Map(),
  resources: city.resources,
  horizonDays: 90,
  answers: {},
  holds: () => [],
  subdomainTaken: () => false,
  ...more,
});

const common = {
  key: 'isian',
  label: 'Isian',
  help: 'Bantuan.',
  required: true,
  example: 'contoh',
  invalidExamples: ['...'],
};

const options = [
  { id: 'foto', label: 'Foto' },
  { id: 'video', label: 'Video' },
  { id: 'siaran_langsung', label: 'Siaran langsung' },
  { id: 'siaran_radio', label: 'Siaran radio' },
  { id: 'cafe', label: 'Kafé & ruang tamu' },
];

const plain: { [T in FieldType]: FieldOf<T> } = {
  text: { ...common, type: 'text', min: 3, max: 100 },
  long_text: { ...common, type: 'long_text', min: 20, max: 2000 },
  integer: { ...common, type: 'integer', min: 1, max: 10, unit: 'orang' },
  date: { ...common, type: 'date', example: '{workday+5}' },
  time_range: { ...common, type: 'time_range', open: '08:00', close: '16:00' },
  choice: { ...common, type: 'choice', options },
  multi_choice: { ...common, type: 'multi_choice', options },
  yes_no: { ...common, type: 'yes_no' },
  phone: { ...common, type: 'phone' },
  email: { ...common, type: 'email' },
  nik: { ...common, type: 'nik', sensitive: true },
  nip: { ...common, type: 'nip' },
  url: { ...common, type: 'url' },
  subdomain: { ...common, type: 'subdomain', domain: 'pontianak.go.id', reserved: ['www', 'mail'] },
  slot: { ...common, type: 'slot', uses: [{ resource: 'meeting_room' }] },
  location: { ...common, type: 'location' },
};

/** A field of a type, as plain as it can be, with what the test is about. */
export const fieldOf = <T extends FieldType>(type: T, more: Partial<FieldOf<T>> = {}): FieldOf<T> => ({
  ...plain[type],
  ...more,
});

export const allTypes = Object.keys(fieldKinds) as FieldType[];

/** What is read of a text. */
export const readText = (text: string, field: Field, more: Partial<FieldContext> = {}): Reading =>
  readField({ text }, field, contextWith(more));

/** The value a text is taken for, or the sentence that refuses it. */
export const valueOf = (text: string, field: Field, more: Partial<FieldContext> = {}): unknown => {
  const reading = readText(text, field, more);
  return reading.ok === false ? reading.say : reading.value;
};

/** The sentence with which a text is refused; throws when it is not. */
export const refusalOf = (text: string, field: Field, more: Partial<FieldContext> = {}): string => {
  const reading = readText(text, field, more);
  if (reading.ok !== false) throw new Error(`"${text}" was taken for ${JSON.stringify(reading.value)}`);
  return reading.say;
};
