import { z } from 'zod';
import { dataRequestKinds, dataRequestMs, type DataRequestKind } from '../../domain/data-request.ts';
import { sealedPlaces } from '../places.ts';
import { ownVault } from '../own-vault.ts';
import type { Vault } from '../vault.ts';
import type { Database } from './open.ts';
import { runSql, type Tx } from './run-sql.ts';

type Asked = { id: string; number: string; kind: DataRequestKind; words: string | null };

const insert = `INSERT INTO data_request (id, number, contact_id, kind, words, asked_at, due_at)
  VALUES ($1::uuid, $2, $3::uuid, $4, $5, $6::timestamptz, $7::timestamptz)`;

/** Writes down what somebody asked about their data; the clock runs from this moment. */
export const keepDataRequest = async (
  tx: Tx,
  { id, number, kind, words }: Asked,
  { contactId, now, vault }: { contactId: string; now: Date; vault: Pick<Vault, 'sealInner' | 'people'> },
): Promise<void> => {
  const sealed = words === null ? null : ownVault(vault, contactId).seal(words, sealedPlaces.dataRequest(id));
  const dueAt = new Date(now.getTime() + dataRequestMs);
  await runSql(tx, insert, [id, number, contactId, kind, sealed, now.toISOString(), dueAt.toISOString()]);
};

const end = `UPDATE data_request SET state = $3, ended_at = $4::timestamptz, because = $5
  WHERE contact_id = ANY($1::uuid[]) AND kind = ANY($2::text[]) AND state = 'open'`;

/** Ends what somebody asked, of these kinds. */
export const endDataRequests = async (
  tx: Tx,
  contactIds: readonly string[],
  kinds: readonly DataRequestKind[],
  { state, at, because = null }: { state: 'done' | 'refused'; at: Date; because?: string | null },
): Promise<void> => {
  await runSql(tx, end, [contactIds, kinds, state, at.toISOString(), because]);
};

/** A request about data that waits, with its words as they lie there. */
type OpenDataRequest = {
  id: string;
  number: string;
  kind: string;
  words: string | null;
  contactId: string;
  askedAt: Date;
  dueAt: Date;
};

/** What is asked and not answered, the earliest due first. */
export const openDataRequests = async ({ pool }: Pick<Database, 'pool'>): Promise<OpenDataRequest[]> => {
  const { rows } = await pool.query<OpenDataRequest>(
    `SELECT id, number, kind, words, contact_id::text AS "contactId", asked_at AS "askedAt", due_at AS "dueAt" FROM data_request
     WHERE state = 'open' ORDER BY due_at LIMIT 1000`,
  );
  return rows;
};

const Ended = z.array(z.object({ contactId: z.string(), kind: z.enum(dataRequestKinds) }));

/** Ends one request by its number; whose it was and of which kind, null when none of that number is open. */
export const endDataRequest = async (
  tx: Tx,
  number: string,
  { state, at, because }: { state: 'done' | 'refused'; at: Date; because: string | null },
): Promise<z.infer<typeof Ended>[number] | null> => {
  const sql = `UPDATE data_request SET state = $2, ended_at = $3::timestamptz, because = $4
    WHERE number = $1 AND state = 'open' RETURNING contact_id::text AS "contactId", kind`;
  return Ended.parse(await runSql(tx, sql, [number, state, at.toISOString(), because]))[0] ?? null;
};
