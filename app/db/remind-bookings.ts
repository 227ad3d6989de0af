import { z } from 'zod';
import { runSql, type Tx } from './run-sql.ts';

const Due = z.object({
  requestId: z.string(),
  contactId: z.string(),
  number: z.string(),
  resource: z.string(),
  startsAt: z.date(),
  endsAt: z.date(),
  amount: z.int(),
});
export type DueBooking = z.infer<typeof Due>;

const most = 200;

// What was booked after the hour at which its reminder would have gone out has just been confirmed.
const sql = `
  WITH due AS (
    SELECT DISTINCT request_id FROM booking
    WHERE kind = 'request' AND released_at IS NULL AND reminded_at IS NULL
      AND starts_at > $1::timestamptz AND starts_at < $2::timestamptz
      AND created_at < ((starts_at AT TIME ZONE $3)::date - 1 + $4::time) AT TIME ZONE $3
    LIMIT ${most}
  ), reminded AS (
    UPDATE booking b SET reminded_at = $1::timestamptz FROM due
    WHERE b.request_id = due.request_id AND b.kind = 'request' AND b.released_at IS NULL AND b.reminded_at IS NULL
      AND b.starts_at > $1::timestamptz AND b.starts_at < $2::timestamptz
    RETURNING b.request_id, b.resource, b.starts_at, b.ends_at
  )
  SELECT r.id AS "requestId", r.contact_id AS "contactId", r.number, m.resource, m.starts_at AS "startsAt",
    m.ends_at AS "endsAt", count(*)::int AS amount
  FROM reminded m JOIN request r ON r.id = m.request_id
  GROUP BY r.id, m.resource, m.starts_at, m.ends_at ORDER BY m.starts_at, r.id, m.resource`;

/** Marks what begins before `until` as reminded of, once, and gives it, seats held together as one; `remindAt` is the hour, `HH:MM`, of the day before. */
export const takeDueBookings = async (
  tx: Tx,
  { now, until, tz, remindAt }: { now: Date; until: Date; tz: string; remindAt: string },
): Promise<DueBooking[]> => z.array(Due).parse(await runSql(tx, sql, [now, until, tz, remindAt]));
