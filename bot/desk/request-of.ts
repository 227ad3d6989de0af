import { readTrackingNumber } from '../../domain/tracking-number.ts';
import { requestViews } from '../../app/db/requests.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import { withinReach } from '../../flows/features/requests/reach.ts';
import type { DeskNeeds, Member } from './needs.ts';

/** The request of a number, if it is any of this member's business; a guess teaches nothing. */
export const requestOf = async (
  { db, vault }: DeskNeeds,
  { staff }: Member,
  number: string,
): Promise<RequestView | null> => {
  const read = readTrackingNumber(number);
  const [request] = read === null ? [] : await requestViews(db, vault, { number: read });
  return request && withinReach(request, staff) ? request : null;
};
