import type pg from 'pg';
import { wakeChannel } from './wake.ts';

/** Messages of a burst: not told of yet, told of, and those of an ended one whose own answers are left out. */
export const burstMarks = { untold: ':burst', told: ':burst:told', unsaid: ':burst:unsaid' } as const;

const waiting = `contact_id = $1 AND done_at IS NULL AND failed_at IS NULL AND album IN ('${burstMarks.untold}', '${burstMarks.told}')`;

/** How a contact's burst stands, a clock that was set meanwhile or not: since when nothing has come, how long it lasts, its newest message, and whether nobody was told; null when there is none. */
export const readBurst = async (
  pool: pg.Pool,
  contactId: string,
  now: Date,
): Promise<{ quietMs: number; lastsMs: number; newest: string; untold: boolean } | null> => {
  const { rows } = await pool.query<{
    quietMs: number | null;
    lastsMs: number;
    newest: string;
    untold: boolean;
  }>(
    `SELECT (abs(extract(epoch FROM $2::timestamptz - max(received_at))) * 1000)::float8 AS "quietMs",
       (abs(extract(epoch FROM $2::timestamptz - min(received_at))) * 1000)::float8 AS "lastsMs",
       max(id)::text AS newest, bool_and(album = '${burstMarks.untold}') AS untold
     FROM inbox_message WHERE ${waiting}`,
    [contactId, now],
  );
  const [burst] = rows;
  return burst && burst.quietMs !== null ? { ...burst, quietMs: burst.quietMs } : null;
};

/** Says `body` to a contact in a burst, once for all of it. */
export const tellOfBurst = async (
  pool: pg.Pool,
  contactId: string,
  body: string,
  now: Date,
): Promise<void> => {
  await pool.query(
    `WITH told AS (
       UPDATE inbox_message SET album = '${burstMarks.told}' WHERE ${waiting} AND album = '${burstMarks.untold}'
       RETURNING id, identity_id
     ), said AS (
       INSERT INTO delivery (contact_id, identity_id, body, created_at, since)
       SELECT $1, identity_id, $2, $3, $3 FROM told WHERE identity_id IS NOT NULL ORDER BY id DESC LIMIT 1
     )
     SELECT pg_notify('${wakeChannel}', 'outbox')`,
    [contactId, body, now],
  );
};

/** Lets the messages of a contact's burst have their turns, in their order; only the last is answered. */
export const endBurst = async (pool: pg.Pool, contactId: string): Promise<void> => {
  await pool.query(
    `UPDATE inbox_message m SET album = CASE WHEN m.id < b.last THEN '${burstMarks.unsaid}' END
     FROM (SELECT id, max(id) OVER () AS last FROM inbox_message WHERE ${waiting}) b WHERE m.id = b.id`,
    [contactId],
  );
};
