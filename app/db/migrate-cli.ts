import { readEnvFile } from '../env-file.ts';
import { readVariables } from '../env.ts';
import { databaseAddress } from './database-trouble.ts';
import { migrate } from './migrate.ts';

const run = async (): Promise<void> => {
  readEnvFile();
  const { DATABASE_URL: url } = readVariables({ DATABASE_URL: process.env['DATABASE_URL'] });
  if (!url)
    throw new Error('DATABASE_URL is not set: give the postgresql:// URL of the database to migrate.');
  console.error(`Database: ${databaseAddress(url)}`);
  const names = await migrate(url);
  console.log(
    names.length ? `Applied: ${names.join(', ')}` : 'Nothing to apply: the database is up to date.',
  );
};

run().catch((error: unknown) => {
  console.error(`Migration stopped: ${(error as Error).message || String(error)}`);
  process.exitCode = 1;
});
