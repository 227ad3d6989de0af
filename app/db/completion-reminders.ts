import { z } from 'zod';
import type { Vault } from '../vault.ts';
import { recordEvent, type Doer } from './events.ts';
import { storeNews } from './inbox.ts';
import { runSql } from './run-sql.ts';
import type { Tx } from './transaction.ts';

const Due = z.object({ id: z.string(), contactId: z.string(), remindersOff: z.boolean() });
type Due = z.infer<typeof Due>;

type Marked = 'completion_reminded_at' | 'completion_asked_at';

const takeOf = (mark: Marked, since: string): string => `
UPDATE request r SET ${mark} = $1::timestamptz FROM contact c
WHERE c.id = r.contact_id AND r.id IN (
  SELECT id FROM request WHERE state = 'needs_completion' AND ${mark} IS NULL AND ${since} <= $2::timestamptz
  ORDER BY ${since} LIMIT $3::int FOR UPDATE SKIP LOCKED)
RETURNING r.id, r.contact_id AS "contactId", c.reminders_off AS "remindersOff"`;

const taking =
  (sql: string) =>
  async (tx: Tx, { now, before, most }: { now: Date; before: Date; most: number }): Promise<Due[]> =>
    z.array(Due).parse(await runSql(tx, sql, [now, before, most]));

/** Marks requests that have waited for their applicant since before `before` as reminded of, each once, and gives them. */
export const takeUnreminded = taking(takeOf('completion_reminded_at', 'since'));

/** Marks requests whose applicant was reminded before `before` as asked about, each once, and gives them. */
export const takeUnasked = taking(takeOf('completion_asked_at', 'completion_reminded_at'));

/** Sends an applicant a reminder of what their request lacks and writes down who did; in the caller's transaction. */
export const remindApplicant = async (
  tx: Tx,
  vault: Vault,
  {
    requestId,
    contactId,
    actor,
    role,
    by = null,
    now,
  }: { requestId: string; contactId: string; actor: string; role: string; by?: Doer | null; now: Date },
): Promise<void> => {
  const at = now.toISOString();
  await storeNews(
    tx,
    vault,
    {
      contactId,
      providerId: `remind-completion:${requestId}:${at}`,
      event: { kind: 'news', requestId, news: 'completion_reminder' },
    },
    now,
  );
  await recordEvent(tx, { requestId, action: 'reminded', actor, role, at, note: null }, by);
};
