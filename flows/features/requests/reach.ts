import type { StaffMember } from '../../../domain/role.ts';
import type { RequestView } from './request.ts';

/**
 * Whether a member of staff may see a request at all: operators their unit's and those it is named beside, the
 * secretariat's operators every unit's (Pasal 12(3)); records officer, head, who stands in for the head, and
 * administrator work for all units.
 */
export const withinReach = (
  { unit, supporting = [] }: Pick<RequestView, 'unit'> & Partial<Pick<RequestView, 'supporting'>>,
  staff: StaffMember,
): boolean =>
  staff.role !== 'operator' ||
  staff.acting !== undefined ||
  staff.everyUnit === true ||
  [unit, ...supporting].includes(staff.unit);

/** Whether a member of staff sees a request because the head named their unit beside the responsible one: they read, note and write. */
export const isBeside = (
  { supporting }: Pick<RequestView, 'supporting'>,
  { role, unit, everyUnit }: StaffMember,
): boolean => role === 'operator' && !everyUnit && supporting.includes(unit);

/** Sensitive data is for those who check it: operators of the unit responsible and the secretariat's; not of a unit beside it. */
export const maySeeSensitive = ({ unit }: Pick<RequestView, 'unit'>, staff: StaffMember): boolean =>
  staff.role === 'operator' && (staff.everyUnit === true || staff.unit === unit);
