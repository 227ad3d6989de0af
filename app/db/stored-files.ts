import type pg from 'pg';
import { dropCopies } from './file-keys.ts';

/** Between putting a file and the row that refers to it lie an inspection, a turn and perhaps a restart. */
export const putAgainRestMs = 60 * 60_000;

/** Writes down that somebody puts a file now. Waits while somebody else is removing it. */
export const notePut = async (pool: pg.Pool, sha256: string, now: Date): Promise<void> => {
  await pool.query(
    `INSERT INTO stored_file AS f (sha256, put_at, keys_due) VALUES ($1, $2, $2)
     ON CONFLICT (sha256) DO UPDATE SET put_at = greatest(f.put_at, excluded.put_at), puts = f.puts + 1, keys_due = excluded.keys_due, key_id = NULL`,
    [sha256, now],
  );
};

/** Writes down files that lie in the store and that nobody has written down, as put when they were stored. */
export const noteFound = async (
  pool: pg.Pool,
  found: readonly { name: string; storedAt: Date }[],
): Promise<void> => {
  await pool.query(
    `INSERT INTO stored_file (sha256, put_at, keys_due) SELECT f.sha256, f.at, f.at FROM unnest($1::text[], $2::timestamptz[]) AS f(sha256, at)
     ON CONFLICT (sha256) DO NOTHING`,
    [found.map(({ name }) => name), found.map(({ storedAt }) => storedAt)],
  );
};

const names = (file: string) => `= ${file}.sha256`;

/** That no draft, request, document or message about one refers to `file`; the drafts and orders in $2 are on their way out and keep nothing. */
const unreferenced = (file: string) => `
  NOT EXISTS (SELECT 1 FROM request_letter l WHERE l.sha256 ${names(file)} OR l.shown ${names(file)})
  AND NOT EXISTS (SELECT 1 FROM request r WHERE r.result_file ->> 'sha256' ${names(file)} OR r.result_file ->> 'shown' ${names(file)})
  AND NOT EXISTS (SELECT 1 FROM request r WHERE r.disposition -> 'paper' ->> 'sha256' ${names(file)} OR r.disposition -> 'paper' ->> 'shown' ${names(file)})
  AND NOT EXISTS (SELECT 1 FROM request_message m WHERE m.sha256 ${names(file)} OR m.shown ${names(file)})
  AND NOT EXISTS (SELECT 1 FROM request_fact w WHERE w.files @> ARRAY[${file}.sha256])
  AND NOT EXISTS (SELECT 1 FROM held_step h WHERE ${file}.sha256 = ANY(h.files))
  AND NOT EXISTS (SELECT 1 FROM document_order o WHERE o.id <> ALL($2::uuid[]) AND o.sha256 ${names(file)})
  AND NOT EXISTS (SELECT 1 FROM draft d WHERE d.id <> ALL($2::uuid[])
    AND d.files @? ('$.*[*] ? (@.sha256 == "' || ${file}.sha256 || '" || @.shown == "' || ${file}.sha256 || '")')::jsonpath)`;

/** That the key of whose copy it is is destroyed. */
const isNobodys = (copy: string): string =>
  `NOT EXISTS (SELECT 1 FROM person_key k WHERE k.contact_id = ${copy}.owner)`;

/** Of these files, those nobody refers to, or of which there is a copy of somebody whose key is destroyed. */
export const forgettableOf = async (
  pool: pg.Pool,
  sha256s: readonly string[],
  besides: readonly string[] = [],
): Promise<string[]> => {
  const { rows } = await pool.query<{ sha256: string }>(
    `SELECT f.sha256 FROM unnest($1::text[]) AS f(sha256) WHERE ${unreferenced('f')}
       OR EXISTS (SELECT 1 FROM file_key c WHERE c.sha256 = f.sha256 AND ${isNobodys('c')})`,
    [[...new Set(sha256s)], besides],
  );
  return rows.map(({ sha256 }) => sha256);
};

/** Of these files, those put before `before` that nobody refers to, a conversation under way included. */
export const orphansOf = async (
  pool: pg.Pool,
  sha256s: readonly string[],
  before: Date,
): Promise<string[]> => {
  const { rows } = await pool.query<{ sha256: string }>(
    `SELECT f.sha256 FROM stored_file f WHERE f.sha256 = ANY ($1) AND f.put_at < $3 AND ${unreferenced('f')}
       AND NOT EXISTS (SELECT 1 FROM session s WHERE s.state::text LIKE '%' || f.sha256 || '%')`,
    [sha256s, [], before],
  );
  return rows.map(({ sha256 }) => sha256);
};

/** Writes down that these files are to be looked at again then; the latest look counts. */
export const lookLater = async (pool: pg.Pool, sha256s: readonly string[], lookAt: Date): Promise<void> => {
  await pool.query(
    `INSERT INTO forgotten_file (sha256, look_at) SELECT sha256, $2 FROM unnest($1::text[]) AS sha256
     ON CONFLICT (sha256) DO UPDATE SET look_at = excluded.look_at`,
    [sha256s, lookAt],
  );
};

