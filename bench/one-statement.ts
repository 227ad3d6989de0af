import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { peerTexts } from './form.ts';

const tables = `
  CREATE TABLE inbox (id bigserial PRIMARY KEY, chat uuid NOT NULL, provider_id text NOT NULL UNIQUE, body text NOT NULL);
  CREATE TABLE session (chat uuid PRIMARY KEY, version int NOT NULL, state jsonb NOT NULL);
  CREATE TABLE delivery (id bigserial PRIMARY KEY, chat uuid NOT NULL, body text NOT NULL, state text NOT NULL);`;

const turn = `
  WITH s AS (
    INSERT INTO session (chat, version, state) VALUES ($1, 1, $3)
    ON CONFLICT (chat) DO UPDATE SET version = session.version + 1, state = excluded.state RETURNING chat
  ), m AS (INSERT INTO inbox (chat, provider_id, body) SELECT chat, $2, $4 FROM s)
  INSERT INTO delivery (chat, body, state) SELECT chat, $5, 'pending' FROM s`;

/** The floor: a turn that is one statement and nothing else. It writes message, session and answer, durably. */
export const openOneStatement = async (databaseUrl: string) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  await pool.query(tables);
  const state = JSON.stringify({ at: 'item', prompt: { no: 1, options: [] }, note: 'x'.repeat(200) });
  const body = 'x'.repeat(120);
  return {
    turn: (chat: string) =>
      pool.query({
        name: 'turn',
        text: turn,
        values: [chat, randomUUID(), state, body, peerTexts[0] ?? ''],
      }),
    stop: () => pool.end(),
  };
};
