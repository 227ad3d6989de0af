import { cityDate, cityTime } from '../../domain/city-time.ts';
import type { OpenBlock, OpenMove } from '../../flows/features/bookings/open-change.ts';
import type { Slot } from '../../flows/fields/answer.ts';
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

type Which = { id: string } | { requestId: string };
const wanted = (which: Which): string => ('id' in which ? which.id : which.requestId);

/** The moves that still wait for their applicants, by their ids or their requests'. */
export const openMoves = async (
  { prisma }: Prismatic,
  which: readonly Which[],
  { now, tz }: Now,
): Promise<OpenMove[]> => {
  const where = which.filter((one) => isGuid(wanted(one)));
  if (where.length === 0) return [];
  const found = await prisma.bookingMove.findMany({
    where: { OR: where, state: 'proposed', expiresAt: { gt: now } },
    orderBy: { id: 'asc' },
  });
  return found.map(
    ({ id, requestId, item, reason, expiresAt, oldStartsAt, oldEndsAt, startsAt, endsAt }) => ({
      ...{ id, requestId, item, reason },
      expiresAt: expiresAt.toISOString(),
      old: slotOf(oldStartsAt, oldEndsAt, tz),
      slot: slotOf(startsAt, endsAt, tz),
    }),
  );
};

/** A block that has not been released. */
export const openBlock = async ({ prisma }: Prismatic, id: string, tz: string): Promise<OpenBlock | null> => {
  const found = isGuid(id) ? await prisma.bookingBlock.findFirst({ where: { id, releasedAt: null } }) : null;
  if (!found) return null;
  const { resource } = found;
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
