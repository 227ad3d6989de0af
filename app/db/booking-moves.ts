import { personal } from '../../domain/personal.ts';
import { z } from 'zod';
import { fillBlocks } from './booking-blocks.ts';
import type { Prisma } from './generated/client.ts';
import type { Database } from './open.ts';
import { endHolds } from './release-holds.ts';
import { takeSeats, type Moment } from './take-seats.ts';

type Tx = Prisma.TransactionClient;

/** What a move needs is somebody else's, or the request holds nothing: thrown so that the transaction is undone. */
export class CannotMove extends Error {}

/** A proposed move: the request's period `item` is to become another one, if the applicant agrees before `expiresAt`. */
export type Proposal = {
  requestId: string;
  contactId: string;
  item: string;
  from: Date;
  to: Date;
  reason: string;
  staffId: string;
  expiresAt: Date;
};

/** Proposes a move and holds its new period beside the old one; gives the move's id, or throws CannotMove. One at a time. */
export const proposeMove = async (tx: Tx, proposal: Proposal, moment: Moment): Promise<string> => {
  const { now } = moment;
  const { requestId, contactId, item, from, to, reason, staffId, expiresAt } = proposal;
  const held = await tx.booking.groupBy({
    by: ['resource', 'startsAt', 'endsAt'],
    where: { requestId, kind: 'request', releasedAt: null },
    orderBy: { resource: 'asc' },
    _count: true,
  });
  const [old] = held;
  if (!old) throw new CannotMove('The request holds nothing');
  if ((await tx.bookingMove.count({ where: { requestId, state: 'proposed' } })) > 0)
    throw new CannotMove('A move is proposed already');
  const periods = { oldStartsAt: old.startsAt, oldEndsAt: old.endsAt, startsAt: from, endsAt: to };
  const { id } = await tx.bookingMove.create({
    data: { requestId, item, ...periods, reason: personal(reason), staffId, createdAt: now, expiresAt },
  });
  const who = { kind: 'proposal' as const, holder: requestId, requestId, contactId, moveId: id };
  for (const { resource, _count: amount } of held) {
    const taken = await takeSeats(tx, who, { resource, amount, from, to }, moment);
    if (taken < amount) throw new CannotMove(`${resource} is taken`);
  }
  return id;
};

const close = async (
  tx: Tx,
  moveId: string,
  state: 'accepted' | 'refused' | 'expired',
  now: Date,
): Promise<{ requestId: string } | null> => {
  const { count } = await tx.bookingMove.updateMany({
    where: { id: moveId, state: 'proposed', ...(state === 'accepted' ? { expiresAt: { gt: now } } : {}) },
    data: { state, answeredAt: now },
  });
  return count === 0
    ? null
    : tx.bookingMove.findUniqueOrThrow({ where: { id: moveId }, select: { requestId: true } });
};

/** The applicant agrees: the new period is the request's and the old one free. False when the move is no longer open. */
export const acceptMove = async (tx: Tx, moveId: string, moment: Moment): Promise<boolean> => {
  const { now } = moment;
  const closed = await close(tx, moveId, 'accepted', now);
  if (!closed) return false;
  const released = await endHolds(tx, { requestId: closed.requestId, kind: 'request' }, now);
  await tx.booking.updateMany({
    where: { moveId, kind: 'proposal', releasedAt: null },
    data: { kind: 'request' },
  });
  await fillBlocks(tx, released, moment);
  return true;
};

/** The applicant does not agree, or has not answered in time: the old period stays. False when the move is no longer open. */
export const refuseMove = async (
  tx: Tx,
  moveId: string,
  state: 'refused' | 'expired',
  moment: Moment,
): Promise<boolean> => {
  const { now } = moment;
  if (!(await close(tx, moveId, state, now))) return false;
  await fillBlocks(tx, await endHolds(tx, { moveId, kind: 'proposal' }, now), moment);
  return true;
};

const Lapsed = z.object({
  id: z.string(),
  requestId: z.string(),
  oldStartsAt: z.date(),
  oldEndsAt: z.date(),
  startsAt: z.date(),
  endsAt: z.date(),
});

/** Moves nobody has answered in time, oldest first. */
export const lapsedMoves = async (
  { pool }: Pick<Database, 'pool'>,
  now: Date,
  most: number,
): Promise<z.infer<typeof Lapsed>[]> => {
  const { rows } = await pool.query(
    `SELECT id, request_id AS "requestId", old_starts_at AS "oldStartsAt", old_ends_at AS "oldEndsAt", starts_at AS "startsAt",
       ends_at AS "endsAt"
     FROM booking_move WHERE state = 'proposed' AND expires_at <= $1 ORDER BY expires_at LIMIT $2`,
    [now, most],
  );
  return z.array(Lapsed).parse(rows);
};
