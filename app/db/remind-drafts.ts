import { z } from 'zod';
import { runSql, type Tx } from './run-sql.ts';

const Due = z.object({ id: z.string(), contactId: z.string() });

const take = `
UPDATE draft SET reminded_at = $1::timestamptz
WHERE id IN (
  SELECT d.id FROM draft d JOIN contact c ON c.id = d.contact_id
  WHERE d.state = 'open' AND d.request_id IS NULL AND d.reminded_at IS NULL AND NOT c.reminders_off
    AND d.updated_at < $2::timestamptz AND d.expires_at > $1::timestamptz
  ORDER BY d.updated_at LIMIT $3::int FOR UPDATE OF d SKIP LOCKED)
RETURNING id, contact_id AS "contactId"`;

/** Marks forms left alone since before `before` as reminded of, each once, and gives them; none of who wants no reminders. */
export const takeLeftDrafts = async (
  tx: Tx,
  { now, before, most }: { now: Date; before: Date; most: number },
): Promise<z.infer<typeof Due>[]> => z.array(Due).parse(await runSql(tx, take, [now, before, most]));
