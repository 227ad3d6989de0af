import type { FieldKind, Reading } from './field.ts';
import { fieldTexts as say } from './field-texts.ts';
import { clean } from '../kernel/fold.ts';
import { readText, refuse, take } from './read/give.ts';
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

/** A host becomes an address; what has a scheme stays as typed. */
const withScheme = (text: string): string =>
  /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;

const read = (typed: string, field: FieldOf<'url'>): Reading => {
  const value = withScheme(clean(typed).replace(/^<|[>.,;]+$/g, ''));
  const why = trouble(value, field);
  return why === null ? take(value) : refuse(why);
};

/** A web address or a host name; a host is stored with https:// before it. */
export const url: FieldKind<'url'> = {
  read: (input, field, context) => readText(input, field, context, (typed) => read(typed, field)),
  refusal: (value, field) => (typeof value === 'string' ? trouble(value, field) : say.url(field)),
  show: (value) => plain(value),
};
