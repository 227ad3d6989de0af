import type { Hold, Resource } from '../../domain/bookings.ts';
import { cityDate, cityTime, toInstant } from '../../domain/city-time.ts';
import type { Database } from './open.ts';

/** Midnight at the end of a day has no time of its own; opening hours end long before. */
const holdOf = (
  { resource, startsAt, endsAt }: { resource: string; startsAt: Date; endsAt: Date },
  amount: number,
  tz: string,
): Hold => ({
  resource: resource as Resource,
  date: cityDate(startsAt, tz),
  from: cityTime(startsAt, tz),
  to: cityTime(endsAt, tz),
  amount,
});

/** What is held of some resources from a city day on, seats of one request added up; `except` leaves one request out. */
export const holdsFrom = async (
  { prisma }: Pick<Database, 'prisma'>,
  {
    resources,
    from,
    except,
    tz,
  }: { resources: readonly Resource[]; from: string; except?: string; tz: string },
): Promise<Hold[]> => {
  const rows = await prisma.booking.groupBy({
    by: ['holder', 'resource', 'startsAt', 'endsAt'],
    where: {
      resource: { in: [...resources] },
      releasedAt: null,
      endsAt: { gt: toInstant(from, '00:00', tz) },
      ...(except ? { holder: { not: except } } : {}),
    },
    _count: true,
  });
  return rows.map((row) => holdOf(row, row._count, tz));
};
