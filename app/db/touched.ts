import { z } from 'zod';
import type { IncidentKind } from '../../domain/incident.ts';
import type { Incident } from './incidents.ts';
import { runSql, type Tx } from './run-sql.ts';

/*
 * Who an incident touched. In every statement $1 and $2 are its period, both ends included, $3 the numbers of the only requests it is
 * about or null, $4 the only channel or null, $5 the only member of staff or null.
 */
const wanted = (number: string): string => `($3::text[] IS NULL OR ${number} = ANY($3::text[]))`;
const within = (at: string): string => `${at} >= $1::timestamptz AND ${at} <= $2::timestamptz`;
const noRequest = '$3::text[] IS NULL';

/** A kind of data that is kept with a request, in a period or whenever it was. */
const ofRequests = (during: (at: string) => string): string => `
  SELECT r.contact_id AS contact, 'request' AS kind, ARRAY[r.number] AS requests FROM request r
    WHERE ${during('r.submitted_at')} AND ${wanted('r.number')}
  UNION ALL SELECT r.contact_id, 'letters', ARRAY[r.number] FROM request_letter l JOIN request r ON r.id = l.request_id
    WHERE ${during('l.created_at')} AND ${wanted('r.number')}
  UNION ALL SELECT r.contact_id, 'talk', ARRAY[r.number] FROM request_message m JOIN request r ON r.id = m.request_id
    WHERE ${during('m.created_at')} AND ${wanted('r.number')}
  UNION ALL SELECT r.contact_id, 'rating', ARRAY[r.number] FROM request_rating g JOIN request r ON r.id = g.request_id
    WHERE ${during('g.at')} AND g.comment IS NOT NULL AND ${wanted('r.number')}
  UNION ALL SELECT r.contact_id, 'booking', ARRAY[r.number] FROM booking b JOIN request r ON r.id = b.request_id
    WHERE ${during('b.created_at')} AND b.kind = 'request' AND ${wanted('r.number')}`;

// Of a contact that was made one with another it is the one that has everything since.
const looked = `
  SELECT who.id AS contact, a.what AS kind, ARRAY(SELECT r.number FROM request r
      WHERE r.id = ANY(a.request_ids) AND r.contact_id = who.id AND ${wanted('r.number')}) AS requests
    FROM data_access a CROSS JOIN LATERAL (
      SELECT DISTINCT coalesce(c.merged_into_id, u.id) AS id FROM unnest(a.contact_ids) AS u(id) LEFT JOIN contact c ON c.id = u.id) who
    WHERE ${within('a.at')} AND ($5::uuid IS NULL OR a.staff_id = $5::uuid) AND (${noRequest} OR EXISTS (
      SELECT 1 FROM request r WHERE r.number = ANY($3::text[]) AND r.id = ANY(a.request_ids) AND r.contact_id = who.id))`;

const stored = `${ofRequests(within)}
  UNION ALL SELECT contact_id, 'question', '{}' FROM question WHERE ${within('asked_at')} AND ${noRequest}
  UNION ALL SELECT contact_id, 'form', '{}' FROM draft WHERE ${within('updated_at')} AND ${noRequest}
  UNION ALL SELECT contact_id, 'data_request', '{}' FROM data_request WHERE ${within('asked_at')} AND ${noRequest}
  UNION ALL SELECT id, 'contact', '{}' FROM contact WHERE ${within('created_at')} AND ${noRequest}
  UNION ALL SELECT contact_id, 'messages', '{}' FROM inbox_message WHERE ${within('received_at')} AND channel <> 'inside' AND ${noRequest}
  UNION ALL SELECT contact_id, 'messages', '{}' FROM delivery WHERE ${within('created_at')} AND ${noRequest}`;

