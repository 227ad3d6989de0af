import { findable, ownedBy, personalIn } from '../../domain/personal.ts';

/** Details of a contact as they are stored: sealed with the contact's own key, and a number with what it is found by. */
export const personalContact = <R extends { phone?: unknown }>(
  details: R,
  owner: string,
): R & { phoneKey?: string | null } => ({
  ...ownedBy(personalIn(details, ['name', 'phone', 'institution', 'email'] as (keyof R)[]), owner),
  ...('phone' in details
    ? { phoneKey: typeof details.phone === 'string' ? findable(details.phone) : null }
    : {}),
});
