import type { Contact } from '../../kernel/context.ts';
import type { Change } from '../../kernel/feature.ts';
import type { ContactChanges } from './contact.ts';

declare module '../../kernel/move.ts' {
  interface Changes {
    /** What is known of the person from now on. */
    contact?: Partial<Contact>;
  }
}

const kept = [
  'name',
  'phone',
  'institution',
  'email',
  'detailsConfirmed',
  'privacyVersion',
  'remindersOff',
] as const;

/** Saves what a move changes of the person; the next question is asked knowing it. */
export const contactChanges: Change = ({ contact }, context) => {
  if (!contact) return { effects: [], context };
  const changes: Record<string, unknown> = {};
  for (const key of kept) if (contact[key] !== undefined) changes[key] = contact[key];
  return {
    effects:
      Object.keys(changes).length > 0 ? [{ type: 'save_contact', changes: changes as ContactChanges }] : [],
    context: { ...context, contact: { ...context.contact, ...contact } },
  };
};
