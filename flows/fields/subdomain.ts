import type { FieldContext, FieldKind, Reading } from './field.ts';
import { fieldTexts as say } from './field-texts.ts';
import { fold } from '../kernel/fold.ts';
import { ask, readText, refuse, take } from './read/give.ts';
import { isTalk } from './read/talk-words.ts';
import { withoutCourtesy } from '../kernel/lexicon/courtesy.ts';
import { isSoft } from './read/soft-words.ts';
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

const own =
  'subdomain subdomainnya sub domain namanya maunya maunye inginnya pengennya usulan alamat mau pakai pake minta jadi dengan adalah yaitu';
const filling = new Set(own.split(' '));

/** The words of a text that may be a name. */
const wordsIn = (typed: string): string[] =>
  fold(withoutCourtesy(typed.slice(0, 300)))
    .replace(/(?<=^[a-z ]{1,40}) ?[:=] ?/, ' ')
    .replace(/^nama (?=(?:sub ?)?domain)/, '')
    .split(/[\s,]+/)
    .filter((word) => !filling.has(word) && !isSoft(word) && word !== '');

const hostLabel = (word: string, domain: string): string => {
  const host = word.replace(/^https?:\/\//, '').replace(/[/.]+$/, '');
  return host.endsWith(`.${domain}`) ? host.slice(0, -domain.length - 1) : host;
};

/** The label a text names, with or without the domain. */
export const labelIn = (typed: string, { domain }: Pick<SubdomainField, 'domain'>): string => {
  const folded = fold(typed.slice(0, 300));
  const [word = folded, second] = /\s/.test(folded) ? wordsIn(typed) : [folded];
  return hostLabel(second === undefined ? word : folded, domain);
};

/** What several words could be as one name, or each of two that were left to choose from. */
const offersOf = (typed: string, field: SubdomainField): { label: string; text: string }[] => {
  const words = wordsIn(typed);
  const either = words.filter((word) => word !== 'atau' && word !== 'ato');
  if (either.length < 2 || either.length > 3) return [];
  const names = either.length < words.length ? either : [either.join('-'), either.join('')];
  return names
    .map((name) => hostLabel(name, field.domain))
    .filter((name) => label.test(name) && !field.reserved.includes(name))
    .map((name) => ({ label: name, text: name }));
};

const read = (typed: string, field: SubdomainField, context: FieldContext): Reading => {
  const value = labelIn(typed, field);
  const why = trouble(value, field, context);
  // "Bebas" leaves it to us.
  if (why === null && isTalk(value, undefined))
    return ask(value, say.sameName(field, `${value}.${field.domain}`));
  if (why === null) return take(value);
  return refuse(why, /\s/.test(value) ? offersOf(typed, field) : []);
};

/** A name under the city's domain, typed with or without the domain; stored as its label alone. */
export const subdomain: FieldKind<'subdomain'> = {
  read: (input, field, context) => readText(input, field, context, (typed) => read(typed, field, context)),
  refusal: (value, field, context) =>
    typeof value === 'string' ? trouble(value, field, context) : say.subdomain(field),
  show: (value, { domain }) => `${plain(value)}.${domain}`,
};
