import type { FieldKind, Reading } from './field.ts';
import { fieldTexts as say } from './field-texts.ts';
import { clean, fold } from '../kernel/fold.ts';
import { ask, readText, refuse, take } from './read/give.ts';
import { leftOver } from './read/left-over.ts';
import { plain } from '../kernel/plain.ts';
import type { FieldOf } from './field-schema.ts';

const address = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]+\])$/i;
const name = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]\.?$/i;

/** Browsers read "123" as 0.0.0.123; people who write it do not mean an address. */
const isHost = (host: string, text: string): boolean =>
  name.test(host) || (address.test(host) && (host.startsWith('[') || text.includes(host)));

const parse = (text: string): URL | null => {
  const url = text.length > 2000 || /\s/.test(text) || !URL.canParse(text) ? null : new URL(text);
  return url && /^https?:$/.test(url.protocol) && isHost(url.hostname, text) ? url : null;
};

const trouble = (value: string, field: FieldOf<'url'>): string | null => {
  const url = parse(value);
  if (!url) return say.url(field);
  return url.username || url.password ? say.urlSecret(field) : null;
};

/** A host becomes an address; what has a scheme stays as typed but for large letters in it and the host. */
const withScheme = (text: string): string =>
  /^[a-z][a-z0-9+.-]*:\/\//i.test(text)
    ? // Telephones write the first letter large by themselves, and no host cares.
      text.replace(/^https?:\/\/[^/?#@]+/i, (host) => host.toLowerCase())
    : `https://${text}`;

/** Slips in the part before the name: "htps://", "http:/", "https//". */
const slip = /^(?:ht{1,3}ps?|htps?|http)(?:s)?(?::\/\/|:\/|\/\/|;\/\/|:(?=\w)|\.\/\/)/i;
const mendScheme = (word: string): string =>
  /^https?:\/\//i.test(word)
    ? word
    : word.replace(slip, (found) => (/s/i.test(found) ? 'https://' : 'http://'));

const bare = (word: string): string => word.replace(/^[<("'[]+|[\])>"'.,;!]+$/g, '');

/** "simpeg . contoh . go . id", "simpeg titik contoh": dots with spaces. */
const joined = (text: string): string =>
  text
    .replace(/\s+(?:dot|titik)\s+/gi, '.')
    .replace(
      /(?<=[a-z0-9-])\s*\.\s*(?=(?:[a-z0-9-]+\s*\.\s*)*(?:go|co|ac|or|sch|web|id|com|net|org)(?![a-z]))/gi,
      '.',
    );

const own = new Set(
  'url host alamat alamatnya website websitenya web situs situsnya link linknya domain di ke buka https http adalah port'.split(
    ' ',
  ),
);

const read = (typed: string, field: FieldOf<'url'>): Reading => {
  const text = clean(typed.slice(0, 3000));
  const whole = withScheme(text.replace(/^<|[>.,;]+$/g, ''));
  if (!/\s/.test(whole) || typed.length > 2000) {
    const why = trouble(whole, field);
    if (why === null) return take(whole);
    const mended = withScheme(mendScheme(bare(text)));
    return !/\s/.test(text) && mended !== whole && trouble(mended, field) === null
      ? ask(mended, say.meant(mended))
      : refuse(why);
  }
  const found = [text, joined(text)].map((each) => [
    ...new Set(
      each
        .split(/\s+/)
        .map(bare)
        .filter((word) => trouble(withScheme(mendScheme(word)), field) === null),
    ),
  ]);
  const [words = []] = found.filter((each) => each.length > 0);
  const [word, second] = words;
  if (word === undefined)
    return refuse(/\s@|@\S/.test(text) && /:\/\//.test(text) ? say.urlSecret(field) : say.url(field));
  if (second !== undefined)
    return refuse(
      say.whichUrl(field),
      words.slice(0, 4).map((each) => ({ label: each, text: each })),
    );
  const value = withScheme(mendScheme(word));
  const plainly = text.includes(word);
  const rest = leftOver(fold((plainly ? text : joined(text)).replace(word, ' ')), field, own);
  return plainly && value === withScheme(word) ? take(value, rest) : ask(value, say.meant(value), rest);
};

/** A web address or a host name; a host is stored with https:// before it. */
export const url: FieldKind<'url'> = {
  read: (input, field, context) => readText(input, field, context, (typed) => read(typed, field)),
  refusal: (value, field) => (typeof value === 'string' ? trouble(value, field) : say.url(field)),
  show: (value) => plain(value),
};
