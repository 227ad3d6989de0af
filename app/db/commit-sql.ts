import { softLimitMinutes, softMinutes } from './soft-hold.ts';
import { versionsOf } from './known-versions.ts';

/** What is among the turns that one statement commits; each part that is not there is left out of it. */
export type Shape = {
  /** Of somebody who writes for the first time. */
  newcomers: boolean;
  /** Of a message that was stored before. */
  stored: boolean;
  /** That changes who somebody is. */
  contacts: boolean;
  /** That writes a form. */
  drafts: boolean;
  /** That makes one-time links; with the drafts they may belong to. */
  links: boolean;
  /** In which an answer was refused or asked back. */
  tries: boolean;
};

/*
 * Whether all that a load reads of somebody is as it was when it was remembered (`load-turn.ts`). Nobody who works here is
 * ever remembered.
 */
const unchanged = `t.known = (
      SELECT ${versionsOf('t.now', `(t.known ->> 'draftId')::uuid`)}
      FROM identity i JOIN contact c ON c.id = i.contact_id LEFT JOIN employee e ON e.id = c.employee_id AND e.left_at IS NULL
      WHERE i.id = t."identityId" AND i.contact_id = t."contactId"
        AND i.channel = t.channel AND i.account = t.account AND i.address = t.address
        AND NOT EXISTS (SELECT 1 FROM staff st WHERE st.contact_id = c.id AND st.revoked_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM identity o WHERE o.contact_id = c.id AND o.id <> i.id
          AND o.last_inbound_at > least(t.now, coalesce(t."sentAt", t.now)))
        AND (cardinality(t.aliases) = 0 OR cardinality(t.aliases) = (SELECT count(*) FROM identity o
          WHERE o.channel = t.channel AND o.account = t.account AND o.address = ANY(t.aliases) AND o.contact_id = c.id)))`;

/*
 * One statement commits turns of many contacts. For each everything hangs on `s`: the session's version is the one the
 * turn was decided on, so of two processes that took the same message only one writes. Sessions are locked in the order of
 * their keys, then the rest, so that two processes never wait for each other. A message at the door is taken only when
 * nothing older of its contact waits, and none with its provider's id is stored: one that another process stores in the same moment breaks
 * the statement, which then changes nothing; a newcomer only when nobody else has made
 * the address theirs meanwhile; what the turn changes of them is written as they are made, for a row cannot be changed in the
 * statement that makes it. What waited for its person to write goes out before what the turn brings
 * (`release_waiting_of` sees what began to wait until the address was locked). Deliveries are claimed at once for this
 * process when nothing else is on its way to the chat. A new one-time link ends the older ones of the same question, or to the
 * same request for the same member of staff. A form that was thrown away is only ever opened again, after the one that stood in
 * its place has gone. What a form keeps softly is kept anew with each of its answers; once
 * sent until the worker has it, thrown away no longer.
 * What is counted is added up over the batch and written once the sessions are locked, in the order of its keys, so that two batches
 * never wait for each other in a circle.
 * $1 are the turns, $2 is until when what is sent is claimed, then come drafts, one-time links and what is counted, each if it is there.
 */
