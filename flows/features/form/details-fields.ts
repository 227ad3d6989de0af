import type { FieldOf } from '../../fields/field-schema.ts';
import type { Contact } from '../../kernel/context.ts';
import { detailsTexts } from './details-texts.ts';

/** What is known of an applicant, in the order in which it is asked. */
export const detailKeys = ['name', 'phone', 'institution', 'email'] as const;
export type Key = (typeof detailKeys)[number];
export type Details = Partial<Record<Key, string | null>>;

const common = (key: Key, required: boolean) => ({
  key,
  label: detailsTexts.labels[key],
  help: detailsTexts.help[key],
  required,
  example: detailsTexts.example[key],
  invalidExamples: ['?'],
});

/** Each of them as a field is read. */
export const detailFields: { [K in Key]: FieldOf<'text'> | FieldOf<'phone'> | FieldOf<'email'> } = {
  name: { ...common('name', true), type: 'text', holds: 'person', min: 3, max: 100 },
  phone: { ...common('phone', true), type: 'phone' },
  institution: { ...common('institution', false), type: 'text', min: 3, max: 200 },
  email: { ...common('email', false), type: 'email' },
};

/** The number that the channel itself vouches for. */
export const isProven = (key: Key, { channelPhone }: Contact): boolean =>
  key === 'phone' && channelPhone !== null;

/** The questions put to somebody new: the number only where the channel does not prove it, the address for mail with the other one. */
export const detailsAsked = (contact: Contact): Key[] =>
  detailKeys.filter((key) => key !== 'email' && !isProven(key, contact));

/** What is known of somebody; the chat's number where no other was told. */
export const valueOf = (contact: Contact, key: Key): string | null =>
  contact[key] ?? (key === 'phone' ? contact.channelPhone : null);
