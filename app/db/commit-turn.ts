import type pg from 'pg';
import { z } from 'zod';
import { personalContact } from './personal-contact.ts';
import { commitSql, type Shape } from './commit-sql.ts';
import type { Prisma } from './generated/client.ts';
import type { FormTry } from '../../flows/features/form/facts-and-effects.ts';
import type { KnownVersions } from './known-versions.ts';
import type { Arrival } from './load-turn.ts';
import type { Database } from './open.ts';
import { claimedUntil } from './outbox.ts';

/** What a turn writes. */
export type TurnWrite = {
  contactId: string;
  /** The session's version the turn was decided on; 0 for a contact without one. */
  version: number;
  /** The session as it is stored. */
  state: object;
  now: Date;
  /** Rows of `draft`, later ones win. */
  drafts: Record<string, unknown>[];
  /** Columns of `contact` to change. */
  contact: Record<string, unknown>;
  /** Rows of `secure_token` for this contact. */
  tokens: Record<string, unknown>[];
  /** Answers that were refused or asked back, to be counted. */
  tries?: readonly FormTry[];
  /** Sealed messages for this contact, in order, and the chat they go to; its identity is null for somebody new. */
  bodies: string[];
  chat: { identityId: string | null; channel: string; account: string };
  /** The message the turn took: one that was stored, and whether it failed; or one at the door, which is stored as done. */
  took:
    | { messageId: string; failed: boolean }
    | (Pick<Arrival, 'address' | 'phone' | 'aliases' | 'providerId' | 'sentAt'> & { kind: string });
  /** Of a message at the door: its sender as they are stored, and of somebody new their key and how they are shown. */
  sender?: Record<string, unknown>;
  /** A turn decided from memory, at the door: nothing is written unless all that was remembered still is as it was. */
  known?: KnownVersions;
  /** The process sends what it commits itself, at once, unless more than `held` is on its way to the chat. */
  sends: { held: readonly string[] } | null;
};

/** Turns of whose kind there are most are committed by the statement with only what they need; all others by the whole one. */
const shapeOf = (turns: readonly TurnWrite[]): Shape => {
  const rare = turns.some(
    ({ chat, took, tokens }) => chat.identityId === null || 'messageId' in took || tokens.length > 0,
  );
  return {
    ...{ newcomers: rare, stored: rare, links: rare },
    contacts: rare || turns.some(({ contact }) => Object.keys(contact).length > 0),
    drafts: rare || turns.some(({ drafts }) => drafts.length > 0),
    tries: rare || turns.some(({ tries = [] }) => tries.length > 0),
  };
};

const statements = new Map<string, { name: string; text: string }>();

/** The statement for these turns; there are nine. */
const statementFor = (turns: readonly TurnWrite[]): { name: string; text: string; shape: Shape } => {
  const shape = shapeOf(turns);
  const parts = Object.entries(shape).flatMap(([part, there]) => (there ? [part] : []));
  const name =
    parts.length === Object.keys(shape).length ? 'commit-turns' : ['commit-turns with', ...parts].join(' ');
  const known = statements.get(name) ?? { name, text: commitSql(shape) };
  statements.set(name, known);
  return { ...known, shape };
};

const rowOf = (
  { contactId, version, state, now, contact, bodies, chat, took, sender, sends, known }: TurnWrite,
  n: number,
): Record<string, unknown> =>
  Object.assign(
    { n, contactId, version, state, now, bodies, held: sends?.held ?? null, known },
    { contact: personalContact(contact, contactId) },
    chat,
    took,
    sender,
  );

const valuesOf = (turns: readonly TurnWrite[], { drafts, links, tries }: Shape, now: Date): unknown[] => [
  JSON.stringify(turns.map(rowOf)),
  claimedUntil(now),
  ...(drafts
    ? [
        JSON.stringify(
          turns.flatMap(({ contactId, drafts }) => drafts.map((draft) => ({ ...draft, contactId }))),
        ),
      ]
    : []),
  ...(links
    ? [
        JSON.stringify(
          turns.flatMap(({ contactId, tokens }) => tokens.map((token) => ({ ...token, contactId }))),
        ),
      ]
    : []),
  ...(tries
    ? [
        JSON.stringify(
          turns.flatMap(({ contactId, tries: own = [] }) => own.map((one) => ({ ...one, contactId }))),
        ),
      ]
    : []),
];

const Row = z.object({
  n: z.int(),
  /** The transaction, by which the rows it wrote are known (`known-versions.ts`). */
  writtenBy: z.string(),
  identityId: z.string(),
  lastInboundAt: z.date().nullable(),
  claimed: z.array(z.string()).nullable(),
  more: z.boolean(),
});
/** What was written: whether more of the contact's messages waited then, and the deliveries this process has claimed, in order. */
export type Written = z.infer<typeof Row>;
/** Null: another turn of this contact came first, or something stood in the way, and nothing was written. */
export type Committed = Written | null;

const committed = (rows: unknown, turns: readonly TurnWrite[]): Committed[] => {
  const written = new Map(
    z
      .array(Row)
      .parse(rows)
      .map((row) => [row.n, row]),
  );
  return turns.map((_, n) => written.get(n) ?? null);
};

/** Whether another process stored the message in the very moment in which its turn was to be committed here. */
const isStoredMeanwhile = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === '23505' &&
  'constraint' in error &&
  error.constraint === 'inbox_message_channel_account_provider_id_key';

/**
 * Commits turns in one statement, of one contact only the first; what became of each. Rejects where a message of several was stored meanwhile:
 * nothing is written then, and each may be tried by itself.
 */
export const commitTurns = async (
  client: Pick<pg.ClientBase, 'query'>,
  turns: readonly TurnWrite[],
  now: Date,
): Promise<Committed[]> => {
  const firsts = [...new Map(turns.toReversed().map((turn) => [turn.contactId, turn])).values()];
  const { name, text, shape } = statementFor(firsts);
  try {
    const { rows } = await client.query({ name, text, values: valuesOf(firsts, shape, now) });
    const written = new Map(committed(rows, firsts).map((one, n) => [firsts[n], one]));
    return turns.map((turn) => written.get(turn) ?? null);
  } catch (error) {
    if (firsts.length > 1 || !isStoredMeanwhile(error)) throw error;
    return turns.map(() => null);
  }
};

/** The same as part of a larger transaction, for turns that touch more than their own contact. */
export const commitTurnIn = async (
  tx: Prisma.TransactionClient,
  turn: TurnWrite,
  now: Date,
): Promise<Committed> => {
  const { text, shape } = statementFor([turn]);
  const [one] = committed(await tx.$queryRawUnsafe(text, ...valuesOf([turn], shape, now)), [turn]);
  return one ?? null;
};

/** Counts a turn that failed; gives how often it has. */
export const countFailedTurn = async ({ pool }: Database, messageId: string): Promise<number> => {
  const { rows } = await pool.query<{ attempts: number }>(
    'UPDATE inbox_message SET attempts = attempts + 1 WHERE id = $1 RETURNING attempts',
    [messageId],
  );
  return rows[0]?.attempts ?? 0;
};
