import type pg from 'pg';

/** What lets in whoever holds it, by its table, and how all of it ends. */
const endings: Record<string, string> = {
  desk_session: 'UPDATE desk_session SET ended_at = now() WHERE ended_at IS NULL',
  desk_login: 'UPDATE desk_login SET expires_at = now() WHERE expires_at > now()',
  secure_token: 'UPDATE secure_token SET expires_at = now() WHERE expires_at > now()',
  pairing_link: 'DELETE FROM pairing_link',
  staff: 'UPDATE staff SET code_hash = NULL, code_expires_at = NULL WHERE code_hash IS NOT NULL',
};

/**
 * Ends sessions, links and codes of a restored database, of the tables it has: what was ended, used or taken back since the backup would
 * open again. Gives how many members of staff have their powers, as they had them at the time of the backup.
 */
export const endOpenings = async (
  client: pg.ClientBase,
  tables: readonly { name: string }[],
): Promise<number> => {
  for (const { name } of tables) {
    const ending = endings[name];
    if (ending !== undefined) await client.query(ending);
  }
  const { rows } = await client.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM staff WHERE revoked_at IS NULL',
  );
  return rows[0]?.count ?? 0;
};
