import { z } from 'zod';
import { runSql, type Tx } from './run-sql.ts';

/** What happened: somebody looked, something stored got out, or what went over a channel did. */
export const incidentKinds = ['access', 'stored', 'channel'] as const;

const Incident = z.object({
  id: z.string(),
  kind: z.enum(incidentKinds),
  from: z.date(),
  to: z.date(),
  request: z.string().nullable(),
  openedAt: z.date(),
  dueAt: z.date(),
});
/** An incident: its kind and period, the request it is about if it is about one, and until when people and the authority are told. */
export type Incident = z.infer<typeof Incident>;

/** Writes an incident into the register. */
export const openIncident = async (tx: Tx, incident: Incident): Promise<void> => {
  const { id, kind, from, to, request, openedAt, dueAt } = incident;
  await runSql(
    tx,
    `INSERT INTO incident (id, kind, from_at, to_at, request_number, opened_at, due_at)
     VALUES ($1::uuid, $2, $3::timestamptz, $4::timestamptz, $5, $6::timestamptz, $7::timestamptz)`,
    [id, kind, from, to, request, openedAt, dueAt],
  );
};

const columns = `id::text, kind, from_at AS "from", to_at AS "to", request_number AS request, opened_at AS "openedAt", due_at AS "dueAt"`;

/** An incident of the register by its id; null when there is none. */
export const incidentById = async (tx: Tx, id: string): Promise<Incident | null> => {
  const rows = await runSql(tx, `SELECT ${columns} FROM incident WHERE id = $1::uuid`, [id]);
  return z.array(Incident).parse(rows)[0] ?? null;
};

// $1 and $2 are the period, both ends included, $3 a request's number or null. One row a person and kind of data.
const touched: Record<Incident['kind'], string> = {
  access: `SELECT who.id AS contact, a.what AS kind, ARRAY(SELECT r.number FROM request r
      WHERE r.id = ANY(a.request_ids) AND r.contact_id = who.id AND ($3::text IS NULL OR r.number = $3)) AS requests
    FROM data_access a CROSS JOIN LATERAL unnest(a.contact_ids) AS who(id)
    WHERE a.at >= $1::timestamptz AND a.at <= $2::timestamptz AND ($3::text IS NULL OR EXISTS (
      SELECT 1 FROM request r WHERE r.number = $3 AND r.id = ANY(a.request_ids) AND r.contact_id = who.id))`,
  stored: `SELECT contact_id AS contact, 'request' AS kind, ARRAY[number] AS requests FROM request
      WHERE submitted_at >= $1::timestamptz AND submitted_at <= $2::timestamptz AND ($3::text IS NULL OR number = $3)
    UNION ALL SELECT r.contact_id, 'letters', ARRAY[r.number] FROM request_letter l JOIN request r ON r.id = l.request_id
      WHERE l.created_at >= $1::timestamptz AND l.created_at <= $2::timestamptz AND ($3::text IS NULL OR r.number = $3)
    UNION ALL SELECT r.contact_id, 'talk', ARRAY[r.number] FROM request_message m JOIN request r ON r.id = m.request_id
      WHERE m.created_at >= $1::timestamptz AND m.created_at <= $2::timestamptz AND ($3::text IS NULL OR r.number = $3)
    UNION ALL SELECT contact_id, 'question', '{}' FROM question
      WHERE asked_at >= $1::timestamptz AND asked_at <= $2::timestamptz AND $3::text IS NULL
    UNION ALL SELECT contact_id, 'form', '{}' FROM draft
      WHERE updated_at >= $1::timestamptz AND updated_at <= $2::timestamptz AND $3::text IS NULL`,
  channel: `SELECT contact_id AS contact, 'messages' AS kind, '{}'::text[] AS requests FROM inbox_message
      WHERE received_at >= $1::timestamptz AND received_at <= $2::timestamptz AND channel <> 'inside' AND $3::text IS NULL
    UNION ALL SELECT contact_id, 'messages', '{}' FROM delivery
      WHERE created_at >= $1::timestamptz AND created_at <= $2::timestamptz AND $3::text IS NULL`,
};

const People = z.array(
  z.object({ contact: z.string(), kinds: z.array(z.string()), requests: z.array(z.string()) }),
);

/** Exactly who was touched by an incident, with which kinds of data and which requests of theirs. */
export const peopleOf = async (
  tx: Tx,
  { kind, from, to, request }: Pick<Incident, 'kind' | 'from' | 'to' | 'request'>,
): Promise<z.infer<typeof People>> => {
  const sql = `SELECT t.contact::text, array_agg(DISTINCT t.kind ORDER BY t.kind) AS kinds,
      ARRAY(SELECT DISTINCT n FROM unnest(array_agg(t.list)) AS u(l), unnest(string_to_array(u.l, ' ')) AS n WHERE n <> '' ORDER BY n) AS requests
    FROM (SELECT contact, kind, array_to_string(requests, ' ') AS list FROM (${touched[kind]}) found) t GROUP BY t.contact ORDER BY t.contact`;
  return People.parse(await runSql(tx, sql, [from, to, request]));
};