/** At most `most` files that are to be looked at again by now, longest due first. */
export const dueAgain = async (pool: pg.Pool, now: Date, most: number): Promise<string[]> => {
  const { rows } = await pool.query<{ sha256: string }>(
    'SELECT sha256 FROM forgotten_file WHERE look_at <= $1 ORDER BY look_at LIMIT $2',
    [now, most],
  );
  return rows.map(({ sha256 }) => sha256);
};

/** These files have been looked at again; what was put off once more meanwhile stays written down. */
export const endLook = async (pool: pg.Pool, sha256s: readonly string[], now: Date): Promise<void> => {
  await pool.query('DELETE FROM forgotten_file WHERE sha256 = ANY ($1::text[]) AND look_at <= $2', [
    sha256s,
    now,
  ]);
};

/** A page of files after `after` of which it is not known that this key sealed them. */
export const sealedOtherwise = async (pool: pg.Pool, keyId: string, after: string): Promise<string[]> => {
  const { rows } = await pool.query<{ sha256: string }>(
    `SELECT sha256 FROM stored_file WHERE sha256 > $2 AND key_id IS DISTINCT FROM $1 ORDER BY sha256 LIMIT 100`,
    [keyId, after],
  );
  return rows.map(({ sha256 }) => sha256);
};

type Client = Pick<pg.PoolClient, 'query'>;

const inOne = async <R>(pool: pg.Pool, work: (client: Client) => Promise<R>): Promise<R> => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const done = await work(client);
    await client.query('COMMIT');
    return done;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
};

/** What is written down of a file: which key seals it, and when its copies are looked at next (null: no more). */
type Noted = { keyId: string } | { keysDue: Date | null };

/** Does `work` on a file while its row is held, so that nobody removes it meanwhile, and writes down what it gives; null: nothing. */
export const holdStored = (
  pool: pg.Pool,
  sha256: string,
  work: (client: Client, putAt: Date | null) => Promise<Noted | null>,
): Promise<void> =>
  inOne(pool, async (client) => {
    const { rows } = await client.query<{ put_at: Date }>(
      'SELECT put_at FROM stored_file WHERE sha256 = $1 FOR UPDATE',
      [sha256],
    );
    const done = await work(client, rows[0]?.put_at ?? null);
    if (done && 'keyId' in done)
      await client.query('UPDATE stored_file SET key_id = $2 WHERE sha256 = $1', [sha256, done.keyId]);
    else if (done)
      await client.query('UPDATE stored_file SET keys_due = $2 WHERE sha256 = $1', [sha256, done.keysDue]);
  });

type Removal = {
  /** A file put more than once stays unless its last put lies before this. */
  before: Date;
  besides: readonly string[];
  now: Date;
};

/**
 * Removes a file nobody refers to, by `remove`, while its row is held: whoever puts the same bytes meanwhile waits, and then
 * finds them gone. `referenced`: it stays for good. `put again`: it stays because somebody else has put the same bytes
 * lately, whose row may not refer to it yet.
 */
export const removeStored = (
  pool: pg.Pool,
  sha256: string,
  { before, besides, now }: Removal,
  remove: (blob: string) => Promise<void>,
): Promise<'removed' | 'referenced' | 'put again'> =>
  inOne(pool, async (client) => {
    // A file of before there were rows counts as put just now, by who knows how many.
    await client.query(
      'INSERT INTO stored_file (sha256, put_at, keys_due, puts) VALUES ($1, $2, $2, 2) ON CONFLICT (sha256) DO NOTHING',
      [sha256, now],
    );
    const { rows: held } = await client.query<{ rested: boolean }>(
      'SELECT puts = 1 OR put_at < $2 AS rested FROM stored_file WHERE sha256 = $1 FOR UPDATE',
      [sha256, before],
    );
    const { rows: free } = await client.query(
      `SELECT 1 FROM unnest($1::text[]) AS f(sha256) WHERE ${unreferenced('f')}`,
      [[sha256], besides],
    );
    const outcome = free.length === 0 ? 'referenced' : held[0]?.rested ? 'removed' : 'put again';
    // Whatever becomes of the others', of whom nothing is kept no copy is.
    const { rows: copies } = await client.query<{ blob: string }>(
      `SELECT blob FROM file_key f WHERE sha256 = $1
         AND ($2 OR ${isNobodys('f')})`,
      [sha256, outcome === 'removed'],
    );
    const gone = copies.map(({ blob }) => blob);
    for (const blob of gone) await remove(blob);
    await dropCopies(client, sha256, gone);
    if (outcome === 'removed') {
      await remove(sha256);
      await client.query('DELETE FROM stored_file WHERE sha256 = $1', [sha256]);
    }
    return outcome;
  });
