import { rulesOf, type Resource, type Resources } from './resources.ts';
import type { StaffMember } from './role.ts';

/** Whether a member of staff may block a resource and move what is booked of it: operators of its unit and of the secretariat. */
export const keepsResource = (
  { role, unit, everyUnit }: StaffMember,
  resource: Resource,
  resources: Resources,
): boolean => role === 'operator' && (everyUnit === true || rulesOf(resources, resource).unit === unit);

/** The resources a member of staff keeps. */
export const keptResources = (staff: StaffMember, resources: Resources): Resource[] =>
  [...resources.keys()].filter((resource) => keepsResource(staff, resource, resources));
