import { z } from 'zod';
import { erasedWords } from '../../domain/personal.ts';
import { stateCodes } from '../../domain/state.ts';
import type { CounterCode } from '../../flows/features/counter/index.ts';
import { codeGoodUntil, counterCodeOf, mostMissesOfCode } from '../counter-code.ts';
import type { Vault } from '../vault.ts';
import { recordAdmin } from './admin-events.ts';
import { RequestMovedOn } from './apply-transition.ts';
import { recordEvent } from './events.ts';
import { moveRows } from './merge-contacts.ts';
import { runSql, type Tx } from './run-sql.ts';

const Row = z.object({
  requestId: z.string(),
  contactId: z.string(),
  service: z.string(),
  state: z.enum(stateCodes),
  generation: z.int(),
  misses: z.int(),
  madeAt: z.date(),
  atCounter: z.boolean(),
  loose: z.boolean(),
});
type Row = z.infer<typeof Row>;

// Loose: made at the counter for somebody who writes from no chat, and not erased since.
const select = `SELECT r.id AS "requestId", r.contact_id AS "contactId", r.service, r.state, coalesce(c.generation, 0) AS generation,
    coalesce(c.misses, 0) AS misses, coalesce(c.made_at, r.submitted_at) AS "madeAt",
    r.channel IS NOT DISTINCT FROM 'counter' AS "atCounter",
    r.channel IS NOT DISTINCT FROM 'counter' AND r.applicant ->> 'name' IS DISTINCT FROM '${erasedWords}'
      AND NOT EXISTS (SELECT 1 FROM identity i WHERE i.contact_id = r.contact_id)
      AND NOT EXISTS (SELECT 1 FROM staff s WHERE s.contact_id = r.contact_id) AS loose
  FROM request r LEFT JOIN counter_code c ON c.request_id = r.id`;

const find = async (tx: Tx, where: string, value: string): Promise<Row | null> =>
  z.array(Row).parse(await runSql(tx, `${select} WHERE ${where}`, [value]))[0] ?? null;

const isGood = ({ loose, misses, madeAt }: Row, now: Date): boolean =>
  loose && misses < mostMissesOfCode && now < codeGoodUntil(madeAt);

/** How a receipt's code stands: the code while it is good, whether a new one may be made, and until when it is good. */
export type ReceiptCode = { code: string | null; loose: boolean; until: Date };

/** The code to print on a request's receipt; null for what was not made at the counter. */
export const receiptCodeOf = async (
  tx: Tx,
  vault: Pick<Vault, 'key'>,
  requestId: string,
  now: Date,
): Promise<ReceiptCode | null> => {
  const row = await find(tx, 'r.id = $1::uuid', requestId);
  if (!row?.atCounter) return null;
  const code = isGood(row, now) ? counterCodeOf(vault, row) : null;
  return { code, loose: row.loose, until: codeGoodUntil(row.madeAt) };
};

/** What a number and a code come to for a chat that may try; what is wrong of them is not said. */
export const tryCounterCode = async (
  tx: Tx,
  vault: Pick<Vault, 'key'>,
  { number, code }: { number: string; code: string },
  { contactId, now }: { contactId: string; now: Date },
): Promise<CounterCode> => {
  const row = await find(tx, 'r.number = $1', number);
  if (!row) return { is: 'wrong' };
  if (row.contactId === contactId) return { is: 'own' };
  const { requestId, generation, service, state } = row;
  return isGood(row, now) && counterCodeOf(vault, row) === code
    ? { is: 'good', requestId, generation, service, state }
    : { is: 'wrong' };
};

const isInOffice = 'SELECT 1 AS one FROM staff WHERE contact_id = $1::uuid AND revoked_at IS NULL';

/**
 * Makes the counter's contact of a request one with the chat's, in the caller's transaction: everything of it moves, the chat's own
 * details stay as they are. Whoever was slower, or comes with a code that was renewed meanwhile, is decided anew.
 */
export const joinCounter = async (
  tx: Tx,
  { requestId, generation }: { requestId: string; generation: number },
  { contactId, now }: { contactId: string; now: Date },
): Promise<void> => {
  await runSql(tx, 'SELECT 1 AS one FROM request WHERE id = $1::uuid FOR NO KEY UPDATE', [requestId]);
  const row = await find(tx, 'r.id = $1::uuid', requestId);
  if (!row || !isGood(row, now) || row.generation !== generation) throw new RequestMovedOn();
  if ((await runSql(tx, isInOffice, [contactId])).length > 0) throw new RequestMovedOn();
  await moveRows(tx, contactId, [row.contactId]);
  const by = { actor: contactId, role: 'applicant', at: now.toISOString(), note: null };
  await recordEvent(tx, { requestId, action: 'joined', ...by }, { contactId });
};

// Nothing is counted of a request that could not be joined: its number says nothing about it.
const miss = `INSERT INTO counter_code AS c (request_id, misses, made_at)
  SELECT r.id, 1, r.submitted_at FROM request r WHERE r.number = $1 AND r.channel = 'counter'
  ON CONFLICT (request_id) DO UPDATE SET misses = c.misses + 1`;

/** Counts a wrong code and writes it down, whether or not there is such a request. */
export const missCounterCode = async (
  tx: Tx,
  { number }: { number: string },
  { contactId, now }: { contactId: string; now: Date },
): Promise<void> => {
  await runSql(tx, miss, [number]);
  const actor = `chat ${contactId}`;
  await recordAdmin(tx, { action: 'counter_code_missed', about: number, actor, at: now, note: null });
};

const renew = `INSERT INTO counter_code AS c (request_id, generation, misses, made_at) VALUES ($1::uuid, 1, 0, $2::timestamptz)
  ON CONFLICT (request_id) DO UPDATE SET generation = c.generation + 1, misses = 0, made_at = excluded.made_at`;

/** Makes a new code for a request of the counter, and the earlier ones void; false where nobody may join it any more. */
export const renewCounterCode = async (
  tx: Tx,
  { id, number }: { id: string; number: string },
  { actor, now }: { actor: string; now: Date },
): Promise<boolean> => {
  if ((await find(tx, 'r.id = $1::uuid', id))?.loose !== true) return false;
  await runSql(tx, renew, [id, now]);
  await recordAdmin(tx, { action: 'counter_code_renewed', about: number, actor, at: now, note: null });
  return true;
};
