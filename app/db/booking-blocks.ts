import { personal } from '../../domain/personal.ts';
import { rulesOf } from '../../domain/resources.ts';
import type { Prisma } from './generated/client.ts';
import { lockResource, type Moment } from './take-seats.ts';

type Tx = Prisma.TransactionClient;

/** A period of a resource, set-up time included. */
export type Busy = { resource: string; from: Date; to: Date };

/** Holds for a block what of its period nobody else holds, seat by seat; running it again adds what has become free. */
const fillBlock = async (
  tx: Tx,
  block: { id: string; resource: string; startsAt: Date; endsAt: Date },
  { now, resources }: Moment,
): Promise<void> => {
  const { id, resource, startsAt, endsAt } = block;
  const { capacity } = rulesOf(resources, resource);
  await lockResource(tx, resource);
  // Whoever is still filling in a form has been promised nothing: the office comes first.
  await tx.$executeRaw`
    UPDATE booking SET released_at = ${now}::timestamptz
    WHERE resource = ${resource} AND released_at IS NULL AND kind = 'draft'
      AND tstzrange(starts_at, free_at) && tstzrange(${startsAt}::timestamptz, ${endsAt}::timestamptz)`;
  await tx.$executeRaw`
    INSERT INTO booking (kind, holder, block_id, resource, seat, starts_at, ends_at, free_at, created_at)
    SELECT 'block', ${id}::uuid, ${id}::uuid, ${resource}, seat, lower(piece), upper(piece), upper(piece), ${now}::timestamptz
    FROM generate_series(1, ${capacity}::int) AS seat, LATERAL unnest(
      tstzmultirange(tstzrange(${startsAt}::timestamptz, ${endsAt}::timestamptz)) - coalesce((
        SELECT range_agg(tstzrange(b.starts_at, b.free_at)) FROM booking b
        WHERE b.resource = ${resource} AND b.seat = seat.seat AND b.released_at IS NULL
          AND tstzrange(b.starts_at, b.free_at) && tstzrange(${startsAt}::timestamptz, ${endsAt}::timestamptz)
      ), '{}'::tstzmultirange)) AS piece`;
};

/** Lets the blocks take what others have let go of inside their periods. */
export const fillBlocks = async (tx: Tx, released: readonly Busy[], moment: Moment): Promise<void> => {
  const touched = new Map<string, { id: string; resource: string; startsAt: Date; endsAt: Date }>();
  for (const { resource, from, to } of released) {
    const blocks = await tx.bookingBlock.findMany({
      where: { resource, releasedAt: null, startsAt: { lt: to }, endsAt: { gt: from } },
    });
    for (const block of blocks) touched.set(block.id, block);
  }
  const inOrder = [...touched.values()].sort((a, b) => a.resource.localeCompare(b.resource));
  for (const block of inOrder) await fillBlock(tx, block, moment);
};

/** The requests that hold something inside a period, and when: what a block there would touch. */
export const requestsWithin = (
  tx: Pick<Prisma.TransactionClient, 'booking'>,
  { resource, from, to }: Busy,
): Promise<{ requestId: string | null; startsAt: Date; endsAt: Date }[]> =>
  tx.booking.findMany({
    where: {
      resource,
      releasedAt: null,
      kind: { in: ['request', 'proposal'] },
      startsAt: { lt: to },
      freeAt: { gt: from },
    },
    distinct: ['requestId', 'startsAt'],
    select: { requestId: true, startsAt: true, endsAt: true },
    orderBy: { startsAt: 'asc' },
  });

/**
 * Blocks a period of a resource and gives the block's id. What requests hold inside it stays theirs (`requestsWithin`
 * lists them) and becomes the block's when they let it go.
 */
export const addBlock = async (
  tx: Tx,
  { resource, from, to, reason, staffId }: Busy & { reason: string; staffId: string },
  moment: Moment,
): Promise<string> => {
  const block = await tx.bookingBlock.create({
    data: { resource, startsAt: from, endsAt: to, reason: personal(reason), staffId, createdAt: moment.now },
  });
  await fillBlock(tx, block, moment);
  return block.id;
};

/** Ends a block; false when it had ended. Another block over the same period takes what it lets go. */
export const releaseBlock = async (tx: Tx, blockId: string, moment: Moment): Promise<boolean> => {
  const { now } = moment;
  const { count } = await tx.bookingBlock.updateMany({
    where: { id: blockId, releasedAt: null },
    data: { releasedAt: now },
  });
  if (count === 0) return false;
  const block = await tx.bookingBlock.findUniqueOrThrow({ where: { id: blockId } });
  await tx.booking.updateMany({ where: { blockId, releasedAt: null }, data: { releasedAt: now } });
  await fillBlocks(tx, [{ resource: block.resource, from: block.startsAt, to: block.endsAt }], moment);
  return true;
};
