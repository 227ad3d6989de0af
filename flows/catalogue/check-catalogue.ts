import { repeated } from './each-its-own.ts';
import { checkExamples, type ExampleDay } from './check-examples.ts';
import { checkReferences } from './check-references.ts';
import { foldWords } from '../kernel/fold.ts';
import type { Field } from '../fields/field-schema.ts';
import type { Path, Problem } from './problem.ts';
import type { Service } from './service.ts';

const checkOptions = (field: Field): Problem[] => {
  if (field.type !== 'choice' && field.type !== 'multi_choice') return [];
  const { options } = field;
  const labels = options.map(({ label }) => foldWords(label));
  const at = (index: number, say: string): Problem => ({ path: ['options', index], say });
  return [
    ...repeated(options.map(({ id }) => id)).map((index) =>
      at(index, `option "${options[index]?.id ?? ''}" stands twice; give each option an id of its own`),
    ),
    ...repeated(labels).map((index) =>
      at(index, `two options are called "${labels[index] ?? ''}"; give each option a label of its own`),
    ),
    // People choose by number: an option called "2" could not be told from the second one.
    ...labels.flatMap((label, index) =>
      /^\d+$/.test(label) ? [at(index, `option "${label}" is called like a number; give it a name`)] : [],
    ),
  ];
};

const checkLimits = (field: Field): Problem[] => {
  if ('min' in field && field.min > field.max)
    return [{ path: ['min'], say: `min ${field.min} is above max ${field.max}; exchange them` }];
  if (field.type !== 'time_range') return [];
  const times = [field.open, field.close].every((time) => /^([01]\d|2[0-4]):[0-5]\d$/.test(time));
  return times && field.open < field.close
    ? []
    : [{ path: ['open'], say: 'open and close must be times like 08:00, open first' }];
};

const checkSensitive = (field: Field): Problem[] =>
  field.type === 'nik' && !field.sensitive
    ? [{ path: [], say: 'a NIK never travels through a chat; add sensitive: true' }]
    : [];

/** The fields and letters of a service, as they stand one after the other. */
const itemsOf = ({ fields, letters }: Service): { path: Path; key: string; was: readonly string[] }[] => [
  ...fields.map(({ key, was = [] }, index) => ({ path: ['fields', index], key, was })),
  ...letters.map(({ key, was = [] }, index) => ({ path: ['letters', index], key, was })),
];

const checkKeys = (service: Service): Problem[] => {
  const items = itemsOf(service);
  const keys = items.map(({ key }) => key);
  const doubles = repeated(keys).map((index) => ({
    path: [...(items[index]?.path ?? []), 'key'],
    say: 'this key stands twice; give each field and letter a key of its own',
  }));
  const former = items.flatMap(({ path, was }) => was.map((key) => ({ path: [...path, 'was'], key })));
  const stillThere = former.filter(
    ({ key }, index) => keys.includes(key) || former.findIndex((other) => other.key === key) < index,
  );
  return [
    ...doubles,
    ...stillThere.map(({ path, key }) => ({
      path,
      say: `"${key}" is a former key: it must be nobody's now and stand once; remove it`,
    })),
  ];
};

const checkKeywords = ({ keywords }: Service): Problem[] =>
  keywords.flatMap((word, index) =>
    word === word.toLowerCase()
      ? []
      : [{ path: ['keywords', index], say: `keyword "${word}" must be in lower case` }],
  );

const problemsOf = (service: Service, day: ExampleDay): Problem[] => {
  const keys = checkKeys(service);
  const fields = service.fields.flatMap((field, index) =>
    [
      ...checkOptions(field),
      ...checkLimits(field),
      ...checkSensitive(field),
      ...checkReferences(field, index, service),
    ].map(({ path, say }) => ({ path: ['fields', index, ...path], say })),
  );
  const sound = keys.length + fields.length === 0;
  // Examples are read with the rules just checked; there is no reading them by broken ones.
  return [...keys, ...checkKeywords(service), ...fields, ...(sound ? checkExamples(service, day) : [])];
};

const dayOf = ({ today, resources }: ExampleDay): string => JSON.stringify([today, [...resources]]);

/** What was found before, on what day and in what city. */
const checked = new WeakMap<Service, { on: string; problems: Problem[] }>();

/** A service that was checked before, on the same day and with the same rooms, is as sound as it was. */
const checkService = (service: Service, day: ExampleDay, on: string): Problem[] => {
  const before = checked.get(service);
  if (before?.on === on) return before.problems;
  const problems = problemsOf(service, day);
  checked.set(service, { on, problems });
  return problems;
};

/** What is wrong with a catalogue; `of` is the place of the service in the list. */
export const checkCatalogue = (
  services: readonly Service[],
  day: ExampleDay,
): (Problem & { of: number })[] => {
  const orders = services.map(({ order }) => order);
  const codes = services.map(({ code }) => code);
  const on = dayOf(day);
  // People choose by the title, too: two of one could not be told apart.
  const titles = services.map(({ title }) => foldWords(title));
  const alike = repeated(titles).filter((of) => codes.indexOf(codes[of] ?? '') === of);
  return [
    ...repeated(codes).map((of) => ({
      of,
      path: ['code'],
      say: `"${services[of]?.code ?? ''}" stands twice; give each service a code of its own`,
    })),
    ...repeated(orders).map((of) => ({
      of,
      path: ['order'],
      say: `order ${orders[of] ?? ''} is that of "${services[orders.indexOf(orders[of] ?? 0)]?.code ?? ''}", too; give each service an order of its own`,
    })),
    ...alike.map((of) => ({
      of,
      path: ['title'],
      say: `the title is that of "${services[titles.indexOf(titles[of] ?? '')]?.code ?? ''}", too; give each service a title of its own`,
    })),
    ...services.flatMap((service, of) =>
      checkService(service, day, on).map((problem) => ({ ...problem, of })),
    ),
  ];
};
