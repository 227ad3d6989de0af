import pg from 'pg';
import { databaseTrouble } from '../database-trouble.ts';

/** Does work in one transaction on a connection of its own; what it throws undoes all of it. */
export const inTransaction = async <T>(
  url: string,
  begin: 'READ ONLY' | 'READ WRITE',
  work: (client: pg.Client) => Promise<T>,
): Promise<T> => {
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw databaseTrouble(error, url);
  }
  try {
    // One moment's state of all tables, however long reading takes and whatever is written meanwhile.
    await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ ${begin}`);
    await client.query('SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL statement_timeout = 0');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } finally {
    await client.end().catch(() => undefined);
  }
};
