import { z } from 'zod';
import { runSql, type Tx } from './run-sql.ts';

const Move = z.object({
  number: z.string(),
  contactId: z.string(),
  startsAt: z.coerce.date(),
  endsAt: z.coerce.date(),
  expiresAt: z.coerce.date(),
});

// Whoever was given little time was told a moment ago.
const moves = `
UPDATE booking_move m SET warned_at = $1::timestamptz FROM request r
WHERE r.id = m.request_id AND m.id IN (
  SELECT id FROM booking_move WHERE state = 'proposed' AND warned_at IS NULL AND expires_at > $1::timestamptz
    AND expires_at <= $1::timestamptz + $2::float8 * interval '1 ms' AND created_at <= expires_at - 2 * $2::float8 * interval '1 ms'
  ORDER BY expires_at LIMIT $3::int FOR UPDATE SKIP LOCKED)
RETURNING r.number, r.contact_id::text AS "contactId", m.starts_at AS "startsAt", m.ends_at AS "endsAt", m.expires_at AS "expiresAt"`;

/** Marks moves whose answer is due within so many milliseconds as reminded of, each once, and gives them. */
export const takeMovesToRemind = async (
  tx: Tx,
  { now, beforeMs, most }: { now: Date; beforeMs: number; most: number },
): Promise<z.infer<typeof Move>[]> => z.array(Move).parse(await runSql(tx, moves, [now, beforeMs, most]));

const Completed = z.object({
  number: z.string(),
  contactId: z.string(),
  service: z.string(),
  completedOn: z.string(),
});

/** Beside the rungs of the office's clocks: what an applicant was reminded of. */
const rung = 'reopening';

// By the day it was completed on: one that is completed again begins anew. Whoever has rated it is done with it.
const completed = `
WITH due AS (
  SELECT r.id, r.number, r.contact_id, r.service, r.completed_on FROM request r
  WHERE r.state = 'completed' AND r.since >= $2::date - 1 AND r.completed_on BETWEEN $2::date AND $3::date AND r.rating IS NULL
    AND NOT EXISTS (SELECT 1 FROM clock_told t WHERE t.request_id = r.id AND t.due_on = r.completed_on + $4::int AND t.rung = '${rung}')
  ORDER BY r.completed_on, r.id LIMIT $5::int),
told AS (
  INSERT INTO clock_told (request_id, due_on, rung, at) SELECT id, completed_on + $4::int, '${rung}', $1::timestamptz FROM due ORDER BY id
  ON CONFLICT DO NOTHING RETURNING request_id)
SELECT d.number, d.contact_id::text AS "contactId", d.service, to_char(d.completed_on, 'YYYY-MM-DD') AS "completedOn"
FROM due d JOIN told t ON t.request_id = d.id`;

/** Writes down that applicants are reminded of what was completed on these days, each once, and gives those nobody has reminded before. */
export const takeReopeningsToRemind = async (
  tx: Tx,
  given: { now: Date; days: { from: string; to: string }; within: number; most: number },
): Promise<z.infer<typeof Completed>[]> =>
  z
    .array(Completed)
    .parse(
      await runSql(tx, completed, [given.now, given.days.from, given.days.to, given.within, given.most]),
    );
