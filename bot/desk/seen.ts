import type { Look } from '../../domain/access.ts';
import { lookedAt, recordAccess } from '../../app/db/accesses.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import type { DeskNeeds, Member } from './needs.ts';

/** Writes down that a member of staff is about to see these requests at the desk; what is not written down is not shown. */
export const seen = (
  { db, clock }: Pick<DeskNeeds, 'db' | 'clock'>,
  { staff }: Pick<Member, 'staff'>,
  what: Look,
  requests: readonly (Pick<RequestView, 'contactId'> & Partial<Pick<RequestView, 'id'>>)[],
): Promise<void> =>
  recordAccess(db.pool, {
    by: { staffId: staff.id, role: staff.role },
    ...{ door: 'desk', what, at: clock(), of: requests },
  });

/** The same of requests by their numbers. */
export const seenByNumber = async (
  needs: Pick<DeskNeeds, 'db' | 'clock'>,
  { staff }: Pick<Member, 'staff'>,
  what: Look,
  numbers: readonly string[],
): Promise<void> =>
  recordAccess(needs.db.pool, {
    by: { staffId: staff.id, role: staff.role },
    ...{ door: 'desk', what, at: needs.clock(), of: await lookedAt(needs.db.pool, numbers) },
  });
