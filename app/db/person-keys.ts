import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { erasedWords, ownedBy, personal } from '../../domain/personal.ts';
import { applicantOf } from './applicant-of.ts';
import { runSql, type Tx } from './run-sql.ts';

/*
 * What is written about somebody into a history that is only ever added to is sealed with a key of that person alone, which is itself
 * sealed with the data key. When the key is destroyed the words are gone, and the history still holds: its hashes are of what is stored.
 */
const prefix = 'n1.';
const sealedNote = /^n1\.([0-9a-f-]{36})\.([\w-]+)$/;
const nonceLength = 12;
const tagLength = 16;

// Made once: whoever asks at the same moment waits for the row and then finds it.
const make = `INSERT INTO person_key (contact_id, key)
  SELECT r.contact_id, $2 FROM request r WHERE r.id = $1::uuid ON CONFLICT (contact_id) DO NOTHING`;
const ofRequest = `SELECT k.contact_id AS "contactId", k.key FROM person_key k JOIN request r ON r.contact_id = k.contact_id
  WHERE r.id = $1::uuid`;
const byIds = `SELECT contact_id AS "contactId", key FROM person_key WHERE contact_id = ANY($1::uuid[])`;

const Keys = z.array(z.object({ contactId: z.string(), key: z.string() }));
type Key = z.infer<typeof Keys>[number];

const keyOf = async (tx: Tx, requestId: string): Promise<Key | undefined> => {
  const [found] = Keys.parse(await runSql(tx, ofRequest, [requestId]));
  if (found) return found;
  // The client makes the key for good, on a connection of its own, before it seals anything with it; without keys it does not.
  await runSql(tx, 'SELECT $1::text AS made', [ownedBy(personal(''), await applicantOf(tx, requestId))]);
  await runSql(tx, make, [requestId, personal(randomBytes(32).toString('base64'))]);
  return Keys.parse(await runSql(tx, ofRequest, [requestId]))[0];
};

/** A note about a request, sealed with its applicant's own key. */
export const sealNote = async (tx: Tx, requestId: string, note: string): Promise<string> => {
  const found = await keyOf(tx, requestId);
  if (!found) throw new Error('A note about no request');
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(found.key, 'base64'), nonce, {
    authTagLength: tagLength,
  });
  cipher.setAAD(Buffer.from(requestId));
  const body = Buffer.concat([nonce, cipher.update(note, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${prefix}${found.contactId}.${body.toString('base64url')}`;
};

const opened = (key: string, body: string, requestId: string): string => {
  const bytes = Buffer.from(body, 'base64url');
  const decipher = createDecipheriv(
    'aes-256-gcm',
    Buffer.from(key, 'base64'),
    bytes.subarray(0, nonceLength),
    {
      authTagLength: tagLength,
    },
  );
  decipher.setAuthTag(bytes.subarray(-tagLength));
  decipher.setAAD(Buffer.from(requestId));
  return decipher.update(bytes.subarray(nonceLength, -tagLength), undefined, 'utf8') + decipher.final('utf8');
};

/** What somebody moved or changed does not open: it is shown as it lies there, and a check of the history finds it. */
const openedOr = (
  kept: string,
  { key, body, requestId }: { key: string; body: string; requestId: string },
): string => {
  try {
    return opened(key, body, requestId);
  } catch {
    return kept;
  }
};

/** Rows of histories with their notes opened and, as `kept`, as they are stored; one query for all of their keys. */
export const openNotes = async <R extends { requestId: string; note: string | null }>(
  tx: Tx,
  rows: readonly R[],
): Promise<(R & { kept?: string })[]> => {
  const ids = new Set(rows.flatMap(({ note }) => sealedNote.exec(note ?? '')?.[1] ?? []));
  if (ids.size === 0) return [...rows];
  const keys = new Map(
    Keys.parse(await runSql(tx, byIds, [[...ids]])).map(({ contactId, key }) => [contactId, key]),
  );
  return rows.map((row) => {
    const [kept, id, body] = sealedNote.exec(row.note ?? '') ?? [];
    if (kept === undefined || id === undefined || body === undefined) return row;
    const key = keys.get(id);
    return { ...row, kept, note: key === undefined ? erasedWords : openedOr(kept, { key, body, ...row }) };
  });
};
