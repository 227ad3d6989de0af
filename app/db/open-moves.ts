import { cityDate, cityTime } from '../../domain/city-time.ts';
import type { OpenBlock, OpenMove } from '../../flows/features/bookings/open-change.ts';
import type { Slot } from '../../flows/fields/answer.ts';
import { resourceCodes } from '../../domain/resources.ts';
import type { Database } from './open.ts';
import { isGuid } from './request-view.ts';

type Prismatic = Pick<Database, 'prisma'>;
type Now = { now: Date; tz: string };

/** A period of one city day. */
export const slotOf = (from: Date, to: Date, tz: string): Slot => {
  const date = cityDate(from, tz);
  // What ends at midnight ends the day it began.
  return { date, from: cityTime(from, tz), to: cityDate(to, tz) === date ? cityTime(to, tz) : '24:00' };
};

/** The move that still waits for its applicant, by its id or its request's. */
export const openMove = async (
  { prisma }: Prismatic,
  where: { id: string } | { requestId: string },
  { now, tz }: Now,
): Promise<OpenMove | null> => {
  if (!Object.values(where).every(isGuid)) return null;
  const found = await prisma.bookingMove.findFirst({
    where: { ...where, state: 'proposed', expiresAt: { gt: now } },
  });
  if (!found) return null;
  const { id, requestId, item, reason, expiresAt } = found;
  return {
    id,
    requestId,
    item,
    reason,
    expiresAt: expiresAt.toISOString(),
    old: slotOf(found.oldStartsAt, found.oldEndsAt, tz),
    slot: slotOf(found.startsAt, found.endsAt, tz),
  };
};

/** A block that has not been released. */
export const openBlock = async ({ prisma }: Prismatic, id: string, tz: string): Promise<OpenBlock | null> => {
  const found = isGuid(id) ? await prisma.bookingBlock.findFirst({ where: { id, releasedAt: null } }) : null;
  const resource = resourceCodes.find((code) => code === found?.resource);
  if (!found || !resource) return null;
  const [begin, end] = [cityTime(found.startsAt, tz), cityTime(found.endsAt, tz)];
  const whole = begin === '00:00' && end === '00:00';
  const lastInstant = new Date(found.endsAt.getTime() - 1);
  return {
    resource,
    from: cityDate(found.startsAt, tz),
    until: cityDate(lastInstant, tz),
    times: whole ? null : { from: begin, to: end === '00:00' ? '24:00' : end },
    reason: found.reason,
  };
};
