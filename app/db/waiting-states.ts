import type { Role, StaffMember } from '../../domain/role.ts';
import { stateCodes, type State } from '../../domain/state.ts';
import { unitCodes, type Unit } from '../../domain/unit.ts';
import { allowedActions } from '../../domain/transition.ts';

/** Somebody whose turn it is in a state, by the rules themselves; a withdrawal or an overdue completion is nobody's work. */
const states = (member: StaffMember): State[] =>
  stateCodes.filter(
    (state) =>
      state !== 'needs_completion' &&
      allowedActions(
        { id: '', number: '', state, version: 0, unit: member.unit },
        { kind: 'staff', member },
        '2000-01-01',
      ).length > 0,
  );

/** Which requests wait for a member of staff: the states in which the rules let them act, in the units they act for. */
export const waitingStates = (member: StaffMember): { states: State[]; units?: Unit[] } => {
  const own: Role[] = ['operator'];
  const everywhere = !own.includes(member.role) || member.unit === 'sekretariat';
  return { states: states(member), units: everywhere ? [...unitCodes] : [member.unit] };
};