export const commitSql = ({ newcomers, stored, contacts, drafts, links, tries }: Shape): string => {
  const given = ['$1', '$2', ...(drafts ? ['drafts'] : []), ...(links ? ['links'] : []), 'tries'];
  const at = (what: 'links' | 'tries'): string => `$${given.indexOf(what) + 1}`;
  const sql = `
WITH t AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS t(n int, key text, "contactId" uuid, version int, state jsonb, now timestamptz,
    contact jsonb, bodies jsonb, "identityId" bigint, "messageId" bigint, failed bool, channel text, account text, address text,
    phone text, "ownAddress" text, "ownPhone" text, aliases text[], "providerId" text, kind text, "sentAt" timestamptz, held jsonb, known jsonb)
)${
    newcomers
      ? `, newcomer AS (
  INSERT INTO identity (contact_id, channel, account, address, phone, own_address, own_phone, last_inbound_at)
  SELECT "contactId", channel, account, address, phone, "ownAddress", "ownPhone", least(now, coalesce("sentAt", now)) FROM t WHERE "identityId" IS NULL
  ORDER BY channel, account, address
  ON CONFLICT (channel, account, address) DO NOTHING RETURNING id, contact_id, last_inbound_at
), made AS (
  INSERT INTO contact (id, name, phone, phone_key, institution, email, details_confirmed, reminders_off, privacy_version, privacy_shown_at, created_at)
  SELECT w.contact_id, k ->> 'name', k ->> 'phone', k ->> 'phoneKey', k ->> 'institution', k ->> 'email', coalesce((k ->> 'detailsConfirmed')::bool, false),
    coalesce((k ->> 'remindersOff')::bool, false), k ->> 'privacyVersion', CASE WHEN k ? 'privacyVersion' THEN t.now END, t.now
  FROM newcomer w JOIN t ON t."contactId" = w.contact_id
  CROSS JOIN LATERAL (SELECT CASE WHEN EXISTS (SELECT 1 FROM inbox_message m
    WHERE m.channel = t.channel AND m.account = t.account AND m.provider_id = t."providerId") THEN '{}'::jsonb ELSE t.contact END) AS told(k)
), own_key AS (
  INSERT INTO person_key (contact_id, key, made_at) SELECT w.contact_id, t.key, t.now FROM newcomer w JOIN t ON t."contactId" = w.contact_id
  WHERE t.key IS NOT NULL ON CONFLICT DO NOTHING
)`
      : ''
  }, s AS (
  INSERT INTO session (contact_id, version, state, updated_at)
  SELECT t."contactId", t.version + 1, t.state, t.now FROM t
  WHERE ${newcomers ? `(t."identityId" IS NOT NULL OR EXISTS (SELECT 1 FROM newcomer w WHERE w.contact_id = t."contactId")) AND ` : ''}(t."messageId" IS NOT NULL OR (SELECT m.id FROM inbox_message m
      WHERE m.contact_id = t."contactId" AND m.done_at IS NULL AND m.failed_at IS NULL LIMIT 1) IS NULL AND (
      SELECT m.id FROM inbox_message m
      WHERE m.channel = t.channel AND m.account = t.account AND m.provider_id = t."providerId" LIMIT 1) IS NULL)
    AND (t.known IS NULL OR ${unchanged})
  ORDER BY t."contactId"
  ON CONFLICT (contact_id) DO UPDATE SET version = excluded.version, state = excluded.state, updated_at = excluded.updated_at
  WHERE session.version = excluded.version - 1 RETURNING contact_id
), ok AS MATERIALIZED (
  SELECT t.*, ${newcomers ? 'coalesce(t."identityId", w.id) AS identity_id, w.last_inbound_at' : 't."identityId" AS identity_id, NULL::timestamptz AS last_inbound_at'}
  FROM s JOIN t ON t."contactId" = s.contact_id ${newcomers ? 'LEFT JOIN newcomer w ON w.contact_id = s.contact_id' : ''}
), arrived AS (
  INSERT INTO inbox_message (contact_id, identity_id, channel, account, provider_id, kind, received_at, done_at)
  SELECT "contactId", identity_id, channel, account, "providerId", kind, now, now FROM ok WHERE "messageId" IS NULL
  ORDER BY "contactId"
)${
    stored
      ? `, taken AS (
  UPDATE inbox_message m SET done_at = CASE WHEN NOT ok.failed THEN ok.now END, failed_at = CASE WHEN ok.failed THEN ok.now END,
    payload = CASE WHEN ok.failed THEN m.payload END
  FROM ok WHERE m.id = ok."messageId" AND m.id = ANY(ARRAY(SELECT "messageId" FROM ok WHERE "messageId" IS NOT NULL))
)`
      : ''
  }, wrote AS (
  UPDATE identity i SET last_inbound_at = greatest(i.last_inbound_at, least(ok.now, coalesce(ok."sentAt", ok.now))), blocked_at = NULL
  FROM ok WHERE i.id = ok."identityId" AND ok."messageId" IS NULL
    AND i.id = ANY(ARRAY(SELECT "identityId" FROM ok WHERE "messageId" IS NULL)) RETURNING i.id, i.contact_id, i.last_inbound_at
), released AS MATERIALIZED (
  SELECT r.contact_id FROM (SELECT array_agg(contact_id) AS people, array_agg(id) AS identities FROM wrote) w,
    release_waiting_of(w.people, w.identities, (SELECT max(now) FROM t)) AS r(contact_id)
)${
    drafts
      ? `, d AS (
  INSERT INTO draft (id, contact_id, service, service_version, answers, files, skipped, sop_version, sop_accepted_at, state,
    request_id, "only", created_at, updated_at, expires_at)
  SELECT r.id, s.contact_id, r.service, r.service_version, r.answers, r.files, r.skipped, r.sop_version, r.sop_accepted_at,
    r.state, r.request_id, r."only", r.updated_at, r.updated_at, r.expires_at
  FROM s JOIN jsonb_to_recordset($3::jsonb) AS r("contactId" uuid, id uuid, service text, service_version text, answers jsonb,
    files jsonb, skipped text[], sop_version text, sop_accepted_at timestamptz, state text, request_id uuid, "only" text[],
    updated_at timestamptz, expires_at timestamptz) ON r."contactId" = s.contact_id
  ORDER BY r.state <> 'abandoned', r.id
  ON CONFLICT (id) DO UPDATE SET service_version = excluded.service_version, answers = excluded.answers,
    files = excluded.files, skipped = excluded.skipped, sop_version = excluded.sop_version,
    sop_accepted_at = excluded.sop_accepted_at, state = excluded.state, "only" = excluded."only",
    updated_at = excluded.updated_at, expires_at = excluded.expires_at
  WHERE draft.contact_id = excluded.contact_id AND (draft.state = 'open' OR (draft.state = 'abandoned' AND excluded.state = 'open'
    AND draft.request_id IS NULL AND draft.set_aside_until IS NULL AND draft.expires_at > excluded.updated_at))
), h AS (
  UPDATE booking b SET released_at = CASE WHEN r.state = 'abandoned' THEN ok.now END,
    held_until = CASE WHEN r.state = 'submitting' THEN ok.now + interval '1 day'
      ELSE least(ok.now + interval '${String(softMinutes)} minutes', b.created_at + interval '${String(softLimitMinutes)} minutes') END
  FROM ok JOIN jsonb_to_recordset($3::jsonb) AS r("contactId" uuid, id uuid, state text) ON r."contactId" = ok."contactId"
  WHERE b.draft_id = r.id AND b.contact_id = ok."contactId" AND b.kind = 'draft' AND b.released_at IS NULL
)`
      : ''
  }${
    contacts
      ? `, c AS (
  UPDATE contact c SET
    name = CASE WHEN ok.contact ? 'name' THEN ok.contact ->> 'name' ELSE c.name END,
    phone = CASE WHEN ok.contact ? 'phone' THEN ok.contact ->> 'phone' ELSE c.phone END,
    phone_key = CASE WHEN ok.contact ? 'phone' THEN ok.contact ->> 'phoneKey' ELSE c.phone_key END,
    institution = CASE WHEN ok.contact ? 'institution' THEN ok.contact ->> 'institution' ELSE c.institution END,
    email = CASE WHEN ok.contact ? 'email' THEN ok.contact ->> 'email' ELSE c.email END,
    details_confirmed = coalesce((ok.contact ->> 'detailsConfirmed')::bool, c.details_confirmed),
    reminders_off = coalesce((ok.contact ->> 'remindersOff')::bool, c.reminders_off),
    privacy_version = coalesce(ok.contact ->> 'privacyVersion', c.privacy_version),
    privacy_shown_at = CASE WHEN ok.contact ? 'privacyVersion' THEN ok.now ELSE c.privacy_shown_at END
  FROM ok WHERE c.id = ok."contactId" AND ok.contact <> '{}'::jsonb
    AND c.id = ANY(ARRAY(SELECT "contactId" FROM ok WHERE contact <> '{}'::jsonb))
)`
      : ''
  }, o AS (
  INSERT INTO delivery (contact_id, identity_id, channel, account, body, created_at, since, claimed_until, attempts)
  SELECT ok."contactId", ok.identity_id, ok.channel, ok.account, b.body, ok.now, ok.now, CASE WHEN ok.free THEN $2::timestamptz END, CASE WHEN ok.free THEN 1 ELSE 0 END
  FROM (SELECT ok.*, ok.held IS NOT NULL AND NOT EXISTS (SELECT 1 FROM released r WHERE r.contact_id = ok."contactId") AND NOT EXISTS (
      SELECT 1 FROM delivery p WHERE p.identity_id = ok.identity_id AND p.state = 'pending' AND NOT ok.held @> to_jsonb(p.id::text)
    ) AS free FROM ok) ok
  CROSS JOIN LATERAL jsonb_array_elements_text(ok.bodies) WITH ORDINALITY AS b(body, nth)
  ORDER BY ok.n, b.nth RETURNING id, contact_id, claimed_until
)${
    links
      ? `, link AS MATERIALIZED (
  SELECT r.*, ok.now FROM ok JOIN jsonb_to_recordset(${at('links')}::jsonb) AS r("contactId" uuid, token_hash text, purpose text, draft_id uuid,
    item text, request_id uuid, expires_at timestamptz) ON r."contactId" = ok."contactId"
), older_answers AS (
  UPDATE secure_token o SET expires_at = link.now FROM link
  WHERE o.draft_id = link.draft_id AND o.item = link.item AND o.used_at IS NULL AND o.expires_at > link.now
    AND o.draft_id = ANY(ARRAY(SELECT draft_id FROM link WHERE draft_id IS NOT NULL))
), older_views AS (
  UPDATE secure_token o SET expires_at = link.now FROM link
  WHERE o.request_id = link.request_id AND o.contact_id = link."contactId" AND o.used_at IS NULL AND o.expires_at > link.now
    AND o.request_id = ANY(ARRAY(SELECT request_id FROM link WHERE request_id IS NOT NULL))
), k AS (
  INSERT INTO secure_token (token_hash, purpose, contact_id, draft_id, item, request_id, created_at, expires_at)
  SELECT token_hash, purpose, "contactId", draft_id, item, request_id, now, expires_at FROM link
)`
      : ''
  }${
    tries
      ? `, counted AS (
  INSERT INTO form_try AS f (on_day, service, item, kind, count)
  SELECT r."on", r.service, r.item, r.kind, count(*)::int
  FROM ok JOIN jsonb_to_recordset(${at('tries')}::jsonb) AS r("contactId" uuid, "on" date, service text, item text, kind text) ON r."contactId" = ok."contactId"
  GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
  ON CONFLICT (on_day, service, item, kind) DO UPDATE SET count = f.count + excluded.count
)`
      : ''
  }
SELECT ok.n, pg_current_xact_id()::xid::text AS "writtenBy", ok.identity_id::text AS "identityId", coalesce(wrote.last_inbound_at, ok.last_inbound_at) AS "lastInboundAt",
  said.claimed, (SELECT m.id FROM inbox_message m
    WHERE m.contact_id = ok."contactId" AND m.done_at IS NULL AND m.failed_at IS NULL AND m.id IS DISTINCT FROM ok."messageId"
    LIMIT 1) IS NOT NULL AS more
FROM ok LEFT JOIN wrote ON wrote.id = ok.identity_id LEFT JOIN (
  SELECT contact_id, array_agg(id::text ORDER BY id) AS claimed FROM o WHERE claimed_until IS NOT NULL GROUP BY contact_id
) said ON said.contact_id = ok."contactId"`;
  return sql;
};
