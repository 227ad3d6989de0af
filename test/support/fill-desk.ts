import type pg from 'pg';

/** Fills a database with so many requests of a contact, an event and a few pieces each, so that plans are made as for a real one. */
export const fillDesk = async (pool: pg.Pool, count: number): Promise<void> => {
  await pool.query(
    `WITH who AS (INSERT INTO contact (id, name) VALUES (gen_random_uuid(), 'Budi') RETURNING id),
     made AS (INSERT INTO request (id, number, draft_id, contact_id, service, service_version, sop_version, sop_accepted_at, state, unit,
       applicant, answers, promised_on, submitted_at, since, agenda_year, agenda_number, agenda_no)
       SELECT gen_random_uuid(), 'TD-2026-' || lpad(upper(to_hex(n)), 8, '0'), gen_random_uuid(), who.id,
         (ARRAY['magang', 'data', 'coworking'])[1 + n % 3], '2026-11', '2026-11', now(),
         (ARRAY['completed', 'submitted', 'rejected', 'in_progress'])[1 + (n / 3) % 4], (ARRAY['aptika', 'ikp'])[1 + (n / 12) % 2],
         '{"name": "Budi"}', '{}', date '2026-01-01' + (n / 40), timestamptz '2026-01-01T00:00:00Z' + n * interval '1 hour', now(),
         2026, n::text, n
       FROM generate_series(1, $1::int) n, who RETURNING id, submitted_at),
     events AS (INSERT INTO request_event (request_id, seq, action, "from", "to", actor, role, at, hash)
       SELECT id, 1, 'submit', NULL, 'submitted', 'Budi', 'applicant', submitted_at, md5(id::text) FROM made),
     fates AS (INSERT INTO request_fate (request_id, decided_at) SELECT id, submitted_at FROM made),
     ratings AS (INSERT INTO request_rating (request_id, round, stars, at) SELECT id, 1, 4, submitted_at FROM made)
     INSERT INTO request_search (request_id, submitted_at, grams)
       SELECT id, submitted_at, ARRAY[1, 2, 3, (random() * 1000)::int, (random() * 1000)::int] FROM made`,
    [count],
  );
  await pool.query('DELETE FROM request_to_index');
  await pool.query(
    `WITH made AS (INSERT INTO draft (id, contact_id, service, service_version, answers, files, skipped, "only", state, expires_at)
       SELECT gen_random_uuid(), contact.id, 'magang', 'x', '{}', '{}', '{}', '{}', 'sent', now() FROM contact, generate_series(1, $1::int)
       WHERE contact.name = 'Budi' RETURNING id)
     INSERT INTO held_submission (draft_id, because, held_at, next_try_at) SELECT id, 'delayed', now(), now() FROM made LIMIT 1`,
    [count],
  );
  // Of the others PostgreSQL assumes that they hold something.
  await pool.query(
    'ANALYZE request, request_event, request_fate, request_rating, request_search, draft, held_submission',
  );
};
