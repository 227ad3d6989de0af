import type { Look } from '../../domain/access.ts';
import { recordAccess } from '../../app/db/accesses.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import type { DeskNeeds, Member } from './needs.ts';

/** Writes down that a member of staff is about to see these requests at the desk; what is not written down is not shown. */
export const seen = (
  { db, clock }: Pick<DeskNeeds, 'db' | 'clock'>,
  { staff }: Pick<Member, 'staff'>,
  what: Look,
  requests: readonly Pick<RequestView, 'id' | 'contactId'>[],
): Promise<void> =>
  recordAccess(db.pool, {
    by: { staffId: staff.id, role: staff.role },
    ...{ door: 'desk', what, at: clock(), of: requests },
  });
