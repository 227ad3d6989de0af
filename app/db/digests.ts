import { z } from 'zod';
import type { Database } from './open.ts';
import { ActingTermRow, StaffRow } from './staff-row.ts';
import { wakeChannel } from './wake.ts';

const Reader = StaffRow.extend({
  acting: z.array(ActingTermRow),
  digestCounts: z.string().nullable(),
});
export type DigestReader = z.infer<typeof Reader>;

const readers = `
  SELECT s.id, s.name, s.role, s.unit, s.digest_counts AS "digestCounts",
    (SELECT coalesce(json_agg(json_build_object('kind', a.kind, 'from', a.from_on, 'to', a.to_on)), '[]') FROM acting_head a
     WHERE a.staff_id = s.id AND a.ended_at IS NULL AND a.to_on >= $2::date) AS acting
  FROM staff s
  WHERE s.revoked_at IS NULL AND s.contact_id IS NOT NULL AND s.role <> 'administrator' AND s.digest_slot IS DISTINCT FROM $1
    AND NOT EXISTS (SELECT 1 FROM staff_absence a WHERE a.staff_id = s.id AND a.ended_at IS NULL AND $2::date BETWEEN a.from_on AND a.to_on)
  ORDER BY s.id`;

/** Everybody at work on an ISO date who has not had a slot's digest, with the days they stand in for the head; one query. */
export const digestReaders = async (
  { pool }: Pick<Database, 'pool'>,
  slot: string,
  today: string,
): Promise<DigestReader[]> => {
  const { rows } = await pool.query(readers, [slot, today]);
  return z.array(Reader).parse(rows);
};

/** A person's digest, sealed; null: nothing to say, which is written down as well. */
export type WrittenDigest = { staffId: string; counts: string; body: string | null };

// Whoever writes the slot first puts the message out with it: a digest is made once, whatever is killed or runs twice.
const send = `
  WITH digest AS (SELECT * FROM unnest($2::uuid[], $3::text[], $4::text[]) AS d(staff_id, counts, body)),
  due AS (
    UPDATE staff s SET digest_slot = $1, digest_counts = d.counts FROM digest d
    WHERE s.id = d.staff_id AND s.revoked_at IS NULL AND s.digest_slot IS DISTINCT FROM $1
    RETURNING s.contact_id, d.body),
  told AS (
    INSERT INTO delivery (contact_id, identity_id, body, created_at, since)
    SELECT due.contact_id, i.id, due.body, $5::timestamptz, $5::timestamptz FROM due
    JOIN LATERAL (SELECT id FROM identity WHERE contact_id = due.contact_id ORDER BY last_inbound_at DESC LIMIT 1) i ON true
    WHERE due.body IS NOT NULL RETURNING 1)
  SELECT pg_notify('${wakeChannel}', 'outbox') FROM (SELECT count(*) FROM told) t`;

/** Puts a slot's digests into the outbox, once a person and slot. */
export const sendDigests = async (
  { pool }: Pick<Database, 'pool'>,
  slot: string,
  digests: readonly WrittenDigest[],
  now: Date,
): Promise<void> => {
  await pool.query(send, [
    slot,
    digests.map(({ staffId }) => staffId),
    digests.map(({ counts }) => counts),
    digests.map(({ body }) => body),
    now,
  ]);
};
