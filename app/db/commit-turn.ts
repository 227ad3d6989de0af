import { z } from 'zod';
import type { Prisma } from './generated/client.ts';
import type { Database } from './open.ts';
import { softLimitMinutes, softMinutes } from './soft-hold.ts';

/** What a turn writes; JSON values as text, ready for the statement. */
export type TurnWrite = {
  contactId: string;
  /** The session's version the turn was decided on; 0 for a contact without one. */
  version: number;
  state: string;
  messageId: string;
  now: Date;
  /** Rows of `draft`, later ones win. */
  drafts: Record<string, unknown>[];
  /** Columns of `contact` to change. */
  contact: Record<string, unknown>;
  /** Rows of `secure_token` for this contact. */
  tokens: Record<string, unknown>[];
  /** Sealed messages for this contact, in order. */
  bodies: string[];
  failed: boolean;
};

/*
 * One statement commits a turn. Everything hangs on `s`: the session's version is the one the turn was decided on, so of
 * two processes that took the same message only one writes, and the message it marks done is still waiting. What a form
 * keeps softly is kept anew with each of its answers; once sent until the worker has it, thrown away no longer.
 */
const statement = `
WITH s AS (
  INSERT INTO session (contact_id, version, state, updated_at) VALUES ($1::uuid, $2::int + 1, $3::jsonb, $5::timestamptz)
  ON CONFLICT (contact_id) DO UPDATE SET version = excluded.version, state = excluded.state, updated_at = excluded.updated_at
  WHERE session.version = $2::int RETURNING contact_id
), m AS (
  UPDATE inbox_message SET done_at = CASE WHEN $10::bool THEN NULL ELSE $5::timestamptz END,
    failed_at = CASE WHEN $10::bool THEN $5::timestamptz END, payload = CASE WHEN $10::bool THEN payload END
  WHERE id = $4::bigint AND EXISTS (SELECT 1 FROM s)
), d AS (
  INSERT INTO draft (id, contact_id, service, service_version, answers, files, skipped, sop_version, sop_accepted_at, state,
    request_id, "only", updated_at, expires_at)
  SELECT r.id, s.contact_id, r.service, r.service_version, r.answers, r.files, r.skipped, r.sop_version, r.sop_accepted_at,
    r.state, r.request_id, r."only", r.updated_at, r.expires_at
  FROM s, jsonb_to_recordset($6::jsonb) AS r(id uuid, service text, service_version text, answers jsonb, files jsonb,
    skipped text[], sop_version text, sop_accepted_at timestamptz, state text, request_id uuid, "only" text[],
    updated_at timestamptz, expires_at timestamptz)
  ON CONFLICT (id) DO UPDATE SET service_version = excluded.service_version, answers = excluded.answers,
    files = excluded.files, skipped = excluded.skipped, sop_version = excluded.sop_version,
    sop_accepted_at = excluded.sop_accepted_at, state = excluded.state, "only" = excluded."only",
    updated_at = excluded.updated_at, expires_at = excluded.expires_at
  WHERE draft.contact_id = excluded.contact_id AND draft.state = 'open'
), h AS (
  UPDATE booking b SET released_at = CASE WHEN r.state = 'abandoned' THEN $5::timestamptz END,
    held_until = CASE WHEN r.state = 'submitting' THEN $5::timestamptz + interval '1 day'
      ELSE least($5::timestamptz + $11::int * interval '1 minute', b.created_at + $12::int * interval '1 minute') END
  FROM s, jsonb_to_recordset($6::jsonb) AS r(id uuid, state text)
  WHERE b.draft_id = r.id AND b.contact_id = s.contact_id AND b.kind = 'draft' AND b.released_at IS NULL
), c AS (
  UPDATE contact SET
    name = CASE WHEN $7::jsonb ? 'name' THEN $7::jsonb ->> 'name' ELSE name END,
    phone = CASE WHEN $7::jsonb ? 'phone' THEN $7::jsonb ->> 'phone' ELSE phone END,
    institution = CASE WHEN $7::jsonb ? 'institution' THEN $7::jsonb ->> 'institution' ELSE institution END,
    email = CASE WHEN $7::jsonb ? 'email' THEN $7::jsonb ->> 'email' ELSE email END,
    details_confirmed = coalesce(($7::jsonb ->> 'detailsConfirmed')::bool, details_confirmed),
    reminders_off = coalesce(($7::jsonb ->> 'remindersOff')::bool, reminders_off),
    privacy_version = coalesce($7::jsonb ->> 'privacyVersion', privacy_version),
    privacy_shown_at = CASE WHEN $7::jsonb ? 'privacyVersion' THEN $5::timestamptz ELSE privacy_shown_at END
  WHERE id = (SELECT contact_id FROM s) AND $7::jsonb <> '{}'::jsonb
), i AS (
  SELECT id FROM identity WHERE contact_id = $1::uuid ORDER BY last_inbound_at DESC LIMIT 1
), o AS (
  INSERT INTO delivery (contact_id, identity_id, body)
  SELECT s.contact_id, i.id, b.body FROM s, i, unnest($9::text[]) WITH ORDINALITY AS b(body, n) ORDER BY b.n
), t AS (
  INSERT INTO secure_token (token_hash, purpose, contact_id, draft_id, item, request_id, expires_at)
  SELECT r.token_hash, r.purpose, s.contact_id, r.draft_id, r.item, r.request_id, r.expires_at
  FROM s, jsonb_to_recordset($8::jsonb) AS r(token_hash text, purpose text, draft_id uuid, item text, request_id uuid,
    expires_at timestamptz)
)
SELECT EXISTS (SELECT 1 FROM s) AS done, EXISTS (
  SELECT 1 FROM inbox_message WHERE contact_id = $1::uuid AND done_at IS NULL AND failed_at IS NULL AND id <> $4::bigint
) AS more`;

const valuesOf = (write: TurnWrite): unknown[] => [
  write.contactId,
  write.version,
  write.state,
  write.messageId,
  write.now.toISOString(),
  JSON.stringify(write.drafts),
  JSON.stringify(write.contact),
  JSON.stringify(write.tokens),
  write.bodies,
  write.failed,
  softMinutes,
  softLimitMinutes,
];

/**
 * What came of a commit: `raced`, another turn of this contact came first and this one has to be decided anew; otherwise
 * whether more of the contact's messages waited then, so that nobody has to look for them in vain.
 */
export type Committed = 'raced' | 'last' | 'more';

const Row = z.tuple([z.object({ done: z.boolean(), more: z.boolean() })]);
const committed = (rows: unknown): Committed => {
  const [{ done, more }] = Row.parse(rows);
  if (!done) return 'raced';
  return more ? 'more' : 'last';
};

/** Commits a turn by itself. */
export const commitTurn = async ({ pool }: Database, write: TurnWrite): Promise<Committed> => {
  const { rows } = await pool.query({ name: 'commit-turn', text: statement, values: valuesOf(write) });
  return committed(rows);
};

/** The same as part of a larger transaction, for turns that touch more than their own contact. */
export const commitTurnIn = async (tx: Prisma.TransactionClient, write: TurnWrite): Promise<Committed> =>
  committed(await tx.$queryRawUnsafe(statement, ...valuesOf(write)));

/** Counts a turn that failed; gives how often it has. */
export const countFailedTurn = async ({ pool }: Database, messageId: string): Promise<number> => {
  const { rows } = await pool.query<{ attempts: number }>(
    'UPDATE inbox_message SET attempts = attempts + 1 WHERE id = $1 RETURNING attempts',
    [messageId],
  );
  return rows[0]?.attempts ?? 0;
};
