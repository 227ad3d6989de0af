import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { databaseTrouble } from './database-trouble.ts';
import { readMigrations, type Migration } from './migrations.ts';
import { renamedMigrations } from './renamed-migrations.ts';

// The same folder whether this file runs from source or compiled.
const houseFolder = fileURLToPath(
  new URL('../../prisma/migrations', import.meta.url).href.replace(/\/dist[-.\w]*\/prisma\//, '/prisma/'),
);

// As Prisma makes it, so that its tools can take over at any time.
const ledger = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

// The key Prisma's own engine locks with: whoever migrates, one at a time.
const lockKey = 72_707_369;

type Applied = { migration_name: string; checksum: string; finished_at: Date | null; logs: string | null };

/** The first line of a migration after which the release before can no longer run; the ledger keeps it for that release to read. */
const breaksOlder = '-- Older releases cannot run on this.';

const trouble = (applied: Applied, known: Map<string, Migration>): string | null => {
  const { migration_name: name } = applied;
  if (!applied.finished_at)
    return `Migration ${name} began but did not finish. Mend the database, then mark it with "prisma migrate resolve".`;
  const migration = known.get(name);
  if (!migration) {
    // A newer release has been here, and we are the one it is taken back to: it left what we need, or says that it did not.
    const isNewer = [...known.keys()].every((own) => own < name);
    if (isNewer && applied.logs !== breaksOlder) return null;
    return `The database has migration ${name}, ${isNewer ? 'after which this release cannot run' : 'which this version does not know'}. Start the newer version.`;
  }
  if (migration.checksum !== applied.checksum)
    return `Migration ${name} was changed after it had been applied. Put the file back as it was and add a new migration.`;
  return null;
};

const apply = async (client: pg.Client, { name, sql, checksum }: Migration): Promise<string> => {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count, logs)
       VALUES ($1, $2, $3, clock_timestamp(), 1, $4)`,
      [randomUUID(), checksum, name, sql.startsWith(breaksOlder) ? breaksOlder : null],
    );
    await client.query('COMMIT');
    return name;
  } catch (cause) {
    await client.query('ROLLBACK');
    throw new Error(`Migration ${name} failed and was undone: ${(cause as Error).message}`, { cause });
  }
};

// Checksums stay: what was applied is the same, only its folder is called otherwise.
const turnOverRenamed = (client: pg.Client): Promise<unknown> =>
  client.query(
    `UPDATE _prisma_migrations SET migration_name = renamed.now
       FROM unnest($1::text[], $2::text[]) AS renamed(was, now) WHERE migration_name = renamed.was`,
    [Object.keys(renamedMigrations), Object.values(renamedMigrations)],
  );

const applyPending = async (client: pg.Client, migrations: Migration[]): Promise<string[]> => {
  await client.query(ledger);
  await turnOverRenamed(client);
  const { rows } = await client.query<Applied>(
    'SELECT migration_name, checksum, finished_at, logs FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  );
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  const refusal = rows.map((row) => trouble(row, known)).find((sentence) => sentence !== null);
  if (refusal) throw new Error(refusal);

  const done = new Set(rows.map((row) => row.migration_name));
  const names: string[] = [];
  for (const migration of migrations.filter(({ name }) => !done.has(name)))
    names.push(await apply(client, migration));
  return names;
};

/** The migrations of this release, oldest first. */
export const ownMigrations = (): Promise<Migration[]> => readMigrations(houseFolder);

/** Applies the migrations a database lacks, one process at a time, and returns their names. */
export const migrate = async (url: string, folder = houseFolder): Promise<string[]> =>
  applyAll(url, await readMigrations(folder));

/** Applies these migrations, where the database lacks them, and returns the names of those it lacked. */
export const applyAll = async (url: string, migrations: Migration[]): Promise<string[]> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT pg_advisory_lock($1)', [lockKey]);
    return await applyPending(client, migrations);
  } catch (error) {
    throw databaseTrouble(error, url);
  } finally {
    await client.end().catch(() => undefined);
  }
};
