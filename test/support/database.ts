import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { template, withDatabase } from './template.ts';

const administer = async (sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: inject('postgres') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
};

type TestDatabase = { url: string; drop(): Promise<void> };

const create = async (like: string): Promise<TestDatabase> => {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(`CREATE DATABASE ${name} TEMPLATE ${like}`);
  return {
    url: withDatabase(inject('postgres'), name),
    drop: () => administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
};

/** A database of one's own, migrated and empty, in a few milliseconds. */
export const freshDatabase = (): Promise<TestDatabase> => create(template);

/** A database of one's own without any tables. */
export const emptyDatabase = (): Promise<TestDatabase> => create('template0');
