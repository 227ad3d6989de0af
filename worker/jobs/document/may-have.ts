import { staffOf } from '../../../app/db/staff-of.ts';
import { requestViews } from '../../../app/db/requests.ts';
import { cityDate } from '../../../domain/city-time.ts';
import type { DocumentOrder } from '../../../flows/features/documents/document.ts';
import { mayReadReports } from '../../../domain/role.ts';
import { withinReach } from '../../../flows/features/requests/reach.ts';
import type { WorkerNeeds } from '../../needs.ts';

/** Whether a contact may still be given what they ordered: orders wait for a worker, offices change meanwhile. A calendar is the applicant's own. */
export const mayHave = async (
  order: DocumentOrder,
  contactId: string,
  { db, vault, clock, tz, catalogue }: Pick<WorkerNeeds, 'db' | 'vault' | 'clock' | 'tz' | 'catalogue'>,
): Promise<boolean> => {
  if (order.kind === 'calendar') return true;
  const staff = await staffOf(db, contactId, {
    today: cityDate(clock(), tz),
    units: catalogue.city.units,
  });
  if (order.kind === 'report' && staff) return mayReadReports(staff);
  if (!staff || !('requestId' in order)) return staff !== null;
  const [request] = await requestViews(db, vault, { id: order.requestId });
  return request === undefined || withinReach(request, staff);
};
