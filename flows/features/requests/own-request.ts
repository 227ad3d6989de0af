import type { Context } from '../../kernel/context.ts';
import { fact } from '../../kernel/fact.ts';
import type { RequestView } from './request.ts';

/** A request of this contact, or null: for everybody else it does not exist. */
export const ownRequest = (id: string, context: Context): RequestView | null => {
  const request = fact(context, { fact: 'request', id });
  return request?.contactId === context.contact.id ? request : null;
};
