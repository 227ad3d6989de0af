import type { FieldKind, Reading } from './field.ts';
import { fieldTexts as say } from './field-texts.ts';
import { clean } from '../kernel/fold.ts';
import { readText, refuse, take } from './read/give.ts';
import { plain } from '../kernel/plain.ts';
import type { FieldOf } from './field-schema.ts';

const atom = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
/** RFC 5321's dot-atom and a domain with at least two labels, the last one no number. */
const address = new RegExp(
  `^(?=.{1,64}@)${atom}(?:\\.${atom})*@(?=.{1,253}$)(?:${label}\\.)+(?!\\d+$)${label}$`,
  'i',
);

const trouble = (value: string, field: FieldOf<'email'>): string | null => {
  if (value.length > 254 || !address.test(value)) return say.email(field);
  const fits = !field.domain || value.toLowerCase().endsWith(`@${field.domain.toLowerCase()}`);
  return fits || !field.domain ? null : say.emailDomain(field, field.domain);
};

/** The one address in a text ("email saya budi@contoh.id"); its domain in lower case. */
const addressIn = (typed: string): string => {
  const text = clean(typed).replace(/^mailto:/i, '');
  const words = text.split(/\s+/).filter((word) => word.includes('@'));
  const word = (words.length === 1 ? (words[0] ?? text) : text).replace(/^[<("']+|[>)"',;.]+$/g, '');
  const at = word.lastIndexOf('@');
  return word.slice(0, at) + word.slice(at).toLowerCase();
};

const read = (typed: string, field: FieldOf<'email'>): Reading => {
  const value = typed.length > 400 ? '' : addressIn(typed);
  const why = trouble(value, field);
  return why === null ? take(value) : refuse(why);
};

/** An email address, of one domain where the field says so. */
export const email: FieldKind<'email'> = {
  read: (input, field, context) => readText(input, field, context, (typed) => read(typed, field)),
  refusal: (value, field) => (typeof value === 'string' ? trouble(value, field) : say.email(field)),
  show: (value) => plain(value),
};
