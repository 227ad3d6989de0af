import type { Prisma } from '../../../app/db/generated/client.ts';
import { resources } from '../../../domain/bookings.ts';
import { toInstant } from '../../../domain/city-time.ts';
import { Slot } from '../../../flows/engine/answer.ts';
import type { Draft } from '../../../flows/engine/context.ts';
import type { FieldOf, Service } from '../../../flows/engine/service.ts';
import { slotWants } from '../../../flows/engine/slot-wants.ts';
import { WishTaken } from './wish-taken.ts';

type Tx = Prisma.TransactionClient;

/** Takes `amount` seats of a resource; the lock makes wishes for one resource wait for each other, the constraint decides. */
const takeSeats = async (
  tx: Tx,
  hold: { requestId: string; resource: keyof typeof resources; amount: number; from: Date; to: Date },
): Promise<number> => {
  const { requestId, resource, amount, from, to } = hold;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`booking ${resource}`}))`;
  return tx.$executeRaw`
    INSERT INTO booking (request_id, holder, resource, seat, starts_at, ends_at, free_at)
    SELECT ${requestId}::uuid, ${requestId}::uuid, ${resource}, seat, ${from}::timestamptz, ${to}::timestamptz,
      ${to}::timestamptz
    FROM generate_series(1, ${resources[resource].capacity}::int) AS seat
    WHERE NOT EXISTS (
      SELECT 1 FROM booking b WHERE b.resource = ${resource} AND b.seat = seat.seat AND b.released_at IS NULL
        AND tstzrange(b.starts_at, b.ends_at) && tstzrange(${from}::timestamptz, ${to}::timestamptz))
    ORDER BY seat LIMIT ${amount}`;
};

const isSlot = (field: Service['fields'][number]): field is FieldOf<'slot'> => field.type === 'slot';

/** Holds what the draft's slots want from now on, or throws WishTaken naming the field. */
export const holdSlots = async (
  tx: Tx,
  requestId: string,
  service: Service,
  draft: Draft,
  tz: string,
): Promise<void> => {
  for (const field of service.fields.filter(isSlot)) {
    const slot = Slot.safeParse(draft.answers[field.key]).data;
    if (!slot) continue;
    const from = toInstant(slot.date, slot.from, tz);
    const to = toInstant(slot.date, slot.to, tz);
    // Always in the same order, so that two requests never wait for each other's locks.
    const wants = slotWants(field, draft.answers, { complete: true }).sort((a, b) =>
      a.resource.localeCompare(b.resource),
    );
    for (const { resource, amount } of wants) {
      const taken = await takeSeats(tx, { requestId, resource, amount, from, to });
      if (taken < amount) throw new WishTaken(field.key, 'slot_taken');
    }
  }
};

/** Holds the subdomain a draft asks for, or throws WishTaken naming the field. */
export const reserveNames = async (
  tx: Tx,
  requestId: string,
  service: Service,
  draft: Draft,
): Promise<void> => {
  for (const field of service.fields.filter(({ type }) => type === 'subdomain')) {
    const name = draft.answers[field.key];
    if (typeof name !== 'string') continue;
    const made = await tx.$executeRaw`
      INSERT INTO reserved_name (kind, name, request_id) VALUES ('subdomain', ${name}, ${requestId}::uuid)
      ON CONFLICT (kind, name) WHERE released_at IS NULL DO NOTHING`;
    if (made === 0) throw new WishTaken(field.key, 'subdomain_taken');
  }
};
