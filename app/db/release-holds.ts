import { fillBlocks, type Busy } from './booking-blocks.ts';
import type { Moment } from './take-seats.ts';
import type { Prisma } from './generated/client.ts';

type Tx = Prisma.TransactionClient;

/** Whose holds end: of a request all of them, or of a move the period that was proposed. */
type Whose = { requestId: string; kind?: 'request' } | { moveId: string; kind: 'proposal' };

/** Ends holds and gives what was let go; blocks do not take it yet (`fillBlocks`). */
export const endHolds = async (tx: Tx, whose: Whose, now: Date): Promise<Busy[]> => {
  const active = { ...whose, releasedAt: null };
  const held = await tx.booking.findMany({ where: active, distinct: ['resource', 'startsAt', 'freeAt'] });
  await tx.booking.updateMany({ where: active, data: { releasedAt: now } });
  return held.map(({ resource, startsAt, freeAt }) => ({ resource, from: startsAt, to: freeAt }));
};

/** Ends everything a request holds, a proposed move with it, and gives what has become free. */
export const releaseRequest = async (tx: Tx, requestId: string, moment: Moment): Promise<Busy[]> => {
  const { now } = moment;
  const released = await endHolds(tx, { requestId }, now);
  await tx.bookingMove.updateMany({
    where: { requestId, state: 'proposed' },
    data: { state: 'expired', answeredAt: now },
  });
  await fillBlocks(tx, released, moment);
  return released;
};
