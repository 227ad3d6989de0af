import type { FieldKind, Reading } from './field.ts';
import { fieldTexts as say } from './field-texts.ts';
import { clean, fold } from '../kernel/fold.ts';
import { ask, readText, refuse, take } from './read/give.ts';
import { leftOver } from './read/left-over.ts';
import { mendEmail } from './read/mend-email.ts';
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

const bare = (word: string): string => {
  const inside = word.replace(/^mailto:/i, '').replace(/^[<("'[]+|[\])>"',;:.!?]+$/g, '');
  const at = inside.lastIndexOf('@');
  return inside.slice(0, at) + inside.slice(at).toLowerCase();
};

/** The words of a text that hold an @, without what stands around them. */
const addressesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\s,;/]+|(?<=\.[a-z]{2,3})\/(?=\S+@)/i)
      .filter((word) => word.includes('@'))
      .map(bare),
  ),
];

const own = new Set('email e-mail mail surel alamat alamatnya saya pribadi kantor dinas aktif an'.split(' '));

const restOf = (text: string, value: string, field: FieldOf<'email'>): string =>
  leftOver(
    fold(text)
      .replace(fold(value), ' ')
      .replace(/mailto:/g, ' '),
    field,
    own,
  );

const several = (addresses: readonly string[], field: FieldOf<'email'>): Reading =>
  refuse(
    say.whichEmail(field),
    addresses
      .filter((each) => trouble(each, field) === null)
      .slice(0, 4)
      .map((each) => ({ label: each, text: each })),
  );

/** A name alone, where all addresses are of one domain. */
const withDomain = (text: string, { domain }: FieldOf<'email'>): string | null =>
  domain !== undefined && /^[a-z0-9]+(?:[._-][a-z0-9]+)+$/i.test(text)
    ? `${text.toLowerCase()}@${domain}`
    : null;

const read = (typed: string, field: FieldOf<'email'>): Reading => {
  if (typed.length > 400) return refuse(say.email(field));
  const text = clean(typed);
  const addresses = addressesIn(text);
  const right = addresses.filter((each) => address.test(each));
  if (right.length > 1) return several(right, field);
  const [value = ''] = right;
  const mended = mendEmail(value === '' ? text : value);
  const meant = addressesIn(mended);
  const [likely = ''] = meant;
  if (value !== '' && (likely === value || trouble(value, field) !== null)) {
    const why = trouble(value, field);
    const rest = restOf(text, value, field);
    if (addresses.length > 1)
      return refuse(say.email(field), why === null ? [{ label: value, text: value }] : []);
    return why === null ? take(value, rest) : refuse(why);
  }
  if (likely !== '' && meant.length < 2 && trouble(likely, field) === null)
    return ask(likely, say.meant(likely), restOf(mended, likely, field));
  const whole = likely === '' ? withDomain(text, field) : null;
  if (whole !== null) return refuse(say.email(field), [{ label: whole, text: whole }]);
  return meant.length > 1 ? several(meant, field) : refuse(say.email(field));
};

/** An email address, of one domain where the field says so. */
export const email: FieldKind<'email'> = {
  read: (input, field, context) => readText(input, field, context, (typed) => read(typed, field)),
  refusal: (value, field) => (typeof value === 'string' ? trouble(value, field) : say.email(field)),
  show: (value) => plain(value),
};
