import type pg from 'pg';
import { runSql, type Tx } from './run-sql.ts';

/** A key as it is kept: sealed with DATA_KEY, and from when on it seals. */
export type SealingKey = {
  id: string;
  sealed: string;
  sealsFrom: Date;
  doneAt: Date | null;
  found: number | null;
  unopened: number | null;
};

/** All keys made after the data key, newest first. */
export const sealingKeys = async (pool: Pick<pg.Pool, 'query'>): Promise<SealingKey[]> => {
  const { rows } = await pool.query<SealingKey>(
    `SELECT id, sealed, seals_from AS "sealsFrom", done_at AS "doneAt", found, unopened FROM sealing_key
     ORDER BY seals_from DESC, id DESC`,
  );
  return rows;
};

/** Keeps a new key unless another is still on its way in; whether it did. */
export const addSealingKey = async (
  tx: Tx,
  { id, sealed, sealsFrom }: Pick<SealingKey, 'id' | 'sealed' | 'sealsFrom'>,
): Promise<boolean> => {
  const added = await runSql(
    tx,
    `INSERT INTO sealing_key (id, sealed, seals_from) SELECT $1, $2, $3::timestamptz
     WHERE NOT EXISTS (SELECT 1 FROM sealing_key WHERE done_at IS NULL) RETURNING id`,
    [id, sealed, sealsFrom],
  );
  return Array.isArray(added) && added.length === 1;
};

/** Writes down what a whole round found, for `admin key list`. */
export const noteRound = async (
  pool: pg.Pool,
  id: string,
  { found, unopened }: { found: number; unopened: number },
): Promise<void> => {
  await pool.query('UPDATE sealing_key SET found = $2, unopened = $3 WHERE id = $1', [id, found, unopened]);
};

/** Nothing is sealed with another key any more: forgets the older ones. */
export const endChange = async (pool: pg.Pool, { id, sealsFrom }: SealingKey, now: Date): Promise<void> => {
  await pool.query(
    `WITH done AS (UPDATE sealing_key SET done_at = $3 WHERE id = $1)
     DELETE FROM sealing_key WHERE id <> $1 AND seals_from <= $2`,
    [id, sealsFrom, now],
  );
};
