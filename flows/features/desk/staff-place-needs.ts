import { chosen } from '../../kernel/chosen.ts';
import type { Context } from '../../kernel/context.ts';
import type { Event } from '../../kernel/event.ts';
import { knownFact, type Want } from '../../kernel/fact.ts';
import type { Session } from '../../kernel/session.ts';
import { agendaNeeds } from '../disposition/index.ts';
import { filesNeeds } from '../files/index.ts';
import type { StaffPlace } from '../office/index.ts';

/** Of a step that is being taken: its request, and with it known what its question or an answer to it looks at. */
export const staffNeeds = (
  at: StaffPlace,
  event: Event | null,
  context: Context,
  session: Session,
): readonly Want[] => {
  const { requestId } = at;
  const want = { fact: 'request', id: requestId } as const;
  const request = knownFact(context, want);
  // A typed number may be a word of its own or the number of an option: which, the question knows.
  const given = [event && chosen(session, event, 'exact'), event?.kind === 'text' ? event.text : null].filter(
    (words) => words !== null,
  );
  return [
    want,
    ...(at.action === 'check' || at.action === 'verify' ? [{ fact: 'history', requestId } as const] : []),
    ...(event ? filesNeeds(event) : []),
    ...(event && at.action === 'write' ? [{ fact: 'relay', requestId } as const] : []),
    ...(at.action === 'register' && at.stage === 'number'
      ? agendaNeeds({ at, context, request }, given)
      : []),
  ];
};
