import type pg from 'pg';
import { openPersonSeals } from '../../person-seals.ts';
import { openPersonalValues } from '../../personal-values.ts';

/** Which file a blob is somebody's copy of, and its key. */
export type OwnCopy = { sha256: string; key: string };

const find = `SELECT f.sha256, f.key, k.contact_id::text AS owner, k.key AS "personKey"
  FROM file_key f JOIN person_key k ON k.contact_id = f.owner WHERE f.blob = $1`;
type Row = { sha256: string; key: string; owner: string; personKey: string };

/** Looks up copies in rows as they lie, with nothing but the data key; null: no row tells the key, or it does not open. */
export const ownCopies = (
  client: Pick<pg.ClientBase, 'query'>,
  dataKey: string,
): ((blob: string) => Promise<OwnCopy | null>) => {
  const [values, seals] = [openPersonalValues(dataKey), openPersonSeals()];
  return async (blob) => {
    const [row] = (await client.query<Row>(find, [blob])).rows;
    if (!row) return null;
    seals.learn([{ owner: row.owner, key: values.open(row.personKey) }]);
    const key = seals.open(row.key);
    return key === null ? null : { sha256: row.sha256, key };
  };
};
