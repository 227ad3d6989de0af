import type pg from 'pg';

/** What lets in whoever holds it, by its table, and how all of it ends. */
const endings: Record<string, string> = {
  desk_session: 'UPDATE desk_session SET ended_at = $1 WHERE ended_at IS NULL',
  desk_login: 'UPDATE desk_login SET expires_at = $1 WHERE expires_at > $1',
  secure_token: 'UPDATE secure_token SET expires_at = $1 WHERE expires_at > $1',
  pairing_link: 'UPDATE pairing_link SET expires_at = $1 WHERE expires_at > $1',
  staff: 'UPDATE staff SET code_expires_at = $1 WHERE code_expires_at > $1',
};

/**
 * Ends sessions, links and codes of a restored database, of the tables it has: what was ended, used or taken back since the backup would
 * open again. Gives how many members of staff have their powers, as they had them at the time of the backup.
 */
export const endOpenings = async (
  client: pg.ClientBase,
  tables: readonly { name: string }[],
  now: Date,
): Promise<number> => {
  for (const { name } of tables) {
    const ending = endings[name];
    if (ending !== undefined) await client.query(ending, [now]);
  }
  const { rows } = await client.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM staff WHERE revoked_at IS NULL',
  );
  return rows[0]?.count ?? 0;
};
