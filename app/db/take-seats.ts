import type { Prisma } from './generated/client.ts';
import { rulesOf, type Resource, type Resources } from '../../domain/resources.ts';

type Tx = Prisma.TransactionClient;

/** Who holds: what stands in the row beside what is held. */
export type Holder = {
  kind: 'request' | 'draft' | 'proposal';
  /** Nobody is in their own way: the request's id, or the contact's while there is no request yet. */
  holder: string;
  requestId?: string;
  draftId?: string;
  /** Whose forms being filled in give way, too. */
  contactId: string;
  moveId?: string;
  heldUntil?: Date;
};

/** The moment, and what can be booked. */
export type Moment = { now: Date; resources: Resources };

/** What is held of one resource from an instant to another. */
export type Seats = { resource: Resource; amount: number; from: Date; to: Date };

/** Makes everybody who wants this resource wait for each other until the transaction ends; the constraint decides all the same. */
export const lockResource = (tx: Tx, resource: string): Promise<number> =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`booking ${resource}`}))`;

/**
 * Takes as many seats of a resource as are free up to `amount`, in the transaction, and gives how many: fewer mean that
 * the wish is taken. What was held softly and has lapsed, or is the same person's, gives way.
 */
export const takeSeats = async (
  tx: Tx,
  who: Holder,
  what: Seats,
  { now, resources }: Moment,
): Promise<number> => {
  const { resource, amount, from, to } = what;
  const { capacity, setUpMinutes } = rulesOf(resources, resource);
  const free = new Date(to.getTime() + setUpMinutes * 60_000);
  await lockResource(tx, resource);
  // A row that is being changed this moment is left alone: its form is being answered, and neither waits for the other.
  await tx.$executeRaw`
    UPDATE booking SET released_at = ${now}::timestamptz WHERE id IN (
      SELECT id FROM booking
      WHERE resource = ${resource} AND released_at IS NULL AND kind = 'draft' AND holder <> ${who.holder}::uuid
        AND tstzrange(starts_at, free_at) && tstzrange(${from}::timestamptz, ${free}::timestamptz)
        AND (held_until <= ${now}::timestamptz OR contact_id = ${who.contactId}::uuid)
      FOR UPDATE SKIP LOCKED)`;
  return tx.$executeRaw`
    INSERT INTO booking (kind, holder, request_id, draft_id, contact_id, move_id, resource, seat, starts_at, ends_at,
      free_at, created_at, held_until)
    SELECT ${who.kind}, ${who.holder}::uuid, ${who.requestId ?? null}::uuid, ${who.draftId ?? null}::uuid,
      ${who.kind === 'draft' ? who.contactId : null}::uuid, ${who.moveId ?? null}::uuid, ${resource}, seat, ${from}::timestamptz, ${to}::timestamptz,
      ${free}::timestamptz, ${now}::timestamptz, ${who.heldUntil ?? null}::timestamptz
    FROM generate_series(1, ${capacity}::int) AS seat
    WHERE NOT EXISTS (
      SELECT 1 FROM booking b WHERE b.resource = ${resource} AND b.seat = seat.seat AND b.released_at IS NULL
        AND b.holder <> ${who.holder}::uuid
        AND tstzrange(b.starts_at, b.free_at) && tstzrange(${from}::timestamptz, ${free}::timestamptz))
    ORDER BY seat LIMIT ${amount}`;
};
