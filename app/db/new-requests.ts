import type pg from 'pg';
import { z } from 'zod';
import type { Audience } from '../../flows/features/requests/facts-and-effects.ts';
import { hearsOn, type Office } from './deliveries.ts';
import { runSql, type Tx } from './run-sql.ts';
import { wakeChannel } from './wake.ts';

const EmployeeRow = z.object({
  id: z.string(),
  nip: z.string(),
  name: z.string(),
  position: z.string(),
  agency: z.string(),
  phone: z.string(),
});

const Row = z.object({
  draftId: z.string(),
  contactId: z.string(),
  isCompletion: z.boolean(),
  draft: z.unknown(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  institution: z.string().nullable(),
  email: z.string().nullable(),
  employee: EmployeeRow.nullable(),
});

/** A sent draft, not read yet, with what is known of whoever sent it. */
export type SentDraft = z.infer<typeof Row>;

const load = `
  SELECT d.id AS "draftId", d.contact_id AS "contactId", d.request_id IS NOT NULL AS "isCompletion", to_jsonb(d) AS draft,
    c.name, c.phone, c.institution, c.email, to_jsonb(e) AS employee
  FROM draft d JOIN contact c ON c.id = d.contact_id LEFT JOIN employee e ON e.id = c.employee_id
  WHERE d.id = ANY($1::uuid[]) AND d.state = 'submitting'`;

/** Those of some drafts that wait to be made requests, by id; nothing is locked. */
export const loadSent = async (
  pool: pg.Pool,
  draftIds: readonly string[],
): Promise<Map<string, SentDraft>> => {
  const { rows } = await pool.query({ name: 'load-sent', text: load, values: [draftIds] });
  return new Map(
    z
      .array(Row)
      .parse(rows)
      .map((row) => [row.draftId, row]),
  );
};

/** What is written of a new request beside its letters; identity numbers are sealed. */
export type NewRequestRow = {
  id: string;
  number: string;
  draft_id: string;
  contact_id: string;
  /** When the draft was last touched, so that what is written is what was read. */
  draft_updated_at: string;
  service: string;
  service_version: string;
  sop_version: string;
  sop_accepted_at: string;
  unit: string;
  applicant: unknown;
  answers: unknown;
  promised_on: string;
  /** What its service says of extending the promise; null: nothing. */
  extension: unknown;
  submitted_at: string;
  actor: string;
  hash: string;
  letters: readonly unknown[];
  /** The sealed confirmation, null when it is said separately. */
  said: string | null;
  /** The sealed alerts for whom it concerns. */
  alerts: string[];
  audience: Audience;
};

/*
 * Everything hangs on `taken`: a draft becomes a request once, whoever else tries at the same moment, and only as it was
 * read. Drafts are locked in the order of their ids, so that two who share some never wait for each other in a circle.
 */
const makeSql = (locked: 'FOR UPDATE OF d' | 'FOR UPDATE OF d SKIP LOCKED'): string => `
  WITH new AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS n(id uuid, number text, draft_id uuid, contact_id uuid, draft_updated_at timestamptz,
      service text, service_version text, sop_version text, sop_accepted_at timestamptz, unit text, applicant jsonb, answers jsonb,
      promised_on date, extension jsonb, submitted_at timestamptz, actor text, hash text, letters jsonb, said text, alerts text[], audience int)
  ), audience AS MATERIALIZED (
    SELECT *, NULL::date AS on_day, NULL::uuid AS except_id
    FROM jsonb_to_recordset($2::jsonb) AS a(key int, roles text[], units text[])
  ), ${hearsOn({ day: '$3::date', secretariat: '$5::text' })}, waits AS (
    SELECT d.id FROM draft d JOIN new n ON n.draft_id = d.id
    WHERE d.state = 'submitting' AND d.contact_id = n.contact_id AND d.updated_at = n.draft_updated_at
    ORDER BY d.id ${locked}
  ), taken AS (
    UPDATE draft d SET state = 'sent' FROM waits WHERE d.id = waits.id AND d.state = 'submitting' RETURNING d.id
  ), freed AS (
    DELETE FROM held_submission h USING taken WHERE h.draft_id = taken.id
  ), made AS MATERIALIZED (SELECT n.* FROM new n JOIN taken ON taken.id = n.draft_id), requests AS (
    INSERT INTO request (id, number, draft_id, contact_id, service, service_version, sop_version, sop_accepted_at, state, unit,
      applicant, answers, promised_on, extension, submitted_at, since, channel)
    SELECT id, number, draft_id, contact_id, service, service_version, sop_version, sop_accepted_at, 'submitted', unit,
      applicant, answers, promised_on, extension, submitted_at, submitted_at, coalesce((SELECT i.channel FROM contact c
        JOIN identity i ON i.contact_id = coalesce(c.merged_into_id, c.id) WHERE c.id = made.contact_id
        ORDER BY i.last_inbound_at DESC LIMIT 1), 'counter') FROM made
  ), letters AS (
    INSERT INTO request_letter (request_id, key, position, name, mime, bytes, sha256, shown, pages, signatures, signer, created_at)
    SELECT made.id, l.key, l.position, l.name, l.mime, l.bytes, l.sha256, l.shown, l.pages, l.signatures, l.signer, made.submitted_at
    FROM made, jsonb_to_recordset(made.letters) AS l(key text, position int, name text, mime text, bytes int, sha256 text,
      shown text, pages int, signatures jsonb, signer jsonb)
  ), events AS (
    INSERT INTO request_event (request_id, seq, action, "from", "to", actor, role, at, note, previous_hash, hash)
    SELECT id, 1, 'submit', NULL, 'submitted', actor, 'applicant', submitted_at, NULL, NULL, hash FROM made
  ), to_seal AS (
    INSERT INTO event_to_seal (chain, seq, hash) SELECT id, 1, hash FROM made
  ), told AS (
    INSERT INTO delivery (contact_id, identity_id, body, created_at, since)
    SELECT i.contact_id, i.id, made.said, made.submitted_at, made.submitted_at FROM made JOIN contact c ON c.id = made.contact_id
    JOIN LATERAL (SELECT id, contact_id FROM identity WHERE contact_id = coalesce(c.merged_into_id, c.id)
      ORDER BY last_inbound_at DESC LIMIT 1) i ON true WHERE made.said IS NOT NULL
  ), alerted AS (
    INSERT INTO delivery (contact_id, identity_id, body, created_at, since)
    SELECT h.contact_id, h.identity_id, b.body, made.submitted_at, made.submitted_at FROM made JOIN hears h ON h.key = made.audience,
      unnest(made.alerts) WITH ORDINALITY AS b(body, n) ORDER BY made.submitted_at, h.staff_id, b.n
  )
  SELECT draft_id AS "draftId", (SELECT count(pg_notify($4, 'outbox'))::int FROM (SELECT 1 FROM made LIMIT 1) any_made) AS woken FROM made`;

const besideOthers = makeSql('FOR UPDATE OF d SKIP LOCKED');
const alone = makeSql('FOR UPDATE OF d');

const Made = z.array(z.object({ draftId: z.string() }));

const valuesOf = (rows: readonly NewRequestRow[], { today, secretariat }: Office): unknown[] => {
  const audiences = [...new Map(rows.map(({ audience }) => [JSON.stringify(audience), audience])).values()];
  const keys = new Map(audiences.map((audience, key) => [JSON.stringify(audience), key]));
  return [
    JSON.stringify(rows.map((row) => ({ ...row, audience: keys.get(JSON.stringify(row.audience)) }))),
    JSON.stringify(audiences.map(({ roles, units }, key) => ({ key, roles, units }))),
    today,
    wakeChannel,
    secretariat,
  ];
};

/**
 * Makes requests of sent drafts in one statement: each with its letters, its first event, the applicant's confirmation and
 * the alerts of staff at work that day. Gives the drafts of which requests were made; not among them is what changed since it was
 * read, and what somebody else has in hand this moment.
 */
export const makeRequests = async (
  pool: pg.Pool,
  rows: readonly NewRequestRow[],
  office: Office,
): Promise<Set<string>> => {
  const made = await pool.query({
    name: 'make-requests',
    text: besideOthers,
    values: valuesOf(rows, office),
  });
  return new Set(Made.parse(made.rows).map(({ draftId }) => draftId));
};

/** The same for one draft in the caller's transaction, waiting for whoever has it in hand; false when it changed since it was read. */
export const makeRequestIn = async (tx: Tx, row: NewRequestRow, office: Office): Promise<boolean> =>
  Made.parse(await runSql(tx, alone, valuesOf([row], office))).length === 1;
