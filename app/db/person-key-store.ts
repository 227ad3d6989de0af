import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { z } from 'zod';
import { personal } from '../../domain/personal.ts';
import type { PersonSeals } from '../person-seals.ts';

/** The keys of people: held in memory for a while, kept in the database, each sealed with the data key. */
export type PersonKeys = {
  seals: PersonSeals;
  /** Loads keys that are not held. */
  load(owners: readonly string[]): Promise<void>;
  /** Loads keys, and makes those of people who have none. */
  ensure(owners: readonly string[]): Promise<void>;
};

const Rows = z.array(z.object({ owner: z.string(), key: z.string() }));

const read = 'SELECT contact_id::text AS owner, key FROM person_key WHERE contact_id = ANY($1::uuid[])';
const insert = `INSERT INTO person_key (contact_id, key) SELECT * FROM unnest($1::uuid[], $2::text[]) ON CONFLICT DO NOTHING`;

/**
 * Opens the store on connections of its own: a key is there for good before anything is sealed with it, whatever becomes of the
 * transaction that needed it.
 */
export const openPersonKeys = (pool: Pick<pg.Pool, 'query'>, seals: PersonSeals): PersonKeys => {
  const load = async (owners: readonly string[]): Promise<void> => {
    if (owners.length === 0) return;
    const { rows } = await pool.query({ name: 'person-keys', text: read, values: [owners] });
    seals.learn(Rows.parse(rows));
  };
  return {
    seals,
    load,
    ensure: async (owners) => {
      await load(owners);
      const without = seals.missing(owners).sort();
      if (without.length === 0) return;
      await pool.query(insert, [without, without.map(() => personal(randomBytes(32).toString('base64')))]);
      // Somebody else may have made one in the same moment: theirs is the one.
      await load(owners);
    },
  };
};
