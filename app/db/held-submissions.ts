import type pg from 'pg';
import { z } from 'zod';
import type { Facts } from '../../flows/kernel/fact.ts';
import { HeldBecause } from '../../flows/features/form/held-texts.ts';
import type { Prisma } from './generated/client.ts';
import type { Database } from './open.ts';
import { runSql, type Tx } from './run-sql.ts';

/**
 * Two minutes, four, eight … an hour; what waits for its own person is looked at each minute, what has ended workers once
 * an hour.
 */
const rest = (tries: string, because: string): string =>
  `CASE ${because} WHEN 'beside_other' THEN 1 WHEN 'ends_worker' THEN 60 ELSE least(60, power(2, least(${tries}, 10))) END * interval '1 minute'`;

// `delayed` knows no reason and takes the place of none.
const hold = `
WITH before AS (SELECT because FROM held_submission WHERE draft_id = $1::uuid
), held AS (
  INSERT INTO held_submission AS h (draft_id, because, held_at, tries, next_try_at)
  SELECT id, $2, $3::timestamptz, 0, $3::timestamptz + ${rest('0', '$2')} FROM draft
  WHERE id = $1::uuid AND state = 'submitting' FOR UPDATE
  ON CONFLICT (draft_id) DO UPDATE SET tries = h.tries + 1,
    because = CASE WHEN excluded.because = 'delayed' THEN h.because ELSE excluded.because END,
    next_try_at = $3::timestamptz + ${rest('h.tries + 1', 'excluded.because')}
  RETURNING draft_id, because
)
SELECT d.contact_id AS "contactId", d.service, d.request_id IS NOT NULL AS completion, held.because,
  b.because IS NULL OR (b.because <> held.because AND held.because = 'beside_other') AS news
FROM held JOIN draft d ON d.id = held.draft_id LEFT JOIN before b ON true`;

const Held = z.object({
  contactId: z.string(),
  service: z.string(),
  completion: z.boolean(),
  because: HeldBecause,
  news: z.boolean(),
});

/** Holds a draft that is waiting to be recorded, or puts its next try off; `news`: its applicant has to be told. Null when it waits no longer. */
export const holdDraft = async (
  tx: Prisma.TransactionClient,
  { draftId, because, now }: { draftId: string; because: HeldBecause; now: Date },
): Promise<z.infer<typeof Held> | null> => {
  const [row] = await runSql(tx, hold, [draftId, because, now.toISOString()]);
  return row === undefined ? null : Held.parse(row);
};

/** Holds a draft no longer. */
export const endHeld = async (tx: Prisma.TransactionClient, draftId: string): Promise<void> => {
  await tx.heldSubmission.deleteMany({ where: { draftId } });
};

/** Gives up a held draft for good; null when it is not held. */
export const giveUpHeld = async (tx: Prisma.TransactionClient, draftId: string) => {
  const [draft] = await tx.draft.updateManyAndReturn({
    where: { id: draftId, state: 'submitting', held: { isNot: null } },
    // Nothing of it is kept.
    data: { state: 'abandoned', expiresAt: new Date(0) },
  });
  if (!draft) return null;
  await tx.heldSubmission.delete({ where: { draftId } });
  return draft;
};

/** Has one held draft, or all of them, tried at the next look; gives how many. */
export const retryHeld = async (
  { prisma }: Pick<Database, 'prisma'>,
  draftId: string,
  now: Date,
): Promise<number> => {
  const where = draftId === 'all' ? {} : { draftId };
  const { count } = await prisma.heldSubmission.updateMany({ where, data: { nextTryAt: now } });
  return count;
};

/** Puts a held draft's next try off; false when it is not held. */
export const putOff = async (pool: pg.Pool, draftId: string, now: Date): Promise<boolean> => {
  const { rowCount } = await pool.query(
    `UPDATE held_submission SET tries = tries + 1, next_try_at = $2::timestamptz + ${rest('tries + 1', 'because')} WHERE draft_id = $1`,
    [draftId, now],
  );
  return rowCount === 1;
};

const Ids = z.array(z.object({ id: z.string() }));
const idsOf = (rows: unknown): string[] => Ids.parse(rows).map(({ id }) => id);

/** Drafts sent before `before` that are neither recorded nor held, oldest first. */
export const lateSubmissions = async (pool: pg.Pool, before: Date, most: number): Promise<string[]> => {
  const { rows } = await pool.query(
    `SELECT d.id FROM draft d LEFT JOIN held_submission h ON h.draft_id = d.id
     WHERE d.state = 'submitting' AND d.updated_at < $1 AND h.draft_id IS NULL ORDER BY d.updated_at LIMIT $2`,
    [before, most],
  );
  return idsOf(rows);
};

// What was written down by a clock that has been put back since would else wait for it to come round again.
const due = `
SELECT d.id FROM draft d LEFT JOIN held_submission h ON h.draft_id = d.id
WHERE d.state = 'submitting' AND CASE WHEN h.draft_id IS NULL
  THEN d.updated_at NOT BETWEEN $1::timestamptz - interval '1 minute' AND $1::timestamptz + interval '1 minute'
  ELSE h.next_try_at NOT BETWEEN $1::timestamptz AND $1::timestamptz + interval '61 minutes' END
ORDER BY d.updated_at LIMIT $2`;

/** Sent drafts whose job may have been lost, and held ones whose next try has come, longest waiting first. */
export const dueSubmissions = async (pool: pg.Pool, now: Date, most: number): Promise<string[]> =>
  idsOf((await pool.query(due, [now, most])).rows);

/** How many are held through no choice of their applicants. */
export const countHeld = async (pool: pg.Pool): Promise<number> => {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM held_submission WHERE because <> 'beside_other'`,
  );
  return rows[0]?.count ?? 0;
};

/** What is held, longest first; no personal data. */
export const listHeld = async (db: Tx) =>
  z
    .array(
      z.object({
        draftId: z.string(),
        service: z.string(),
        completion: z.boolean(),
        because: HeldBecause,
        sentAt: z.date(),
        heldAt: z.date(),
        tries: z.int(),
        nextTryAt: z.date(),
      }),
    )
    .parse(
      await runSql(
        db,
        `SELECT d.id AS "draftId", d.service, d.request_id IS NOT NULL AS completion, h.because, d.updated_at AS "sentAt",
           h.held_at AS "heldAt", h.tries, h.next_try_at AS "nextTryAt"
         FROM held_submission h JOIN draft d ON d.id = h.draft_id ORDER BY h.held_at, d.id`,
      ),
    );

type Unrecorded = Facts['unrecorded'][number];

/** What contacts have sent that is not recorded yet, by contact, oldest first. */
export const unrecordedOf = async (
  pool: pg.Pool,
  contactIds: readonly string[],
): Promise<(Unrecorded & { contactId: string })[]> => {
  const { rows } = await pool.query<Omit<Unrecorded, 'sentAt'> & { contactId: string; sentAt: Date }>({
    name: 'unrecorded',
    text: `SELECT who.id AS "contactId", sent.* FROM unnest($1::uuid[]) AS who(id) CROSS JOIN LATERAL (
        SELECT d.id AS "draftId", d.service, d.updated_at AS "sentAt", h.draft_id IS NOT NULL AS held
        FROM draft d LEFT JOIN held_submission h ON h.draft_id = d.id
        WHERE d.contact_id = who.id AND d.state = 'submitting' ORDER BY d.updated_at LIMIT 20) sent
      ORDER BY sent."sentAt"`,
    values: [[...new Set(contactIds)]],
  });
  return rows.map((row) => ({ ...row, sentAt: row.sentAt.toISOString() }));
};
