import pg from 'pg';
import { stateCodes, states } from '../domain/state.ts';
import { privacyTexts } from '../flows/features/privacy/texts.ts';

/** Services whose requests the archive holds. */
const services = ['pengaduan', 'ruang', 'magang', 'tte', 'data'];

/** What an office has in hand at a time, however long its archive is. */
const openRequests = 2000;
/** The steps of a request from its sending on, and the state each leads to. */
const steps = ['submit', 'verify', 'register', 'follow_up', 'complete'];
const ledTo = ['submitted', 'verified', 'registered', 'in_progress', 'completed'];
const eventsEach = steps.length;
/** Who took the steps, all but the first. */
const staffCount = 30;

const openStates = stateCodes.filter((state) => states[state].open);

const requests = `
  INSERT INTO request (id, number, draft_id, contact_id, service, service_version, sop_version, sop_accepted_at, state, unit,
    applicant, answers, promised_on, submitted_at, since, completed_on, agenda_year, agenda_number, agenda_no, outcome, rating, channel)
  SELECT uuid_of(0, i), 'TD-' || (2010 + i / 1000000) || '-' || lpad(i::text, 8, '0'), gen_random_uuid(), uuid_of(1, i % $2), ($4::text[])[1 + i % cardinality($4::text[])],
    '2026-11', '2026-11', t.at, CASE WHEN i < ${openRequests} THEN ($5::text[])[1 + i % cardinality($5::text[])] WHEN i % 10 = 0 THEN 'rejected' ELSE 'completed' END,
    ($6::text[])[1 + i % cardinality($6::text[])], jsonb_build_object('name', ($7::text[])[1 + i % cardinality($7::text[])],
      'phone', '+62812' || lpad(i::text, 8, '0'), 'institution', NULL, 'email', NULL),
    '{"kategori": "internet_publik", "uraian": "Wifi di taman kota tidak dapat tersambung sejak tiga hari yang lalu."}',
    (t.at + interval '7 days')::date, t.at, t.at + interval '3 days', CASE WHEN i >= ${openRequests} THEN (t.at + interval '3 days')::date END,
    2010 + i / 1000000, i::text, i, CASE WHEN i >= ${openRequests} THEN 'Selesai.' END, CASE WHEN i % 3 = 0 THEN 4 END,
    (ARRAY['whatsapp', 'telegram', 'counter'])[1 + i / 7 % 3]
  FROM generate_series(0, $1 - 1) i, LATERAL (SELECT $3::timestamptz - interval '1 hour' - CASE
    WHEN i < ${openRequests} THEN i * interval '10 minutes' ELSE interval '14 days' + (i::float8 / $1) * interval '351 days' END AS at) t`;

const events = `
  INSERT INTO request_event (request_id, seq, action, "from", "to", actor, role, at, note, previous_hash, hash, staff_id)
  SELECT uuid_of(0, i), n, ($3::text[])[n], ($4::text[])[n - 1], ($4::text[])[n], CASE WHEN n = 1 THEN 'Rina Safitri' ELSE 'Petugas ' || i % ${staffCount} END,
    CASE WHEN n = 1 THEN 'applicant' ELSE 'operator' END, $2::timestamptz - (1 - i::float8 / $1) * interval '365 days', NULL, repeat('a', 64), repeat('b', 64),
    CASE WHEN n > 1 THEN uuid_of(2, i % ${staffCount}) END
  FROM generate_series(0, $1 - 1) i, generate_series(1, ${eventsEach}) n`;

// As the trigger keeps it, which does not run while a table is filled. No two take equally long, or ranks were found at once.
const fates = `
  INSERT INTO request_fate (request_id, decided_at, ended_at, ended, paused, resumed)
  SELECT uuid_of(0, i), d.at, CASE WHEN i >= ${openRequests} THEN r.since + i::bigint * 7919 % 4000000 * interval '57 milliseconds' END, CASE WHEN i >= ${openRequests} THEN r.state END,
    CASE WHEN i % 5 = 0 THEN ARRAY[r.submitted_at + interval '2 hours'] ELSE '{}' END, CASE WHEN i % 5 = 0 THEN ARRAY[r.submitted_at + interval '20 hours'] ELSE '{}' END
  FROM generate_series(0, $1 - 1) i JOIN request r ON r.id = uuid_of(0, i), LATERAL (SELECT r.submitted_at + interval '21 hours' + i::bigint * 104729 % 3000000 * interval '57 milliseconds' AS at) d`;

const ratings = `
  INSERT INTO request_rating (request_id, round, stars, at)
  SELECT uuid_of(0, i), 1, 4, r.since FROM generate_series(0, $1 - 1) i JOIN request r ON r.id = uuid_of(0, i) WHERE i % 3 = 0`;

/** Somebody who has sent ten of the archive's requests. */
export const personOfArchive = '00000001-0000-4000-8000-000000000003';

/** Fills a table without its indexes, which are made anew afterwards: a tenth of the time. */
const quickly = async (client: pg.Client, table: string, fill: () => Promise<unknown>): Promise<void> => {
  const { rows } = await client.query<{ indexname: string; indexdef: string }>(
    `SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = $1 AND indexname NOT LIKE '%pkey'`,
    [table],
  );
  for (const { indexname } of rows) await client.query(`DROP INDEX "${indexname}"`);
  await fill();
  for (const { indexdef } of rows) await client.query(indexdef);
};

const units = ['sekretariat', 'ikp', 'aptika', 'infrastruktur', 'persandian'];

/** Fills a migrated database with requests of the last year, five events each where they are wanted: an archive, and two thousand that are open. */
export const fillArchive = async (
  databaseUrl: string,
  count: number,
  {
    now,
    names = ['Rina Safitri'],
    events: hasEvents = true,
  }: { now: Date; names?: readonly string[]; events?: boolean },
): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const people = Math.ceil(count / 10);
  try {
    // Nothing of it has to outlive this run, and every row refers to what is there.
    await client.query(
      `SET synchronous_commit = off; SET session_replication_role = replica; SET maintenance_work_mem = '512MB'`,
    );
    await client.query(
      `CREATE FUNCTION uuid_of(kind int, n bigint) RETURNS uuid IMMUTABLE LANGUAGE sql AS
       $$ SELECT (lpad(to_hex(kind), 8, '0') || '-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$`,
    );
    await client.query(
      `INSERT INTO contact (id, name, privacy_version) SELECT uuid_of(1, i), 'Rina Safitri', $2 FROM generate_series(0, $1::int - 1) i`,
      [people, privacyTexts.privacyVersion],
    );
    await client.query(
      `INSERT INTO identity (contact_id, channel, account, address) SELECT uuid_of(1, i), 'whatsapp', 'archive', i::text FROM generate_series(0, $1::int - 1) i`,
      [people],
    );
    await client.query(
      `INSERT INTO staff (id, name, role, unit) SELECT uuid_of(2, i), 'Petugas ' || i, 'operator', ($1::text[])[1 + i % cardinality($1::text[])]
       FROM generate_series(0, ${staffCount - 1}) i`,
      [units],
    );
    await quickly(client, 'request', () =>
      client.query(requests, [count, people, now, services, openStates, units, names]),
    );
    if (hasEvents)
      await quickly(client, 'request_event', () => client.query(events, [count, now, steps, ledTo]));
    await quickly(client, 'request_fate', () => client.query(fates, [count]));
    await client.query('INSERT INTO request_to_measure (request_id) SELECT request_id FROM request_fate');
    await quickly(client, 'request_rating', () => client.query(ratings, [count]));
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
};
