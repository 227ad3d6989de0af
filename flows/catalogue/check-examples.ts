import type { Answers } from '../fields/answer.ts';
import type { FieldContext, Reading } from '../fields/field.ts';
import { readField } from '../fields/index.ts';
import type { Field } from '../fields/field-schema.ts';
import type { Problem } from './problem.ts';
import type { Service } from './service.ts';
import { expandExample } from '../fields/example.ts';
import { usualHorizonDays } from '../settings.ts';

/** The day examples are read on, and what of the city they look at. */
export type ExampleDay = Pick<FieldContext, 'today' | 'resources'>;

const read = (text: string, field: Field, answers: Answers, day: ExampleDay): Reading => {
  // Nothing is taken yet, and the working day is about to begin.
  const context: FieldContext = {
    ...day,
    time: '07:00',
    closedDays: new Map(),
    horizonDays: usualHorizonDays,
    answers,
    holds: () => [],
    subdomainTaken: () => false,
  };
  return readField({ text: expandExample(text, day.today) }, field, context);
};

/** The answers a person gives to these fields who types every example. */
export const exampleAnswers = (fields: readonly Field[], day: ExampleDay): Answers =>
  fields.reduce<Answers>((answers, field) => {
    const reading = read(field.example, field, answers, day);
    return reading.ok === true ? { ...answers, [field.key]: reading.value } : answers;
  }, {});

/** What is booked of something the city does not have is told where it is named. */
const booksUnknown = (field: Field, { resources }: ExampleDay): boolean =>
  field.type === 'slot' && field.uses.some(({ resource }) => !resources.has(resource));

const checkField = (field: Field, answers: Answers, day: ExampleDay): Problem[] => {
  if (booksUnknown(field, day)) return [];
  const example = read(field.example, field, answers, day);
  const refused =
    example.ok === true
      ? []
      : [
          {
            path: ['example'],
            say: `its example "${expandExample(field.example, day.today)}" is not accepted (${example.say}); write one that is`,
          },
        ];
  const accepted = field.invalidExamples.flatMap((text, index) =>
    read(text, field, answers, day).ok === false
      ? []
      : [
          {
            path: ['invalidExamples', index],
            say: `its invalid example "${expandExample(text, day.today)}" is accepted; write one that is refused`,
          },
        ],
  );
  return [...refused, ...accepted];
};

/** The examples of a service that do not do what they promise on this day, among the other fields' examples. */
export const checkExamples = (service: Service, day: ExampleDay): Problem[] => {
  const answers = exampleAnswers(service.fields, day);
  return service.fields.flatMap((field, index) =>
    checkField(field, answers, day).map(({ path, say }) => ({ path: ['fields', index, ...path], say })),
  );
};
