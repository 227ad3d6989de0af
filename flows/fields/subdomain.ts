import type { FieldContext, FieldKind, Reading } from './field.ts';
import { fieldTexts as say } from './field-texts.ts';
import { fold } from '../kernel/fold.ts';
import { judged, readText } from './read/give.ts';
import { plain } from '../kernel/plain.ts';
import type { FieldOf } from './field-schema.ts';

type SubdomainField = FieldOf<'subdomain'>;

/** A DNS label; "xn--" and its like belong to encoded names (RFC 5891). */
const label = /^(?!..--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

const trouble = (value: string, field: SubdomainField, context: FieldContext): string | null => {
  if (!label.test(value)) return say.subdomain(field);
  if (field.reserved.includes(value)) return say.reserved(`${value}.${field.domain}`, field);
  return context.subdomainTaken(value) ? say.subdomainTaken(`${value}.${field.domain}`) : null;
};

/** The label a text names, with or without the domain. */
export const labelIn = (typed: string, { domain }: Pick<SubdomainField, 'domain'>): string => {
  const host = fold(typed.slice(0, 300))
    .replace(/^https?:\/\//, '')
    .replace(/[/.]+$/, '');
  return host.endsWith(`.${domain}`) ? host.slice(0, -domain.length - 1) : host;
};

const read = (typed: string, field: SubdomainField, context: FieldContext): Reading => {
  const value = labelIn(typed, field);
  return judged(value, trouble(value, field, context));
};

/** A name under the city's domain, typed with or without the domain; stored as its label alone. */
export const subdomain: FieldKind<'subdomain'> = {
  read: (input, field, context) => readText(input, field, context, (typed) => read(typed, field, context)),
  refusal: (value, field, context) =>
    typeof value === 'string' ? trouble(value, field, context) : say.subdomain(field),
  show: (value, { domain }) => `${plain(value)}.${domain}`,
};
