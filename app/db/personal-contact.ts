import { ownedBy, personalIn } from '../../domain/personal.ts';

/** Details of a contact as they are stored: a number can be looked for, the rest is sealed with the contact's own key. */
export const personalContact = <R extends object>(details: R, owner: string): R => ({
  ...ownedBy(personalIn(details, ['name', 'institution', 'email'] as (keyof R)[]), owner),
  ...personalIn('phone' in details ? { phone: details.phone } : {}, ['phone'] as never[]),
});
