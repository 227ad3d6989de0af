import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One migration as Prisma keeps it: a folder's name and the SQL in it. */
export type Migration = { name: string; sql: string; checksum: string };

const readMigration = async (folder: string, name: string): Promise<Migration> => {
  const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8');
  // Git may have turned line ends around on its way to this machine.
  const asCommitted = sql.replaceAll('\r\n', '\n');
  return { name, sql, checksum: createHash('sha256').update(asCommitted).digest('hex') };
};

/** The migrations of a Prisma migrations folder, oldest first. */
export const readMigrations = async (folder: string): Promise<Migration[]> => {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.sort().map((name) => readMigration(folder, name)));
};
