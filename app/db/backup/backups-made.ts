import type { Database } from '../open.ts';

/** Writes down that a backup was made and proved. */
export const noteBackup = async (
  pool: Database['pool'],
  { at, bytes, letters }: { at: Date; bytes: number; letters: number },
): Promise<void> => {
  await pool.query('INSERT INTO backup_made (at, bytes, letters) VALUES ($1, $2, $3)', [at, bytes, letters]);
};

/** When the last backup was made; null when there is none. */
export const lastBackupAt = async (pool: Database['pool']): Promise<Date | null> => {
  const { rows } = await pool.query<{ at: Date | null }>('SELECT max(at) AS at FROM backup_made');
  return rows[0]?.at ?? null;
};
