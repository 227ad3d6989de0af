import type { StaffMember } from '../../domain/role.ts';
import type { RequestView } from '../engine/context.ts';

/**
 * Whether a member of staff may see a request at all: operators their unit's, the secretariat's operators every unit's
 * (Pasal 12(3)); records officer, head and administrator work for all units.
 */
export const withinReach = (request: Pick<RequestView, 'unit'>, staff: StaffMember): boolean =>
  staff.role !== 'operator' || staff.unit === 'sekretariat' || staff.unit === request.unit;

/** Sensitive data is for those who check it: operators, nobody else. */
export const maySeeSensitive = (staff: StaffMember): boolean => staff.role === 'operator';
