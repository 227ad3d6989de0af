import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import pg from 'pg';
import { startEmbedded } from '../../app/db/embedded/embedded.ts';
import { migrate } from '../../app/db/migrate.ts';
import { template, withDatabase } from './template.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: string;
    /** Gone at the end of the run. */
    runFolder: string;
  }
}

const makeTemplate = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE ${template}`);
  await client.end();
  await migrate(withDatabase(url, template));
};

/** One PostgreSQL for the whole run, with a migrated database to copy; gone without a trace at the end. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = await mkdtemp(join(tmpdir(), 'teman-test-'));
  project.provide('runFolder', folder);
  const postgres = await startEmbedded(join(folder, 'database'), { durable: false });
  await makeTemplate(postgres.url);
  project.provide('postgres', postgres.url);
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
};
