import { unitName } from '../../../domain/unit.ts';
import type { Answer } from '../../fields/answer.ts';
import type { Field } from '../../fields/field-schema.ts';
import type { Context } from '../../kernel/context.ts';
import type { Service } from '../../catalogue/service.ts';

/** What staff texts need of a service. */
export type ServiceFace = Pick<Service, 'code' | 'title' | 'fields' | 'letters'>;

type Known = Pick<Context, 'catalogue'>;

/** A request's service as it is offered now; of one no longer offered its title is known and nothing is asked. */
export const serviceFace = ({ catalogue }: Known, code: string): ServiceFace => {
  const title = catalogue.former?.get(code)?.[0]?.title ?? code;
  return catalogue.byCode.get(code) ?? { code, title, fields: [], letters: [] };
};

/** What was sent with a request, by the keys of what was asked. */
type Sent = {
  service: string;
  answers: Readonly<Record<string, Answer>>;
  letters: readonly { key: string }[];
};

/** Whether a field still has what was chosen of it. */
const has = (field: Field, answer: Answer | undefined): boolean => {
  if (answer === undefined || (field.type !== 'choice' && field.type !== 'multi_choice')) return true;
  const chosen = Array.isArray(answer) ? answer : [answer];
  return chosen.every((id) => field.options.some((option) => option.id === id));
};

/**
 * A request's service with what was asked when it was sent: fields, options and letters that were taken away since are there
 * for whoever has answered them, behind those of now.
 */
export const requestFace = (known: Known, { service: code, answers, letters }: Sent): ServiceFace => {
  const face = serviceFace(known, code);
  const former = known.catalogue.former?.get(code);
  if (!former) return face;
  const asked = former.flatMap(({ fields }) => fields);
  const before = (key: string): Field | undefined =>
    asked.find((field) => field.key === key && has(field, answers[key]));
  const fields = face.fields.map((field) =>
    has(field, answers[field.key]) ? field : (before(field.key) ?? field),
  );
  const goneFields = Object.keys(answers)
    .filter((key) => face.fields.every((field) => field.key !== key))
    .flatMap((key) => before(key) ?? []);
  const gone = new Set(
    letters.map(({ key }) => key).filter((key) => face.letters.every((letter) => letter.key !== key)),
  );
  const goneLetters = [...gone].flatMap(
    (key) => former.flatMap((one) => one.letters).find((letter) => letter.key === key) ?? [],
  );
  return { ...face, fields: [...fields, ...goneFields], letters: [...face.letters, ...goneLetters] };
};

/** What the unit that takes the secretariat's part is called. */
export const secretariatName = ({ catalogue }: Known): string =>
  unitName(catalogue.city.units, catalogue.city.units.secretariat);
