import type { Database } from '../open.ts';

/** Writes down that a backup was made and proved. */
export const noteBackup = async (
  pool: Database['pool'],
  { at, bytes, letters, folder }: { at: Date; bytes: number; letters: number; folder: string },
): Promise<void> => {
  const sql = 'INSERT INTO backup_made (at, bytes, letters, folder) VALUES ($1, $2, $3, $4)';
  await pool.query(sql, [at, bytes, letters, folder]);
};

/** The folders the last backups were written into. */
export const backupFolders = async (pool: Database['pool']): Promise<string[]> => {
  const { rows } = await pool.query<{ folder: string }>(
    `SELECT DISTINCT folder FROM (SELECT folder FROM backup_made WHERE folder IS NOT NULL ORDER BY at DESC LIMIT 100) b ORDER BY folder`,
  );
  return rows.map(({ folder }) => folder);
};

/** When the last backup was made; null when there is none. */
export const lastBackupAt = async (pool: Database['pool']): Promise<Date | null> => {
  const { rows } = await pool.query<{ at: Date | null }>('SELECT max(at) AS at FROM backup_made');
  return rows[0]?.at ?? null;
};
