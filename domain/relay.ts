import type { StaffMember } from './role.ts';
import { states, type State } from './state.ts';
import type { Unit } from './unit.ts';

/** Who wrote a message between unit and applicant. */
export type Sender = 'unit' | 'applicant';

/** How many messages each side may write about one request in 24 hours: enough for a conversation, too few to flood a phone. */
export const mostMessages: Readonly<Record<Sender, number>> = { unit: 30, applicant: 15 };

/** The longest message, in characters. */
export const longestMessage = 1500;

type Concerned = { unit: Unit; supporting?: readonly Unit[]; state: State };

/** Whether unit and applicant may write to each other about a request: as long as it is open. */
export const isOpen = ({ state }: Pick<Concerned, 'state'>): boolean => states[state].open;

/** Whether an operator works on a request: of its unit, of one named beside it, or of the secretariat (Pasal 12 ayat (3)). */
export const worksOn = (
  { unit, supporting = [] }: Pick<Concerned, 'unit' | 'supporting'>,
  member: StaffMember,
): boolean =>
  member.role === 'operator' && (member.everyUnit === true || [unit, ...supporting].includes(member.unit));

/** Whether a member of staff may write to the applicant or leave a note (Pasal 12 ayat (2) huruf c, d). */
export const mayWrite = (request: Concerned, member: StaffMember): boolean =>
  isOpen(request) && worksOn(request, member);
