import type { StaffMember } from '../../domain/role.ts';
import { stateCodes, states, type State } from '../../domain/state.ts';
import type { Unit } from '../../domain/unit.ts';
import { isTurnOf } from '../../domain/transition.ts';
import { isBeside, withinReach } from '../../flows/features/requests/reach.ts';
import { disposedTo } from '../../flows/features/requests/times.ts';

/** One state of one unit's requests: what an index finds at once. */
export type Scope = { state: State; unit: Unit };

const everything = (units: readonly Unit[]): Scope[] =>
  stateCodes.flatMap((state) => units.map((unit) => ({ state, unit })));

/** Whose turn it is, by the rules themselves; an overdue completion is nobody's work until it is asked about. */
const waitsFor = (member: StaffMember, { state, unit }: Scope): boolean =>
  state !== 'needs_completion' &&
  isTurnOf({ id: '', number: '', state, version: 0, unit }, { kind: 'staff', member }, '2000-01-01');

/** What waits for a member of staff: where the rules let them act; administrators, who supervise (Pasal 11(2)c), see all that is open. */
export const waitingScopes = (member: StaffMember, units: readonly Unit[]): Scope[] =>
  everything(units).filter((scope) =>
    member.role === 'administrator' ? states[scope.state].open : waitsFor(member, scope),
  );

/** All that a member of staff may see, in one state or in any. */
export const scopesWithin = (member: StaffMember, state: State | null, units: readonly Unit[]): Scope[] =>
  everything(units).filter(
    (scope) => withinReach(scope, member) && (state === null || scope.state === state),
  );

/** The requests of some states that a unit is named beside. */
export type BesideScope = { states: readonly State[]; unit: Unit };

/** What a member of staff sees because their unit is named beside another, in one state or, as work, in those after the disposition; null: nothing they do not see anyhow. */
export const besideScope = (member: StaffMember, state: State | null): BesideScope | null => {
  const { unit } = member;
  const seesAll = state !== null && member.acting !== undefined;
  if (seesAll || !isBeside({ supporting: [unit] }, member)) return null;
  return { states: state === null ? disposedTo : [state], unit };
};