// What never left the outbox went over no channel.
const sent = `
  SELECT m.contact_id AS contact, 'messages' AS kind, '{}'::text[] AS requests FROM inbox_message m
    WHERE ${within('m.received_at')} AND m.channel <> 'inside' AND ($4::text IS NULL OR m.channel = $4::text) AND ${noRequest}
  UNION ALL SELECT d.contact_id, 'messages', '{}' FROM delivery d JOIN identity i ON i.id = d.identity_id
    WHERE ${within('coalesce(d.sent_at, d.created_at)')} AND ($4::text IS NULL OR coalesce(d.channel, i.channel) = $4::text)
      AND (d.sent_at IS NOT NULL OR d.attempts > 0) AND ${noRequest}`;

const touched: Record<IncidentKind, string> = {
  access: looked,
  stored,
  channel: sent,
  // Whatever there is of them, whenever it came.
  requests: ofRequests(() => 'true'),
};

type Scope = Pick<Incident, 'kind' | 'from' | 'to' | 'requests' | 'channel' | 'staffId'>;

// Each of a person once, with all that was found of them; $6 is the incident. What was found before stays.
const count = (kind: IncidentKind): string => `
WITH given AS (SELECT $1::timestamptz, $2::timestamptz, $3::text[], $4::text, $5::uuid)
INSERT INTO incident_person (incident_id, contact_id, kinds, requests)
SELECT $6::uuid, coalesce(c.merged_into_id, t.contact), array_agg(DISTINCT t.kind ORDER BY t.kind),
  coalesce(array_agg(DISTINCT n ORDER BY n) FILTER (WHERE n IS NOT NULL), '{}')
FROM (${touched[kind]}) t LEFT JOIN LATERAL unnest(t.requests) AS n ON true LEFT JOIN contact c ON c.id = t.contact
GROUP BY coalesce(c.merged_into_id, t.contact) ORDER BY 2
ON CONFLICT (incident_id, contact_id) DO UPDATE SET
  kinds = ARRAY(SELECT DISTINCT k FROM unnest(incident_person.kinds || excluded.kinds) AS k ORDER BY k),
  requests = ARRAY(SELECT DISTINCT k FROM unnest(incident_person.requests || excluded.requests) AS k ORDER BY k)`;

/** Whether the whole period of an incident is over and counted: nobody comes to it any more. */
export const isCounted = ({ countedAt, to }: Pick<Incident, 'countedAt' | 'to'>): boolean =>
  countedAt !== null && countedAt.getTime() > to.getTime() + 60_000;

/** Writes down exactly who an incident touched, with which kinds of data and which requests of theirs; again as long as its period goes on. */
export const countTouched = async (
  tx: Tx,
  { id, kind, from, to, requests, channel, staffId }: Scope & { id: string },
  now: Date,
): Promise<void> => {
  // Two who count at the same moment would wait for each other's people.
  await runSql(tx, 'SELECT 1 AS held FROM incident WHERE id = $1::uuid FOR UPDATE', [id]);
  const only = requests.length === 0 ? null : requests;
  await runSql(tx, count(kind), [from, to, only, channel, staffId, id]);
  await runSql(tx, 'UPDATE incident SET counted_at = $2::timestamptz WHERE id = $1::uuid', [id, now]);
};

const People = z.array(
  z.object({
    contact: z.string(),
    kinds: z.array(z.string()),
    requests: z.array(z.string()),
    told: z.enum(['channel', 'paper']).nullable(),
    /** How their notice fares: sent, delivered, read, waiting, pending, failed; null without one. */
    notice: z.string().nullable(),
  }),
);
/** Somebody an incident touched. */
export type Touched = z.infer<typeof People>[number];

/** Everybody an incident touched, as it is written down. */
export const peopleOf = async (tx: Tx, id: string): Promise<Touched[]> =>
  People.parse(
    await runSql(
      tx,
      `SELECT p.contact_id::text AS contact, p.kinds, p.requests, p.told, d.state AS notice
       FROM incident_person p LEFT JOIN delivery d ON d.id = p.delivery_id
       WHERE p.incident_id = $1::uuid ORDER BY p.contact_id`,
      [id],
    ),
  );
