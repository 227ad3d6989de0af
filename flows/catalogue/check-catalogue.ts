import { checkExamples } from './check-examples.ts';
import { checkReferences } from './check-references.ts';
import { foldWords } from '../kernel/fold.ts';
import type { Field } from '../fields/field-schema.ts';
import type { Service } from './service.ts';

const twice = (names: readonly (string | number)[]): (string | number)[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];

const checkOptions = (field: Field): string[] => {
  if (field.type !== 'choice' && field.type !== 'multi_choice') return [];
  const ids = twice(field.options.map(({ id }) => id)).map(
    (id) => `option "${id}" stands twice; give each option an id of its own`,
  );
  const labels = field.options.map(({ label }) => foldWords(label));
  const same = twice(labels).map(
    (label) => `two options are called "${label}"; give each option a label of its own`,
  );
  // People choose by number: an option called "2" could not be told from the second one.
  const numbers = labels
    .filter((label) => /^\d+$/.test(label))
    .map((label) => `option "${label}" is called like a number; give it a name`);
  return [...ids, ...same, ...numbers];
};

const checkLimits = (field: Field): string[] => {
  if ('min' in field && field.min > field.max)
    return [`min ${field.min} is above max ${field.max}; exchange them`];
  if (field.type !== 'time_range') return [];
  const times = [field.open, field.close].every((time) => /^([01]\d|2[0-4]):[0-5]\d$/.test(time));
  return times && field.open < field.close ? [] : ['open and close must be times like 08:00, open first'];
};

const checkSensitive = (field: Field): string[] =>
  field.type === 'nik' && !field.sensitive ? ['a NIK never travels through a chat; add sensitive: true'] : [];

const checkService = (service: Service, today: string): string[] => {
  const keys = [...service.fields, ...service.letters].map(({ key }) => key);
  const doubles = twice(keys).map(
    (key) =>
      `Service "${service.code}", "${key}": this key stands twice; give each field and letter a key of its own.`,
  );
  const former = [...service.fields, ...service.letters].flatMap(({ was = [] }) => was);
  const stillThere = twice([...new Set(keys), ...former]).map(
    (key) =>
      `Service "${service.code}", "${key}": a former key (was) must be nobody's now and stand once; remove it.`,
  );
  const keywords = service.keywords
    .filter((word) => word !== word.toLowerCase())
    .map((word) => `Service "${service.code}": keyword "${word}" must be in lower case.`);
  const fields = service.fields.flatMap((field, index) =>
    [
      ...checkOptions(field),
      ...checkLimits(field),
      ...checkSensitive(field),
      ...checkReferences(field, index, service),
    ].map((trouble) => `Service "${service.code}", field "${field.key}": ${trouble}.`),
  );
  const sound = doubles.length + stillThere.length + fields.length === 0;
  // Examples are read with the rules just checked; there is no reading them by broken ones.
  return [...doubles, ...stillThere, ...keywords, ...fields, ...(sound ? checkExamples(service, today) : [])];
};

/** What is wrong with a catalogue, each a sentence that names service, field and the mend. */
export const checkCatalogue = (services: readonly Service[], today: string): string[] => [
  ...twice(services.map(({ code }) => code)).map(
    (code) => `Service "${code}" stands twice; give each service a code of its own.`,
  ),
  ...twice(services.map(({ order }) => order)).map(
    (order) =>
      `Service "${services
        .filter((service) => service.order === order)
        .map(({ code }) => code)
        .join('" and "')}": order ${order} stands twice; give each service an order of its own.`,
  ),
  ...services.flatMap((service) => checkService(service, today)),
];
