import type pg from 'pg';

/*
 * Stored text takes new room on the database's disk and a commit. A temporary table that is emptied at each commit asks for
 * new room each time, in the same place, and is in nobody's way, not even a backup's.
 */
const roomAt = (now: Date): string => `
CREATE TEMPORARY TABLE IF NOT EXISTS write_room (filler text) ON COMMIT DELETE ROWS;
INSERT INTO write_room SELECT repeat('x', 1500) FROM generate_series(1, 160);
INSERT INTO write_check (id, at) VALUES (1, '${now.toISOString()}') ON CONFLICT (id) DO UPDATE SET at = excluded.at`;

/** Tries what storing a message takes: room for a quarter of a megabyte, and a commit that reaches the disk. Rejects when it cannot be had. */
export const tryToWrite = async (pool: pg.Pool, now: Date): Promise<void> => {
  await pool.query(`BEGIN; ${roomAt(now)}; COMMIT`);
};
