import { sopStanding } from './sop-standing.ts';
import { yesNoOptions } from '../fields/yes_no.ts';
import type { Field } from '../fields/field-schema.ts';
import type { Letter, Service } from './service.ts';
import { expandExample } from '../fields/example.ts';
import type { Catalogue } from './catalogue.ts';

const optionsOf = (field: Field): readonly { id: string; label: string }[] | null => {
  if (field.type === 'yes_no') return yesNoOptions;
  if (field.type !== 'choice' && field.type !== 'multi_choice') return null;
  return field.options.map(({ id, label }) => ({ id, label }));
};

const describeField = (field: Field, today: string) => {
  const options = optionsOf(field);
  return {
    key: field.key,
    label: field.label,
    type: field.type,
    // A field that is only asked under a condition cannot be promised to be there.
    required: field.required && !field.when,
    help: field.help,
    example: expandExample(field.example, today),
    invalidExamples: field.invalidExamples.map((text) => expandExample(text, today)),
    ...(options ? { options } : {}),
    ...(field.sensitive ? { sensitive: true } : {}),
  };
};

const describeLetter = ({ key, label, required, sensitive, max, types, signer }: Letter) => ({
  key,
  label,
  required,
  ...(sensitive ? { sensitive: true } : {}),
  max,
  types,
  signer,
});

/** A service's SOP as people see it: its steps, and what it stands on. */
const sopLines = (service: Service): string[] => [...service.sop, ...sopStanding(service)];

/** The catalogue as the outside may rely on it, with its examples dated for today. */
export const describeCatalogue = ({ services }: Catalogue, today: string) => ({
  services: services.map((service) => ({
    code: service.code,
    title: service.title,
    audience: service.audience,
    unit: service.unit,
    promiseWorkingDays: service.promiseWorkingDays,
    version: service.version,
    sop: sopLines(service),
    fields: service.fields.map((field) => describeField(field, today)),
    letters: service.letters.map(describeLetter),
  })),
});
