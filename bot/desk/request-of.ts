import { z } from 'zod';
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

const Numbered = z.object({ number: z.string() });

/** The same for a page that names the request by its number. */
export const requestAskedFor = (
  needs: DeskNeeds,
  member: Member,
  { params }: { params: unknown },
): Promise<RequestView | null> => requestOf(needs, member, Numbered.parse(params).number);
