import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { z } from 'zod';
import { erasedWords, ownedBy, personal } from '../../domain/personal.ts';
import { newFileKey } from '../vault.ts';

type Reads = Pick<pg.ClientBase, 'query'>;

/** A copy of a file for one person: where it lies, and its key; null where that person's key is destroyed. */
export type FileCopy = { owner: string; blob: string; key: string | null; madeAt: Date };

const Copies = z.array(
  z.object({
    owner: z.string(),
    blob: z.string(),
    key: z.string().transform((key) => (key === erasedWords ? null : key)),
    madeAt: z.date(),
  }),
);

/** All copies of a file, whoever's they are. */
export const copiesOf = async (db: Reads, sha256: string): Promise<FileCopy[]> =>
  Copies.parse(
    (
      await db.query(
        `SELECT f.owner::text, f.blob, f.key, f.made_at AS "madeAt" FROM file_key f WHERE f.sha256 = $1 ORDER BY f.made_at, f.owner`,
        [sha256],
      )
    ).rows,
  );

/** The key of somebody's copy, made where there is none yet; whoever asks in the same moment gets the same one. */
export const copyFor = async (
  db: Reads,
  { sha256, owner, now }: { sha256: string; owner: string; now: Date },
): Promise<FileCopy | null> => {
  await db.query(
    'INSERT INTO file_key (sha256, owner, blob, key, made_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
    [sha256, owner, randomBytes(32).toString('hex'), ownedBy(personal(newFileKey()), owner), now],
  );
  return (await copiesOf(db, sha256)).find((copy) => copy.owner === owner) ?? null;
};

/** Takes copies away that nobody is to open any more. */
export const dropCopies = async (db: Reads, sha256: string, blobs: readonly string[]): Promise<void> => {
  await db.query('DELETE FROM file_key WHERE sha256 = $1 AND blob = ANY($2)', [sha256, blobs]);
};

/** Which file each of these blobs is a copy of; what is missing is no copy. */
export const filesOfBlobs = async (db: Reads, blobs: readonly string[]): Promise<Map<string, string>> => {
  const { rows } = await db.query<{ blob: string; sha256: string }>(
    'SELECT blob, sha256 FROM file_key WHERE blob = ANY($1)',
    [blobs],
  );
  return new Map(rows.map(({ blob, sha256 }) => [blob, sha256]));
};

// Whose a file is follows from the rows that refer to it; whoever has no key (any more) gets none by this.
const owners = `
  SELECT r.contact_id AS owner FROM request_letter l JOIN request r ON r.id = l.request_id WHERE l.sha256 = $1::text OR l.shown = $1::text
  UNION SELECT r.contact_id FROM request r WHERE r.result_file ->> 'sha256' = $1::text OR r.result_file ->> 'shown' = $1::text
  UNION SELECT r.contact_id FROM request r WHERE r.disposition -> 'paper' ->> 'sha256' = $1::text OR r.disposition -> 'paper' ->> 'shown' = $1::text
  UNION SELECT r.contact_id FROM request_message m JOIN request r ON r.id = m.request_id WHERE m.sha256 = $1::text OR m.shown = $1::text
  UNION SELECT r.contact_id FROM request_fact w JOIN request r ON r.id = w.request_id WHERE w.files @> ARRAY[$1::text]
  UNION SELECT r.contact_id FROM held_step h JOIN request r ON r.id = h.request_id WHERE $1::text = ANY(h.files)
  UNION SELECT coalesce(r.contact_id, o.contact_id) FROM document_order o LEFT JOIN request r ON r.id = (o.what ->> 'requestId')::uuid
    WHERE o.sha256 = $1::text
  UNION SELECT d.contact_id FROM draft d
    WHERE d.files @? ('$.*[*] ? (@.sha256 == "' || $1::text || '" || @.shown == "' || $1::text || '")')::jsonpath`;

/** Those whose file it is, by the rows that refer to it. */
export const ownersOf = async (db: Reads, sha256: string): Promise<string[]> => {
  const { rows } = await db.query<{ owner: string }>(
    `SELECT o.owner::text FROM (${owners}) o JOIN person_key k ON k.contact_id = o.owner ORDER BY o.owner`,
    [sha256],
  );
  return rows.map(({ owner }) => owner);
};

/** A page of files whose keys are to be looked at by now, behind `after`. */
export const keysDue = async (db: Reads, now: Date, after: string): Promise<string[]> => {
  const { rows } = await db.query<{ sha256: string }>(
    'SELECT sha256 FROM stored_file WHERE keys_due <= $1 AND sha256 > $2 ORDER BY sha256 LIMIT 100',
    [now, after],
  );
  return rows.map(({ sha256 }) => sha256);
};
