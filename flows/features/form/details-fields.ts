import type { FieldOf } from '../../fields/field-schema.ts';
import type { Contact } from '../../kernel/context.ts';
import { detailsTexts } from './details-texts.ts';

/** What is known of an applicant, in the order in which it is asked. */
export const detailKeys = ['name', 'phone', 'institution', 'email'] as const;
export type Key = (typeof detailKeys)[number];
export type Details = Partial<Record<Key, string | null>>;

type DetailField = FieldOf<'text'> | FieldOf<'phone'> | FieldOf<'email'>;

const kinds = {
  name: { type: 'text', required: true, holds: 'person', min: 3, max: 100 },
  phone: { type: 'phone', required: true },
  institution: { type: 'text', required: false, min: 3, max: 200 },
  email: { type: 'email', required: false },
} as const;

const fieldOf = (key: Key): DetailField => ({
  key,
  get label() {
    return detailsTexts.labels[key];
  },
  get help() {
    return detailsTexts.help[key];
  },
  get example() {
    return detailsTexts.example[key];
  },
  invalidExamples: ['?'],
  ...kinds[key],
});

const fields: Readonly<Record<Key, DetailField>> = {
  name: fieldOf('name'),
  phone: fieldOf('phone'),
  institution: fieldOf('institution'),
  email: fieldOf('email'),
};

/** One of them as a field; what is said of it is in the language that is spoken now. */
export const detailField = (key: Key): DetailField => fields[key];

/** The number that the channel itself vouches for. */
export const isProven = (key: Key, { channelPhone }: Contact): boolean =>
  key === 'phone' && channelPhone !== null;

/** The questions put to somebody new: the number only where the channel does not prove it, the address for mail with the other one. */
export const detailsAsked = (contact: Contact): Key[] =>
  detailKeys.filter((key) => key !== 'email' && !isProven(key, contact));

/** What is known of somebody; the chat's number where no other was told. */
export const valueOf = (contact: Contact, key: Key): string | null =>
  contact[key] ?? (key === 'phone' ? contact.channelPhone : null);
