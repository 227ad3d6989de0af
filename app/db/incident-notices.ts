import { z } from 'zod';
import { runSql, type Tx } from './run-sql.ts';
import type { Touched } from './touched.ts';
import { wakeChannel } from './wake.ts';

const Untold = z.array(
  z.object({ contact: z.string(), kinds: z.array(z.string()), requests: z.array(z.string()) }),
);

// Whoever approves, closes or tells at the same moment waits here.
const lock = `SELECT 1 AS held FROM incident WHERE id = $1::uuid AND approved_at IS NOT NULL AND closed_at IS NULL FOR UPDATE`;
const untold = `SELECT contact_id::text AS contact, kinds, requests FROM incident_person
  WHERE incident_id = $1::uuid AND told IS NULL ORDER BY contact_id LIMIT $2::int`;

// To the address last written from that has not blocked us; who has none is written to on paper.
const tell = `
WITH given AS (SELECT * FROM unnest($2::uuid[], $3::text[]) AS g(contact_id, body)),
told AS (
  INSERT INTO delivery (contact_id, identity_id, body, created_at, since)
  SELECT i.contact_id, i.id, g.body, $4::timestamptz, $4::timestamptz FROM given g JOIN contact c ON c.id = g.contact_id
  JOIN LATERAL (SELECT id, contact_id FROM identity i WHERE i.contact_id = coalesce(c.merged_into_id, c.id) AND i.blocked_at IS NULL
    ORDER BY i.last_inbound_at DESC LIMIT 1) i ON true
  RETURNING id, body),
written AS (
  UPDATE incident_person p SET told = CASE WHEN t.id IS NULL THEN 'paper' ELSE 'channel' END, delivery_id = t.id,
    told_at = CASE WHEN t.id IS NULL THEN NULL ELSE $4::timestamptz END
  FROM given g LEFT JOIN told t ON t.body = g.body
  WHERE p.incident_id = $1::uuid AND p.contact_id = g.contact_id AND p.told IS NULL RETURNING t.id)
SELECT count(*)::int AS people, pg_notify('${wakeChannel}', 'outbox')::text AS woken FROM written`;

/**
 * Writes the notices of some of the people an approved incident touched, each once whoever else does the same, in the caller's
 * transaction; how many they were. `bodyOf` gives a sealed message of one's own for each.
 */
export const tellTouched = async (
  tx: Tx,
  id: string,
  {
    bodyOf,
    now,
    most,
  }: { bodyOf(person: Pick<Touched, 'kinds' | 'requests'>): string; now: Date; most: number },
): Promise<number> => {
  if ((await runSql(tx, lock, [id])).length === 0) return 0;
  const people = Untold.parse(await runSql(tx, untold, [id, most]));
  if (people.length === 0) return 0;
  await runSql(tx, tell, [id, people.map(({ contact }) => contact), people.map(bodyOf), now]);
  return people.length;
};

/** Writes down that everybody an incident touched has been written to. */
export const endTelling = async (tx: Tx, id: string, now: Date): Promise<void> => {
  await runSql(
    tx,
    `UPDATE incident SET told_at = $2::timestamptz WHERE id = $1::uuid AND told_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM incident_person p WHERE p.incident_id = $1::uuid AND p.told IS NULL)`,
    [id, now],
  );
};

// How a notice fares, looked up by its number: there are far more deliveries than people an incident touched.
const withNotice = `incident_person p LEFT JOIN LATERAL (SELECT d.state FROM delivery d WHERE d.id = p.delivery_id LIMIT 1) n ON true`;
// Who could not be reached: no address, a notice that was given up, or one that waits until its person writes.
const onPaper = `(p.told = 'paper' AND p.told_at IS NULL OR p.told = 'channel' AND n.state IN ('failed', 'waiting'))`;

const PaperLine = z.object({
  contact: z.string(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  institution: z.string().nullable(),
  email: z.string().nullable(),
  kinds: z.array(z.string()),
  requests: z.array(z.string()),
});
/** Somebody who is told on paper, with what their letter says; erased people have no name. */
export type PaperLine = z.infer<typeof PaperLine>;

/** Whom an incident's notice did not reach: to be told on paper. */
export const paperList = async (tx: Tx, id: string): Promise<PaperLine[]> =>
  z.array(PaperLine).parse(
    await runSql(
      tx,
      `SELECT p.contact_id::text AS contact, c.name, c.phone, c.institution, c.email, p.kinds, p.requests
       FROM ${withNotice} LEFT JOIN contact c ON c.id = p.contact_id
       WHERE p.incident_id = $1::uuid AND ${onPaper} ORDER BY p.contact_id`,
      [id],
    ),
  );

/** Writes down that these letters have gone; how many. */
export const papersSent = async (tx: Tx, id: string, now: Date): Promise<number> =>
  (
    await runSql(
      tx,
      `UPDATE incident_person u SET told = 'paper', told_at = $2::timestamptz
       WHERE u.incident_id = $1::uuid AND u.contact_id IN (
         SELECT p.contact_id FROM ${withNotice} WHERE p.incident_id = $1::uuid AND ${onPaper}) RETURNING 1`,
      [id, now],
    )
  ).length;

const Counts = z.tuple([
  z.object({
    people: z.int(),
    requests: z.int(),
    channel: z.int(),
    paper: z.int(),
    not: z.int(),
    kinds: z.record(z.string(), z.int()),
  }),
]);

const counts = `
SELECT count(*)::int AS people,
  (SELECT count(DISTINCT n)::int FROM incident_person q, unnest(q.requests) AS n WHERE q.incident_id = $1::uuid) AS requests,
  (count(*) FILTER (WHERE p.told = 'channel' AND NOT coalesce(${onPaper}, false)))::int AS channel,
  (count(*) FILTER (WHERE p.told = 'paper' AND p.told_at IS NOT NULL))::int AS paper,
  (count(*) FILTER (WHERE p.told IS NULL OR coalesce(${onPaper}, false)))::int AS not,
  (SELECT coalesce(jsonb_object_agg(k.kind, k.people), '{}') FROM (
    SELECT kind, count(*)::int AS people FROM incident_person q, unnest(q.kinds) AS kind
    WHERE q.incident_id = $1::uuid GROUP BY kind ORDER BY kind) k) AS kinds
FROM ${withNotice} WHERE p.incident_id = $1::uuid`;

/** How many people an incident touched, how they were told, and of which kinds of data how many. */
export const incidentCounts = async (tx: Tx, id: string) => {
  const [{ channel, paper, not, ...rest }] = Counts.parse(await runSql(tx, counts, [id]));
  return { ...rest, told: { channel, paper, not } };
};
