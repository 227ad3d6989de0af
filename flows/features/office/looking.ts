import type { Door, Look } from '../../../domain/access.ts';
import type { StaffMember } from '../../../domain/role.ts';
import type { Effect } from '../../kernel/effect.ts';

/** That a member of staff is about to see something of a person, to be written down (UU 27/2022 Pasal 16(2)): of a request, or of a question. */
export const looking = (
  { staff: { id: staffId, role } }: { staff: StaffMember },
  what: Look,
  of: { contactId: string; id?: string },
  door: Door = 'chat',
): Effect => ({
  type: 'look',
  ...{ what, door, by: { staffId, role } },
  of: { contactId: of.contactId, ...(of.id === undefined ? {} : { id: of.id }) },
});
